package trading.engine.drift;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import trading.engine.model.Instrument;

/// What is known to have been different before a fill that differs. `disturbances`: in the order of time; `denials`:
/// the
/// code by which risk refused an order of the session, by client order id.
record KnownCauses(
        List<Disturbance> disturbances, Map<String, String> denials, FillBook session, Rerun again, Past past)
        implements FillComparison.Causes {
    private static final long SECOND = 1_000_000_000L;

    @Override
    public String of(FillBook.Key key, long timeNanos) {
        String denied = denials.get(key.entry());
        if (denied != null) {
            return "risk refused the session's order: " + denied;
        }
        Disturbance last = null;
        for (Disturbance one : disturbances) {
            if (one.timeNanos() <= timeNanos && (one.instrument() < 0 || one.instrument() == key.instrument())) {
                last = one;
            }
        }
        String note = again.noteOn(key.strategy());
        if (last == null && note == null && !session.hasOrder(key.entry())) {
            return "the session has no such order: its strategies were late, busy or not running";
        }
        if (last == null) {
            return note == null ? "not known" : note;
        }
        return last.text() + " at "
                + Instant.ofEpochSecond(
                        Math.floorDiv(last.timeNanos(), SECOND), Math.floorMod(last.timeNanos(), SECOND));
    }

    @Override
    public Instrument instrument(int id) {
        return Objects.requireNonNull(past.instrument(id), () -> "drift: instrument=" + id + " is not known");
    }
}
