package trading.web.security;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// Sessions of browsers, in memory, under the hash of their secret. A session ends half an hour after it
/// was last used (an open WebSocket uses it) and twelve hours after the login at the latest.
final class Sessions {
    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration ABSOLUTE = Duration.ofHours(12);

    /// How long a session counts as confirmed after its login or its password.
    static final Duration CONFIRMED = Duration.ofMinutes(5);

    private static final int MAXIMUM_SESSIONS = 100;
    private static final int MAXIMUM_LENGTH = 128;
    private static final int LONGEST_AGENT = 200;

    /// What a session is of. `version`: of the user at the login. `setUp`: it is there to set up the first
    /// user.
    record Holder(String user, long version, boolean setUp) {}

    /// A session for people to look at. `id` names it and opens nothing.
    record Shown(String id, String user, Instant began, Instant lastUsed, Instant ends, String address, String agent) {}

    static final class Session {
        private final String id = Secrets.random().substring(0, 12);
        private final Holder holder;
        private final String address;
        private final String agent;
        private final Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        private final long endsNanos;
        private volatile Instant lastUsed = began;
        private volatile long lastUsedNanos;
        private volatile long confirmedNanos;

        private Session(Holder holder, String address, String agent, long nowNanos) {
            this.holder = holder;
            this.address = address;
            this.agent = agent.length() > LONGEST_AGENT ? agent.substring(0, LONGEST_AGENT) : agent;
            this.endsNanos = nowNanos + ABSOLUTE.toNanos();
            this.lastUsedNanos = nowNanos;
            this.confirmedNanos = nowNanos;
        }

        private boolean isAlive(long nowNanos) {
            return nowNanos - endsNanos < 0 && nowNanos - lastUsedNanos < IDLE.toNanos();
        }

        Holder holder() {
            return holder;
        }

        long endsNanos() {
            return endsNanos;
        }

        private Shown shown() {
            return new Shown(id, holder.user(), began, lastUsed, began.plus(ABSOLUTE), address, agent);
        }
    }

    private final Map<String, Session> byHash = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    Sessions(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// The secret that the browser gets.
    String create(Holder holder, String address, String agent) {
        long now = nanos.getAsLong();
        byHash.values().removeIf(session -> !session.isAlive(now));
        if (byHash.size() >= MAXIMUM_SESSIONS) {
            byHash.entrySet().stream()
                    .min(Comparator.comparingLong(entry -> entry.getValue().lastUsedNanos))
                    .ifPresent(oldest -> byHash.remove(oldest.getKey()));
        }
        String secret = Secrets.random();
        byHash.put(Secrets.hash(secret), new Session(holder, address, agent, now));
        return secret;
    }

    /// What a session is kept under; empty for what can be none.
    static Optional<String> hash(String secret) {
        return secret.length() > MAXIMUM_LENGTH ? Optional.empty() : Optional.of(Secrets.hash(secret));
    }

    /// Keeps a session from going idle; empty when there is none any more.
    Optional<Session> use(String hash) {
        long now = nanos.getAsLong();
        Session session = byHash.get(hash);
        if (session == null) {
            return Optional.empty();
        }
        if (!session.isAlive(now)) {
            byHash.remove(hash);
            return Optional.empty();
        }
        session.lastUsedNanos = now;
        session.lastUsed = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return Optional.of(session);
    }

    boolean isConfirmed(String hash) {
        Session session = byHash.get(hash);
        return session != null && nanos.getAsLong() - session.confirmedNanos < CONFIRMED.toNanos();
    }

    /// Whoever holds these sessions has proven it anew. How many there are.
    int confirm(Predicate<Holder> whose) {
        long now = nanos.getAsLong();
        int confirmed = 0;
        for (Session session : byHash.values()) {
            if (session.isAlive(now) && whose.test(session.holder)) {
                session.confirmedNanos = now;
                confirmed++;
            }
        }
        return confirmed;
    }

    void confirm(String hash) {
        Session session = byHash.get(hash);
        if (session != null) {
            session.confirmedNanos = nanos.getAsLong();
        }
    }

    /// Those that are alive, the newest first.
    List<Shown> all() {
        long now = nanos.getAsLong();
        return byHash.values().stream()
                .filter(session -> session.isAlive(now))
                .map(Session::shown)
                .sorted(Comparator.comparing(Shown::began).reversed())
                .toList();
    }

    /// The id of the session that is kept under `hash`; empty when there is none.
    Optional<String> id(String hash) {
        return Optional.ofNullable(byHash.get(hash)).map(session -> session.id);
    }

    void end(String hash) {
        byHash.remove(hash);
    }

    /// How many were ended.
    int endWhere(Predicate<Shown> which) {
        int before = byHash.size();
        byHash.values().removeIf(session -> which.test(session.shown()));
        return before - byHash.size();
    }
}
