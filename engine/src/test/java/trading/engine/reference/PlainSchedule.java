package trading.engine.reference;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is due at a time.
final class PlainSchedule {
    /// What happens then, to the order (or lock, or account) of an id.
    enum Kind {
        ARRIVE,
        CANCEL,
        AMEND,
        EXPIRE,
        UNLOCK,
        DEAD_MAN_SWITCH,
        END_OVERRIDE
    }

    /// One entry.
    record Due(long timeNanos, Kind kind, long subject) {}

    /// In the order in which it was scheduled.
    private final List<Due> entries = new ArrayList<>();

    void add(long timeNanos, Kind kind, long subject) {
        entries.add(new Due(timeNanos, kind, subject));
    }

    /// Takes the earliest that is due, the one scheduled first where two are; null when nothing is.
    @Nullable
    Due takeDue(long nowNanos) {
        Due first = null;
        for (Due entry : entries) {
            if (entry.timeNanos() <= nowNanos && (first == null || entry.timeNanos() < first.timeNanos())) {
                first = entry;
            }
        }
        entries.remove(first);
        return first;
    }
}
