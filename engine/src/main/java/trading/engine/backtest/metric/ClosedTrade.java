package trading.engine.backtest.metric;

import trading.engine.model.ExitReason;
import trading.engine.model.Side;

/// A trade that is over, in money. `profit` is after `fees`. `entryNotional`, `exitNotional`: money that
/// changed hands. `adverse`, `favorable`: how far it once was against and for it, in money, never negative
/// (MAE, MFE; Sweeney, 1996).
public record ClosedTrade(
        String symbol,
        String strategy,
        Side side,
        long openedNanos,
        long closedNanos,
        double entryNotional,
        double exitNotional,
        double fees,
        double profit,
        double adverse,
        double favorable,
        ExitReason exitReason) {

    /// Profit against the money that it took to enter.
    public double gain() {
        return entryNotional > 0 ? profit / entryNotional : Double.NaN;
    }

    public long heldNanos() {
        return closedNanos - openedNanos;
    }
}
