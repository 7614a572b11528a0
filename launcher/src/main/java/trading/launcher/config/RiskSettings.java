package trading.launcher.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import trading.engine.model.ExposureLimits;
import trading.engine.model.LossLimits;
import trading.engine.model.RateLimits;
import trading.engine.model.RiskLimits;

/// The limits of the demo account, each with its place in [RiskLimits].
///
/// The defaults are for an account with 100,000 USDT of paper money.
final class RiskSettings {
    /// One limit: how it is written, and where it is.
    record Limit(Setting<Long> setting, ToLongFunction<RiskLimits> place) {
        long of(RiskLimits limits) {
            return place.applyAsLong(limits);
        }
    }

    private static final int HUNDREDTHS = 2;
    private static final long MOST_TIMES = 100_000;

    private static final Limit ORDER_NOTIONAL =
            money("maximum_order_notional", "The value of one order.", "50000", RiskLimits::maximumOrderNotional);

    private static final Limit ORDER_LOTS = limit(
            "maximum_order_lots",
            "The lots of one order, on top of the instrument's own limit.",
            "whole lots above 0, or none, for example 100000000",
            Texts.NONE,
            text -> text.equals(Texts.NONE) ? Long.MAX_VALUE : Texts.whole(text, 1, Long.MAX_VALUE),
            RiskLimits::maximumOrderLots);

    private static final Limit COLLAR = limit(
            "collar_ppm",
            "How far a price may be from the reference, on the side that loses money.",
            "parts per million from 1 to 999999, for example 50000 for 5 %",
            "50000",
            text -> Texts.whole(text, 1, 999_999),
            RiskLimits::collarPpm);

    private static final Limit REFERENCE_AGE = limit(
            "maximum_reference_age_seconds",
            "An older price is none.",
            "whole seconds from 1 to 86400, for example 60",
            "60",
            text -> TimeUnit.SECONDS.toNanos(Texts.whole(text, 1, 86_400)),
            RiskLimits::maximumReferenceAgeNanos);

    private static final Limit INSTRUMENT_NOTIONAL = money(
            "instrument_notional",
            "Money at risk in one instrument; a spot account is bounded by what it has.",
            Texts.NONE,
            limits -> limits.exposure().instrumentNotional());

    private static final Limit STRATEGY_NOTIONAL = money(
            "strategy_notional",
            "Money at risk by one strategy.",
            Texts.NONE,
            limits -> limits.exposure().strategyNotional());

    private static final Limit ACCOUNT_NOTIONAL = money(
            "account_notional",
            "Money at risk in all.",
            Texts.NONE,
            limits -> limits.exposure().accountNotional());

    private static final Limit LEVERAGE = limit(
            "leverage",
            "Times the equity.",
            "times the equity, above 0 and up to 1000 with two decimals at most, or none, for example 3",
            Texts.NONE,
            text -> text.equals(Texts.NONE)
                    ? Integer.MAX_VALUE
                    : Texts.decimal(text, HUNDREDTHS, BigDecimal.ZERO, BigDecimal.valueOf(1_000)),
            limits -> limits.exposure().leverageHundredths());

    private static final Limit OPEN_ORDERS = limit(
            "open_orders",
            "Orders that are open at the same time.",
            "a number of orders from 1 to 1000000, or none, for example 20000",
            "20000",
            text -> text.equals(Texts.NONE) ? Integer.MAX_VALUE : Texts.whole(text, 1, 1_000_000),
            limits -> limits.exposure().openOrders());

    private static final Limit DAILY_LOSS = money(
            "daily_loss",
            "Below the equity at midnight (UTC); past it only what makes positions smaller passes. The default is 5 % of the deposit.",
            "5000",
            limits -> limits.loss().dailyLoss());

    private static final Limit DRAWDOWN = limit(
            "drawdown_percent",
            "Below the highest equity; past it only cancels pass.",
            "a percentage above 0 and up to 100 with four decimals at most, or none, for example 25",
            "25",
            text -> text.equals(Texts.NONE) ? Integer.MAX_VALUE : Texts.percent(text, 0, 100),
            limits -> limits.loss().drawdownPpm());

