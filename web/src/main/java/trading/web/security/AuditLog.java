package trading.web.security;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.infra.audit.AuditEvent;
import trading.infra.audit.AuditRecords;
import trading.infra.audit.AuditTrail;
import trading.web.route.Call;

/// The door to the audit trail, for whoever has something to tell: security events and acts of people. No event holds
/// a secret. Each is a line of the logger `audit` as well. Any thread.
public final class AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger("audit");
    private static final AtomicReference<@Nullable Place> PLACE = new AtomicReference<>();

    private record Place(AuditTrail trail, AuditRecords records) {}

    /// Ends what [#writeInto] began; closes nothing.
    @FunctionalInterface
    public interface Writing extends AutoCloseable {
        @Override
        void close();
    }

    private AuditLog() {}

    /// From here on events go into `trail`; `records` reads it. One at a time in a process.
    public static Writing writeInto(AuditTrail trail, AuditRecords records) {
        Place place = new Place(trail, records);
        PLACE.set(place);
        return () -> PLACE.compareAndSet(place, null);
    }

    /// By a stranger, or by nobody in particular: of many such events in a minute the rest is counted
    /// only. Does not wait.
    public static void record(String type, String details, String address, String userAgent) {
        keep(AuditEvent.now(type, details, address, userAgent, ""), false);
    }

    /// By whoever makes `call`. Waits until it is on disk, for a second at most.
    public static void record(String type, String details, Call call) {
        keep(event(type, details, call), true);
    }

    /// The same without waiting, for what must not be late.
    public static void post(String type, String details, Call call) {
        keep(event(type, details, call), false);
    }

    /// An act that did not come over HTTP: `principal` did it, by way of `channel`. Without waiting.
    public static void act(String type, String details, String channel, String principal) {
        keep(AuditEvent.now(type, details, channel, "", principal), false);
    }

    /// Why the trail cannot be written right now; empty when it can, or when there is none.
    public static Optional<String> failure() {
        Place place = PLACE.get();
        return place == null ? Optional.empty() : place.trail().failure();
    }

    /// Why the trail of before was put aside when this one was begun; empty when it was whole.
    public static Optional<String> damage() {
        Place place = PLACE.get();
        return place == null ? Optional.empty() : place.trail().damage();
    }

    /// The trail that events go into, to be read; empty when there is none.
    public static Optional<AuditRecords> records() {
        return Optional.ofNullable(PLACE.get()).map(Place::records);
    }

    private static AuditEvent event(String type, String details, Call call) {
        String who = call.find(Principal.class).map(AuditLog::shown).orElse("");
        return AuditEvent.now(type, details, call.address(), call.userAgent(), who);
    }

    private static String shown(Principal principal) {
        return principal.user()
                + (principal.mode() == Principal.Mode.NONE
                        ? ""
                        : " by " + principal.mode().word());
    }

    private static void keep(AuditEvent event, boolean wait) {
        LOG.info(event.json());
        Place place = PLACE.get();
        if (place == null) {
            return;
        }
        if (wait) {
            place.trail().record(event);
        } else {
            place.trail().post(event);
        }
    }
}
