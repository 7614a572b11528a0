package trading.web.stream;

import java.util.ArrayDeque;
import java.util.Deque;

/// The texts of one WebSocket, one of which is on its way at a time. Thread-safe.
public final class TextQueue {
    private final Outlet outlet;
    private final Deque<String> waiting = new ArrayDeque<>();
    private long backlog;
    private boolean sending;
    private boolean pumping;
    private boolean closed;
    private long sendingSinceNanos;
    private long sent;

    public TextQueue(Outlet outlet) {
        this.outlet = outlet;
    }

    /// False when more than `most` characters would wait: the text is dropped. A closed one takes all.
    public boolean add(String text, long most) {
        synchronized (this) {
            if (closed) {
                return true;
            }
            if (backlog + text.length() > most) {
                return false;
            }
            waiting.addLast(text);
            backlog += text.length();
        }
        pump();
        return true;
    }

    /// Throws away what waits; what is on its way is not.
    public synchronized void clear() {
        waiting.forEach(text -> backlog -= text.length());
        waiting.clear();
    }

    /// Characters that wait or are on their way.
    public synchronized long backlog() {
        return backlog;
    }

    /// How many texts were taken.
    public synchronized long sent() {
        return sent;
    }

    public synchronized boolean isStalled(long nowNanos, long patienceNanos) {
        return sending && nowNanos - sendingSinceNanos > patienceNanos;
    }

    public synchronized boolean isClosed() {
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
                if (sending || closed || waiting.isEmpty()) {
                    pumping = false;
                    return;
                }
                next = waiting.removeFirst();
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

    public void ping() {
        if (!isClosed()) {
            outlet.ping();
        }
    }

    public void close(int code, String reason) {
        if (markClosed()) {
            outlet.close(code, reason);
        }
    }

    /// At once, without a farewell.
    public void cut() {
        markClosed();
        outlet.cut();
    }

    /// The socket is gone, whoever ended it. True the first time.
    public synchronized boolean markClosed() {
        boolean first = !closed;
        closed = true;
        waiting.clear();
        return first;
    }
}
