package trading.engine.strategy.host;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;
import trading.engine.strategy.ParameterRange;
import trading.engine.strategy.Sizing;
import trading.engine.strategy.Subscription;

/// One strategy on one instrument, as it stands.
///
/// `statusReason` says why it is disabled, else it is empty. `ranges`: what may be set, `parameters`: what is.
/// `barsSeen` counts the past it was warmed up with. `slowestNanos`: the longest that it took for one call.
/// `realizedPnl`: money, net of fees. `decisions`: the latest ones, newest last.
public record StrategyState(
        String name,
        String version,
        String symbol,
        TimeFrame frame,
        List<Subscription> subscriptions,
        StrategyStatus status,
        String statusReason,
        String description,
        List<ParameterRange> ranges,
        Record parameters,
        Sizing sizing,
        double vetoConfidence,
        long barsSeen,
        int warmUpBars,
        long slowestNanos,
        List<Trade> openTrades,
        int openOrders,
        long closedTrades,
        long realizedPnl,
        @Nullable Signal lastSignal,
        List<Decision> decisions) {

    public StrategyState {
        subscriptions = List.copyOf(subscriptions);
        ranges = List.copyOf(ranges);
        openTrades = List.copyOf(openTrades);
    }

    /// The oldest that is pending or open.
    public @Nullable Trade openTrade() {
        return openTrades.isEmpty() ? null : openTrades.getFirst();
    }
}
