package trading.web.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Counts failed attempts of each address in a minute. The address is the socket's; what headers claim is
/// not read, because whoever attacks writes them.
final class AddressLimit {
    private static final int MAXIMUM_ADDRESSES = 10_000;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private record Count(long sinceNanos, int failures) {}

    private final int allowed;
    private final LongSupplier nanos;
    private final Map<String, Count> counts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MAXIMUM_ADDRESSES;
        }
    };

    AddressLimit(int allowed, LongSupplier nanos) {
        this.allowed = allowed;
        this.nanos = nanos;
    }

    synchronized boolean isExceeded(String address) {
        Count count = current(address);
        return count.failures() >= allowed;
    }

    synchronized void failed(String address) {
        Count count = current(address);
        counts.put(address, new Count(count.sinceNanos(), count.failures() + 1));
    }

    private Count current(String address) {
        long now = nanos.getAsLong();
        Count count = counts.get(address);
        return count == null || now - count.sinceNanos() > WINDOW.toNanos() ? new Count(now, 0) : count;
    }
}
