package trading.engine.drift;

import trading.engine.model.Instrument;
import trading.engine.model.Side;

/// A fill that is not the same in both. Prices in ticks and quantities in lots of the instrument, 0 on the side that
/// has none.
///
/// `timeNanos`: of the session's fill, or of the other one when it has none. `entry`: the client order id of the entry
/// of the trade that the fill belongs to. `cause`: what is known to have been different before, in plain words.
public record DriftFinding(
        Kind kind,
        String strategy,
        Instrument instrument,
        Side side,
        String entry,
        long timeNanos,
        long sessionPrice,
        long sessionQuantity,
        long backtestPrice,
        long backtestQuantity,
        String cause) {

    /// In what they differ.
    public enum Kind {
        PRICE,
        QUANTITY,
        /// The backtest has it, the session has not.
        MISSING,
        /// The session has it, the backtest has not.
        EXTRA
    }
}
