package trading.web.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.GatewayState;

/// The journal's side of the gateway and those who read from it: who is far behind, or stands still with
/// something to do.
public final class ReaderSource implements AlertSource {
    private static final long STANDS_STILL_NANOS = Duration.ofSeconds(3).toNanos();
    private static final long FAR_BEHIND = 50_000;
    private static final String GATEWAY = "gateway";

    private record Seen(long place, long sinceNanos) {}

    private final ExecutionGateway gateway;
    private final Map<String, LongSupplier> behind;
    private final Map<String, Seen> seen = new HashMap<>();
    private int room;

    /// `behind`: how many commands each reader has not stored or sent yet.
    public ReaderSource(ExecutionGateway gateway, Map<String, LongSupplier> behind) {
        this.gateway = gateway;
        this.behind = Map.copyOf(behind);
        this.room = gateway.remainingCapacity(); // else a ring that is full at the first look seems to have no room
    }

    @Override
    public List<Condition> conditions(long nowNanos) {
        List<Condition> found = new ArrayList<>();
        if (gateway.state() == GatewayState.HALTED) {
            found.add(new Condition(
                    AlertCode.GATEWAY_HALTED, GATEWAY, "The gateway takes no commands.", "HALTED", "RUNNING"));
        }
        room = Math.max(room, gateway.remainingCapacity());
        long waiting = (long) room - gateway.remainingCapacity();
        long decided = gateway.lastSequence();
        if (isLate(GATEWAY, waiting, decided, room / 2, nowNanos)) {
            found.add(new Condition(
                    AlertCode.GATEWAY_BACKLOG,
                    GATEWAY,
                    waiting + " commands wait to be journaled and decided.",
                    waiting + " commands",
                    room / 2 + " commands"));
        }
        behind.forEach((name, lag) -> {
            long commands = Math.max(0, lag.getAsLong());
            if (isLate(name, commands, decided - commands, FAR_BEHIND, nowNanos)) {
                found.add(new Condition(
                        AlertCode.RECORDER_LAG,
                        name,
                        name + " is " + commands + " commands behind the gateway.",
                        commands + " commands",
                        FAR_BEHIND + " commands, or " + STANDS_STILL_NANOS / 1_000_000_000L + " s without progress"));
            }
        });
        return found;
    }

    /// `place`: up to where it has come; with nothing to do it stands still rightly.
    private boolean isLate(String name, long commands, long place, long most, long nowNanos) {
        Seen before = seen.get(name);
        if (before == null || before.place() != place || commands == 0) {
            seen.put(name, new Seen(place, nowNanos));
            return commands > most;
        }
        return commands > most || nowNanos - before.sinceNanos() > STANDS_STILL_NANOS;
    }
}
