package trading.infra.store;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// What is to be written to Redis: the latest value of each key, at most `capacity` keys.
///
/// Quotes wait for their turn, ten times a second; the rest is urgent. Past the capacity everything is
/// dropped and [#overflowed] says so: Redis is then to be filled anew from the current state.
final class LatestValues {
    static final String QUOTE = "quote:";
    private static final long QUOTES_EVERY_NANOS = Duration.ofMillis(100).toNanos();

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition urgentAdded = lock.newCondition();
    private Map<String, Supplier<LatestValue>> urgent = new LinkedHashMap<>();
    private Map<String, Supplier<LatestValue>> quotes = new LinkedHashMap<>();
    private long quotesDueNanoTime = System.nanoTime();
    private boolean overflowed;

    LatestValues(int capacity) {
        this.capacity = capacity;
    }

    /// The value is worked out when it is written, so that those in between cost nothing.
    void put(String key, Supplier<LatestValue> value) {
        lock.lock();
        try {
            if (key.startsWith(QUOTE)) {
                quotes.put(key, value);
                return;
            }
            urgent.put(key, value);
            if (urgent.size() > capacity) {
                urgent.clear();
                overflowed = true;
            }
            urgentAdded.signal();
        } finally {
            lock.unlock();
        }
    }

    /// For values that may be older than what is there.
    void putIfAbsent(Map<String, Supplier<LatestValue>> values) {
        lock.lock();
        try {
            values.forEach((key, value) -> (key.startsWith(QUOTE) ? quotes : urgent).putIfAbsent(key, value));
        } finally {
            lock.unlock();
        }
    }

    /// What is due, as soon as there is something urgent, else after a tenth of a second.
    Map<String, Supplier<LatestValue>> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = quotesDueNanoTime - System.nanoTime();
            while (urgent.isEmpty() && left > 0) {
                left = urgentAdded.awaitNanos(left);
            }
            Map<String, Supplier<LatestValue>> due = urgent;
            urgent = new LinkedHashMap<>();
            if (quotesDueNanoTime - System.nanoTime() <= 0) {
                due.putAll(quotes);
                quotes = new LinkedHashMap<>();
                quotesDueNanoTime = System.nanoTime() + QUOTES_EVERY_NANOS;
            }
            return due;
        } finally {
            lock.unlock();
        }
    }

    /// True once after each overflow.
    boolean overflowed() {
        lock.lock();
        try {
            boolean was = overflowed;
            overflowed = false;
            return was;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return urgent.size() + quotes.size();
        } finally {
            lock.unlock();
        }
    }
}
