package trading.engine.analyst.budget;

import trading.engine.analyst.CallCost;
import trading.engine.analyst.FailureCode;

/// Whether a call may be made.
public sealed interface Reserving {
    /// It may, and `most` is taken for it. To be settled, whatever happens.
    record Reservation(String id, String strategy, long atNanos, CallCost most) implements Reserving {}

    record Refused(FailureCode code, String text) implements Reserving {}
}
