package trading.web.stream;

import java.util.HashSet;
import java.util.Set;
import trading.web.security.Principal;

/// One WebSocket: who is at its other end, what waits for it, and what was held back. Thread-safe.
final class StreamClient {
    private static final int TOO_SLOW = 1013;

    private final Principal principal;
    private final boolean marketOnly;
    private final StreamLimits limits;
    private final RateCount messages;
    private final RateCount errors;
    private final TextQueue queue;

    private final Set<Channel> heldBack = new HashSet<>();
    private boolean resync;
    private long sentBeforeResync = -1;

    StreamClient(Outlet outlet, Principal principal, boolean marketOnly, StreamLimits limits) {
        this.queue = new TextQueue(outlet);
        this.principal = principal;
        this.marketOnly = marketOnly;
        this.limits = limits;
        this.messages = new RateCount(limits.messagesPerMinute());
        this.errors = new RateCount(limits.errorsPerMinute());
    }

    Principal principal() {
        return principal;
    }

    boolean isMarketOnly() {
        return marketOnly;
    }

    RateCount messages() {
        return messages;
    }

    RateCount errors() {
        return errors;
    }

    /// A frame of a channel. Market data of a slow client is held back: it gets a snapshot when it has
    /// caught up.
    void send(Channel channel, String text) {
        synchronized (this) {
            if (channel.kind().isMarket() && (queue.backlog() > limits.marketBacklog() || heldBack.contains(channel))) {
                heldBack.add(channel);
                return;
            }
        }
        send(text);
    }

    void send(String text) {
        if (!queue.add(text, limits.resyncBacklog())
                && (queue.backlog() + text.length() > limits.cutBacklog() || overflow())) {
            close(TOO_SLOW, "too slow");
        }
    }

    /// Throws the queue away. True when nothing was taken since that was done before.
    private synchronized boolean overflow() {
        queue.clear();
        resync = true;
        boolean stuck = queue.sent() == sentBeforeResync;
        sentBeforeResync = queue.sent();
        return stuck;
    }

    /// Whether the client has caught up after an overflow and must be sent everything anew; true once.
    synchronized boolean takeResync() {
        boolean due = resync && queue.backlog() == 0 && !queue.isClosed();
        if (due) {
            resync = false;
            heldBack.clear();
        }
        return due;
    }

    /// Market channels that were held back, once the client has caught up.
    synchronized Set<Channel> takeHeldBack() {
        if (heldBack.isEmpty() || queue.backlog() > limits.marketBacklog() / 2 || resync) {
            return Set.of();
        }
        Set<Channel> channels = Set.copyOf(heldBack);
        heldBack.clear();
        return channels;
    }

    boolean isStalled(long nowNanos) {
        return queue.isStalled(nowNanos, limits.stalled().toNanos());
    }

    boolean isClosed() {
        return queue.isClosed();
    }

    void ping() {
        queue.ping();
    }

    void close(int code, String reason) {
        queue.close(code, reason);
    }

    void cut() {
        queue.cut();
    }

    /// The socket is gone, whoever ended it.
    void markClosed() {
        queue.markClosed();
    }
}
