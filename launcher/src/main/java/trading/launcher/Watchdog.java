package trading.launcher;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.GatewayState;
import trading.engine.orchestrator.Orchestrator;

/// Sees a gateway or an orchestrator that is dead or stuck: the one takes no command until it is started again, the
/// other has reports to read and has not read one for a while. Not thread-safe.
final class Watchdog {
    private static final long HALTED_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long STUCK_NANOS = Duration.ofSeconds(15).toNanos();

    private final BooleanSupplier halted;
    private final Progress gateway;
    private final Progress orchestrator;
    private long haltedSince = Long.MIN_VALUE;

    /// Which service does not go on, and what was seen.
    record Stuck(String service, String reason) {}

    /// What has work, and how far it has come.
    private static final class Progress {
        private final String name;
        private final BooleanSupplier works;
        private final LongSupplier place;
        private long seen = Long.MIN_VALUE;
        private long since;

        Progress(String name, BooleanSupplier works, LongSupplier place) {
            this.name = name;
            this.works = works;
            this.place = place;
        }

        @Nullable
        Stuck stuck(long nowNanos) {
            long now = place.getAsLong();
            if (now != seen || !works.getAsBoolean()) {
                seen = now;
                since = nowNanos;
                return null;
            }
            return nowNanos - since < STUCK_NANOS
                    ? null
                    : new Stuck(
                            name,
                            "the " + name + " has stood still for " + (nowNanos - since) / 1_000_000_000L
                                    + " s at sequence " + now);
        }
    }

    Watchdog(ExecutionGateway gateway, Orchestrator orchestrator) {
        this(
                gateway::needsRestart,
                () -> gateway.state() == GatewayState.RUNNING && gateway.remainingCapacity() == 0,
                gateway::lastSequence,
                () -> gateway.sequenceOf(orchestrator) < gateway.lastSequence(),
                () -> gateway.sequenceOf(orchestrator));
    }

    Watchdog(
            BooleanSupplier halted,
            BooleanSupplier gatewayWorks,
            LongSupplier decided,
            BooleanSupplier orchestratorWorks,
            LongSupplier read) {
        this.halted = halted;
        this.gateway = new Progress("gateway", gatewayWorks, decided);
        this.orchestrator = new Progress("orchestrator", orchestratorWorks, read);
    }

    /// Why there is to be a restart, or null. To be asked often.
    @Nullable
    Stuck stuck(long nowNanos) {
        if (!halted.getAsBoolean()) {
            haltedSince = Long.MIN_VALUE;
        } else if (haltedSince == Long.MIN_VALUE) {
            haltedSince = nowNanos;
        } else if (nowNanos - haltedSince >= HALTED_NANOS) {
            return new Stuck("gateway", "the gateway takes no commands after a failed write or decision");
        }
        Stuck stuck = gateway.stuck(nowNanos);
        Stuck behind = orchestrator.stuck(nowNanos);
        return stuck != null ? stuck : behind;
    }
}
