package trading.web.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import trading.web.security.Principal;

/// One WebSocket: its queue of texts, one of which is on its way at a time. Thread-safe.
final class StreamClient {
    private static final int TOO_SLOW = 1013;

    private final Outlet outlet;
    private final Principal principal;
    private final boolean marketOnly;
    private final StreamLimits limits;
    private final RateCount messages;
    private final RateCount errors;

    private final Deque<String> queue = new ArrayDeque<>();
    private final Set<Channel> heldBack = new HashSet<>();
    private long backlog;
    private boolean sending;
    private boolean pumping;
    private boolean closed;
    private boolean resync;
    private long sendingSinceNanos;
    private long sentBeforeResync = -1;
    private long sent;

    StreamClient(Outlet outlet, Principal principal, boolean marketOnly, StreamLimits limits) {
        this.outlet = outlet;
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
            if (channel.kind().isMarket() && (backlog > limits.marketBacklog() || heldBack.contains(channel))) {
                heldBack.add(channel);
                return;
            }
        }
        send(text);
    }

    void send(String text) {
        boolean cut = false;
        synchronized (this) {
            if (closed) {
                return;
            }
            if (backlog + text.length() > limits.cutBacklog()) {
                cut = true;
            } else if (backlog + text.length() > limits.resyncBacklog()) {
                cut = overflow();
            } else {
                queue.addLast(text);
                backlog += text.length();
            }
        }
        if (cut) {
            close(TOO_SLOW, "too slow");
        } else {
            pump();
        }
    }

    /// Throws the queue away. True when nothing was taken since that was done before.
    private boolean overflow() {
        queue.forEach(text -> backlog -= text.length());
        queue.clear();
        resync = true;
        boolean stuck = sent == sentBeforeResync;
        sentBeforeResync = sent;
        return stuck;
    }

    /// Whether the client has caught up after an overflow and must be sent everything anew; true once.
    synchronized boolean takeResync() {
        boolean due = resync && backlog == 0 && !closed;
        if (due) {
            resync = false;
            heldBack.clear();
        }
        return due;
    }

    /// Market channels that were held back, once the client has caught up.
    synchronized Set<Channel> takeHeldBack() {
        if (heldBack.isEmpty() || backlog > limits.marketBacklog() / 2 || resync) {
            return Set.of();
        }
        Set<Channel> channels = Set.copyOf(heldBack);
        heldBack.clear();
        return channels;
    }

    synchronized boolean isStalled(long nowNanos) {
        return sending && nowNanos - sendingSinceNanos > limits.stalled().toNanos();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /// Sends what waits, one after the other, without recursion when a send is done at once.
    private void pump() {
        synchronized (this) {
            if (pumping) {
                return;
            }
            pumping = true;
        }
        while (true) {
            String next;
            synchronized (this) {
                if (sending || closed || queue.isEmpty()) {
                    pumping = false;
                    return;
                }
                next = queue.removeFirst();
                sending = true;
                sendingSinceNanos = System.nanoTime();
            }
            int length = next.length();
            outlet.send(next, () -> sent(length));
        }
    }

    private void sent(int length) {
        synchronized (this) {
            sending = false;
            sent++;
            backlog -= length;
        }
        pump();
    }

    void ping() {
        if (!isClosed()) {
            outlet.ping();
        }
    }

    void close(int code, String reason) {
        if (markClosed()) {
            outlet.close(code, reason);
        }
    }

    void cut() {
        markClosed();
        outlet.cut();
    }

    /// The socket is gone, whoever ended it.
    synchronized boolean markClosed() {
        boolean first = !closed;
        closed = true;
        queue.clear();
        return first;
    }
}
