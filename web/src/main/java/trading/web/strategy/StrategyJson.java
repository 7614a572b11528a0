package trading.web.strategy;

import org.jspecify.annotations.Nullable;

/// A strategy as it is shown.
public record StrategyJson(
        String name,
        String symbol,
        String frame,
        String status,
        String description,
        long openTrades,
        long closedTrades,
        String realizedPnl,
        @Nullable SignalJson lastSignal) {

    /// What a strategy last thought, and when.
    public record SignalJson(String time, String text) {}
}
