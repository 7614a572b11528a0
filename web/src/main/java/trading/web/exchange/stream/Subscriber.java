package trading.web.exchange.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trading.web.stream.Outlet;
import trading.web.stream.RateCount;
import trading.web.stream.TextQueue;

/// One WebSocket: what waits for it, and the names that it listens to. Thread-safe.
final class Subscriber {
    /// Characters that may wait for a socket; one more and it is cut.
    static final int MOST_BACKLOG = 1024 * 1024;

    static final int MOST_STREAMS = 1_024;

    private static final int TOO_SLOW = 1013;
    private static final int MESSAGES_A_MINUTE = 600;

    private final TextQueue queue;
    private final boolean hearsMarket;
    private final RateCount messages = new RateCount(MESSAGES_A_MINUTE);
    private final Set<String> names = new LinkedHashSet<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private volatile boolean combined;
    private int nextNumber;

    /// `hearsMarket`: the market's streams are open to it; `combined`: events are wrapped with the name of
    /// their stream.
    Subscriber(Outlet outlet, boolean hearsMarket, boolean combined) {
        this.queue = new TextQueue(outlet);
        this.hearsMarket = hearsMarket;
        this.combined = combined;
    }

    boolean hearsMarket() {
        return hearsMarket;
    }

    boolean isCombined() {
        return combined;
    }

    void combined(boolean wrapped) {
        combined = wrapped;
    }

    RateCount messages() {
        return messages;
    }

    /// False when they would be too many.
    synchronized boolean remember(Collection<String> more) {
        Set<String> all = new LinkedHashSet<>(names);
        all.addAll(more);
        if (all.size() > MOST_STREAMS) {
            return false;
        }
        names.addAll(more);
        return true;
    }

    synchronized void forget(Collection<String> fewer) {
        names.removeAll(fewer);
    }

    synchronized List<String> names() {
        return new ArrayList<>(names);
    }

    /// Events of this stream are wrapped with a number from now on, which is returned.
    synchronized int number(String stream) {
        int number = nextNumber++;
        numbers.put(stream, number);
        return number;
    }

    private synchronized @Nullable Integer numberOf(String stream) {
        return numbers.get(stream);
    }

    synchronized boolean isNumbered(String stream) {
        return numbers.containsKey(stream);
    }

    /// By their names.
    synchronized Map<String, Integer> numbers() {
        return new LinkedHashMap<>(numbers);
    }

    synchronized void forgetNumber(String stream) {
        numbers.remove(stream);
    }

    void event(String stream, String text) {
        Integer number = numberOf(stream);
        if (number != null) {
            send("{\"subscriptionId\":" + number + ",\"event\":" + text + "}");
        } else {
            send(combined ? "{\"stream\":\"" + stream + "\",\"data\":" + text + "}" : text);
        }
    }

    void send(String text) {
        if (!queue.add(text, MOST_BACKLOG)) {
            close(TOO_SLOW, "too slow");
        }
    }

    boolean isStalled(long nowNanos, long patienceNanos) {
        return queue.isStalled(nowNanos, patienceNanos);
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
