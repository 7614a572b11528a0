package trading.web.risk;

import org.jspecify.annotations.Nullable;
import trading.engine.model.RiskLimits;
import trading.web.json.DurationText;
import trading.web.text.Figures;

/// An account's limits as they are shown; null where there is none.
public record LimitsJson(
        @Nullable String maximumOrderNotional,
        @Nullable Long maximumOrderLots,
        String collarPercent,
        @Nullable String maximumReferenceAge,
        @Nullable String instrumentNotional,
        @Nullable String strategyNotional,
        @Nullable String accountNotional,
        @Nullable String leverage,
        @Nullable Integer openOrders,
        @Nullable String dailyLoss,
        @Nullable String drawdownPercent,
        @Nullable Integer messages,
        @Nullable String messageSpan,
        @Nullable Integer cancelReserve,
        @Nullable String duplicateSpan,
        @Nullable Integer executions,
        @Nullable String executionSpan) {

    public static LimitsJson of(RiskLimits limits) {
        var exposure = limits.exposure();
        var rate = limits.rate();
        int leverage = exposure.leverageHundredths();
        int drawdown = limits.loss().drawdownPpm();
        boolean counted = rate.messages() > 0;
        boolean throttled = rate.executions() > 0;
        return new LimitsJson(
                money(limits.maximumOrderNotional()),
                limits.maximumOrderLots() == Long.MAX_VALUE ? null : limits.maximumOrderLots(),
                Figures.percent(limits.collarPpm()),
                span(limits.maximumReferenceAgeNanos()),
                money(exposure.instrumentNotional()),
                money(exposure.strategyNotional()),
                money(exposure.accountNotional()),
                leverage == Integer.MAX_VALUE ? null : Figures.hundredths(leverage),
                exposure.openOrders() == Integer.MAX_VALUE ? null : exposure.openOrders(),
                money(limits.loss().dailyLoss()),
                drawdown == Integer.MAX_VALUE ? null : Figures.percent(drawdown),
                counted ? rate.messages() : null,
                counted ? span(rate.messageNanos()) : null,
                counted ? rate.cancelReserve() : null,
                rate.duplicateNanos() == 0 ? null : span(rate.duplicateNanos()),
                throttled ? rate.executions() : null,
                throttled ? span(rate.executionNanos()) : null);
    }

    private static @Nullable String money(long limit) {
        return limit == Long.MAX_VALUE ? null : Figures.money(limit);
    }

    private static @Nullable String span(long nanos) {
        return nanos == Long.MAX_VALUE ? null : DurationText.of(nanos);
    }
}
