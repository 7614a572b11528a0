package trading.engine.orchestrator;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;

/// One strategy on one instrument, as it stands.
///
/// `statusReason` says why it is disabled, else it is empty. `barsSeen` counts the past it was warmed up
/// with. `slowestNanos`: the longest that it took for one bar. `realizedPnl`: money, net of fees.
/// `decisions`: the latest ones, newest last.
public record StrategyState(
        String name,
        String symbol,
        TimeFrame frame,
        StrategyStatus status,
        String statusReason,
        String description,
        Record parameters,
        long barsSeen,
        int warmUpBars,
        long slowestNanos,
        @Nullable Trade openTrade,
        long closedTrades,
        long realizedPnl,
        @Nullable Signal lastSignal,
        List<Decision> decisions) {}
