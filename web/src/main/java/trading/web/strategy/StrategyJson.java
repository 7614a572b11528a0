package trading.web.strategy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import trading.engine.model.FixedPoint;
import trading.engine.strategy.ParameterRange;
import trading.engine.strategy.StrategyParameters;
import trading.engine.strategy.Subscription;
import trading.engine.strategy.host.SeatTerms;
import trading.engine.strategy.host.Signal;
import trading.engine.strategy.host.StrategyState;
import trading.web.text.Figures;

/// A strategy on one instrument as it is shown. `vetoPercent`: how sure the analyst must be to keep it from an
/// entry, null when it cannot.
public record StrategyJson(
        String name,
        String version,
        String symbol,
        String frame,
        List<StrategyBarsJson> subscriptions,
        String status,
        String statusReason,
        String description,
        List<StrategyParameterJson> parameters,
        SizingJson sizing,
        @Nullable Integer vetoPercent,
        long barsSeen,
        long slowestMicros,
        long openTrades,
        long openOrders,
        long closedTrades,
        String realizedPnl,
        @Nullable SignalJson lastSignal) {

    private static final int PERCENT = 100;
    private static final long NANOS_PER_MICRO = 1_000;

    /// What a strategy last thought, and when.
    public record SignalJson(String time, String text) {}

    /// Bars that it is given.
    public record StrategyBarsJson(String symbol, String frame, int warmUpBars) {}

    /// What may be set. `live`: also while it runs.
    public record StrategyParameterJson(
            String name,
            String text,
            String value,
            String defaultValue,
            String from,
            String to,
            String step,
            boolean whole,
            boolean live) {}

    static StrategyJson of(StrategyState state) {
        Signal signal = state.lastSignal();
        return new StrategyJson(
                state.name(),
                state.version(),
                state.symbol(),
                state.frame().text(),
                state.subscriptions().stream().map(StrategyJson::subscription).toList(),
                state.status().name(),
                state.statusReason(),
                state.statusReason().isEmpty()
                        ? state.description()
                        : state.description() + " Disabled: " + state.statusReason(),
                parameters(state),
                SizingJson.of(state.sizing()),
                state.vetoConfidence() >= SeatTerms.NEVER ? null : (int) Math.round(PERCENT * state.vetoConfidence()),
                state.barsSeen(),
                state.slowestNanos() / NANOS_PER_MICRO,
                state.openTrades().size(),
                state.openOrders(),
                state.closedTrades(),
                FixedPoint.toDecimal(state.realizedPnl()).toPlainString(),
                signal == null ? null : new SignalJson(Figures.time(signal.timeNanos()), signal.text()));
    }

    private static StrategyBarsJson subscription(Subscription subscription) {
        return new StrategyBarsJson(subscription.symbol(), subscription.frame().text(), subscription.warmUpBars());
    }

    private static List<StrategyParameterJson> parameters(StrategyState state) {
        SortedMap<String, String> values = StrategyParameters.values(state.parameters());
        List<StrategyParameterJson> parameters = new ArrayList<>();
        for (ParameterRange range : state.ranges()) {
            parameters.add(new StrategyParameterJson(
                    range.name(),
                    range.text(),
                    plain(Double.parseDouble(values.getOrDefault(range.name(), "0"))),
                    plain(range.defaultValue()),
                    plain(range.from()),
                    plain(range.to()),
                    plain(range.step()),
                    range.whole(),
                    range.live()));
        }
        return parameters;
    }

    private static String plain(double value) {
        BigDecimal stripped = BigDecimal.valueOf(value).stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
