package trading.web.security;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// Sessions of browsers, in memory, under the hash of their secret. A session ends half an hour after it
/// was last used (an open WebSocket uses it) and twelve hours after the login at the latest.
final class Sessions {
    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration ABSOLUTE = Duration.ofHours(12);
    private static final int MAXIMUM_SESSIONS = 100;
    private static final int MAXIMUM_LENGTH = 128;

    private static final class Session {
        private final String user;
        private final long endsNanos;
        private volatile long lastUsedNanos;

        Session(String user, long nowNanos) {
            this.user = user;
            this.endsNanos = nowNanos + ABSOLUTE.toNanos();
            this.lastUsedNanos = nowNanos;
        }

        boolean isAlive(long nowNanos) {
            return nowNanos - endsNanos < 0 && nowNanos - lastUsedNanos < IDLE.toNanos();
        }
    }

    private final Map<String, Session> byHash = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    Sessions(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// The secret that the browser gets.
    String create(String user) {
        long now = nanos.getAsLong();
        byHash.values().removeIf(session -> !session.isAlive(now));
        if (byHash.size() >= MAXIMUM_SESSIONS) {
            byHash.entrySet().stream()
                    .min((a, b) -> Long.compare(a.getValue().lastUsedNanos, b.getValue().lastUsedNanos))
                    .ifPresent(oldest -> byHash.remove(oldest.getKey()));
        }
        String secret = Secrets.random();
        byHash.put(Secrets.hash(secret), new Session(user, now));
        return secret;
    }

    Optional<Principal> find(String secret) {
        if (secret.length() > MAXIMUM_LENGTH) {
            return Optional.empty();
        }
        String hash = Secrets.hash(secret);
        Session session = byHash.get(hash);
        if (session == null || !use(hash)) {
            return Optional.empty();
        }
        return Optional.of(new Principal(session.user, "session", hash, session.endsNanos));
    }

    /// Keeps a session from going idle; false when there is none any more.
    boolean use(String hash) {
        long now = nanos.getAsLong();
        Session session = byHash.get(hash);
        if (session == null) {
            return false;
        }
        if (!session.isAlive(now)) {
            byHash.remove(hash);
            return false;
        }
        session.lastUsedNanos = now;
        return true;
    }

    void end(String hash) {
        byHash.remove(hash);
    }
}
