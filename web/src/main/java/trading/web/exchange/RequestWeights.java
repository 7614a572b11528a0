package trading.web.exchange;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// How much each address has asked for in the running minute. Thread-safe.
final class RequestWeights {
    static final int A_MINUTE = 6_000;

    private static final int MOST_ADDRESSES = 10_000;
    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();

    private record Used(long minute, int weight) {}

    private final LongSupplier millis;
    private final Map<String, Used> byAddress = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Used> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    RequestWeights(LongSupplier millis) {
        this.millis = millis;
    }

    /// What is used now, this request included. Above [#A_MINUTE] it is one too many.
    synchronized int add(String address, int weight) {
        long minute = millis.getAsLong() / MINUTE_MILLIS;
        Used before = byAddress.get(address);
        int used = (before == null || before.minute() != minute ? 0 : before.weight()) + weight;
        byAddress.put(address, new Used(minute, Math.min(used, A_MINUTE * 10)));
        return used;
    }

    /// Until the next minute begins, at least 1.
    long retryAfterSeconds() {
        return Math.max(1, (MINUTE_MILLIS - millis.getAsLong() % MINUTE_MILLIS) / 1_000);
    }
}