    static final Limit MESSAGES = limit(
            "messages_per_second",
            "Orders, amendments and cancels together.",
            "a number from 1 to 100000, or none, for example 20000",
            "20000",
            text -> text.equals(Texts.NONE) ? 0 : Texts.whole(text, 1, MOST_TIMES),
            limits -> limits.rate().messages());

    static final Limit CANCEL_RESERVE = limit(
            "cancel_reserve",
            "How many of those are kept for cancels.",
            "a number from 0 to 99999 below messages_per_second, for example 50",
            "50",
            text -> Texts.whole(text, 0, MOST_TIMES - 1),
            limits -> limits.rate().cancelReserve());

    private static final Limit DUPLICATE = limit(
            "duplicate_millis",
            "A person's order that is like another of so short ago is refused.",
            "whole milliseconds from 0 (never refused) to 60000, for example 1000",
            "1000",
            text -> TimeUnit.MILLISECONDS.toNanos(Texts.whole(text, 0, 60_000)),
            limits -> limits.rate().duplicateNanos());

    private static final Limit EXECUTIONS = limit(
            "executions",
            "A strategy with more fills in the time of the next line is stopped until somebody arms it again.",
            "a number from 1 to 100000, or none, for example 1000",
            "1000",
            text -> text.equals(Texts.NONE) ? 0 : Texts.whole(text, 1, MOST_TIMES),
            limits -> limits.rate().executions());

    private static final Limit EXECUTION_SPAN = limit(
            "execution_seconds",
            "That time.",
            "whole seconds from 1 to 86400, for example 60",
            "60",
            text -> TimeUnit.SECONDS.toNanos(Texts.whole(text, 1, 86_400)),
            limits -> limits.rate().executionNanos());

    static final List<Limit> ALL = List.of(
            ORDER_NOTIONAL,
            ORDER_LOTS,
            COLLAR,
            REFERENCE_AGE,
            INSTRUMENT_NOTIONAL,
            STRATEGY_NOTIONAL,
            ACCOUNT_NOTIONAL,
            LEVERAGE,
            OPEN_ORDERS,
            DAILY_LOSS,
            DRAWDOWN,
            MESSAGES,
            CANCEL_RESERVE,
            DUPLICATE,
            EXECUTIONS,
            EXECUTION_SPAN);

    private RiskSettings() {}

    static RiskLimits limits(ToLongFunction<Limit> value, long messageNanos) {
        return new RiskLimits(
                value.applyAsLong(ORDER_NOTIONAL),
                value.applyAsLong(ORDER_LOTS),
                (int) value.applyAsLong(COLLAR),
                value.applyAsLong(REFERENCE_AGE),
                new ExposureLimits(
                        value.applyAsLong(INSTRUMENT_NOTIONAL),
                        value.applyAsLong(STRATEGY_NOTIONAL),
                        value.applyAsLong(ACCOUNT_NOTIONAL),
                        (int) value.applyAsLong(LEVERAGE),
                        (int) value.applyAsLong(OPEN_ORDERS)),
                new LossLimits(value.applyAsLong(DAILY_LOSS), (int) value.applyAsLong(DRAWDOWN)),
                new RateLimits(
                        (int) value.applyAsLong(MESSAGES),
                        messageNanos,
                        (int) value.applyAsLong(CANCEL_RESERVE),
                        value.applyAsLong(DUPLICATE),
                        (int) value.applyAsLong(EXECUTIONS),
                        value.applyAsLong(EXECUTION_SPAN)));
    }

    private static Limit money(String name, String help, String defaultText, ToLongFunction<RiskLimits> place) {
        return limit(
                name,
                help,
                "money above 0, or none, for example " + (defaultText.equals(Texts.NONE) ? "100000" : defaultText),
                defaultText,
                text -> text.equals(Texts.NONE) ? Long.MAX_VALUE : Texts.money(text),
                place);
    }

    private static Limit limit(
            String name,
            String help,
            String expected,
            String defaultText,
            Setting.Parser<Long> parser,
            ToLongFunction<RiskLimits> place) {
        return new Limit(
                new Setting<>(
                        "risk." + name, "RISK_" + name.toUpperCase(Locale.ROOT), help, expected, defaultText, parser),
                place);
    }
}
