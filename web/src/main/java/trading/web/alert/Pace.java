package trading.web.alert;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a person is spared: the same again within a minute, and more than some in a short time. Warnings leave room
/// for what is critical. Not thread-safe.
final class Pace {
    private static final long SAME_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int MOST_AT_ONCE = 20;
    private static final int FOR_CRITICAL = 10;
    private static final long ONE_MORE_NANOS = Duration.ofSeconds(15).toNanos();

    private record Occasion(AlertCode code, String subject) {}

    private record Told(int level, long nanos) {}

    private final Map<Occasion, Told> told = new LinkedHashMap<>();
    private long room = MOST_AT_ONCE;
    private long roomSince;
    private boolean begun;
    private int heldBack;

    /// Whether it is to be sent now; one that is not counts as held back.
    boolean admits(AlertJson alert, long nowNanos) {
        refill(nowNanos);
        told.values().removeIf(each -> nowNanos - each.nanos() >= SAME_NANOS);
        Occasion occasion = new Occasion(alert.code(), alert.subject());
        Told before = told.get(occasion);
        boolean same = before != null && alert.level() <= before.level();
        boolean crowded = room <= (ChannelPlan.isCritical(alert) ? 0 : FOR_CRITICAL);
        if (same || crowded) {
            heldBack++;
            return false;
        }
        room--;
        told.put(occasion, new Told(alert.level(), nowNanos));
        return true;
    }

    private void refill(long nowNanos) {
        if (!begun) {
            begun = true;
            roomSince = nowNanos;
        }
        long more = (nowNanos - roomSince) / ONE_MORE_NANOS;
        roomSince += more * ONE_MORE_NANOS;
        room = Math.min(MOST_AT_ONCE, room + more);
    }

    /// How many were held back since it was last asked.
    int takeHeldBack() {
        int taken = heldBack;
        heldBack = 0;
        return taken;
    }
}
