package trading.web.stream;

import trading.web.security.Security;

/// What is looked at once a second: sessions that ended, clients that take nothing, services and alerts that
/// changed; and a ping now and then, so that nobody on the way closes a quiet connection.
final class Housekeeping {
    private static final long PERIOD_NANOS = 1_000_000_000L;
    private static final long PING_NANOS = 20_000_000_000L;
    private static final int SESSION_ENDED = 4401;

    private final Security security;
    private long nextNanos = System.nanoTime();
    private long nextPingNanos = System.nanoTime() + PING_NANOS;

    Housekeeping(Security security) {
        this.security = security;
    }

    void turn(StreamHub hub, long now) {
        if (now - nextNanos < 0) {
            return;
        }
        nextNanos = now + PERIOD_NANOS;
        boolean ping = now - nextPingNanos >= 0;
        if (ping) {
            nextPingNanos = now + PING_NANOS;
        }
        for (StreamClient client : hub.clients()) {
            if (!security.isAlive(client.principal())) {
                client.close(SESSION_ENDED, "the session has ended");
            } else if (client.isStalled(now)) {
                client.cut();
            } else if (ping) {
                client.ping();
            }
        }
        hub.look();
    }
}
