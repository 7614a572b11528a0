package trading.web.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Slows down whoever guesses: five attempts a minute for each account and for each address, then a wait
/// that doubles with each further failure, to a quarter of an hour. Thread-safe.
///
/// An attempt counts when it begins, so that many at once are no way around. The address is the socket's;
/// what headers claim is not read, because whoever attacks writes them.
final class LoginThrottle {
    private static final int FREE = 5;
    private static final int MOST_KEYS = 10_000;
    private static final long WINDOW = Duration.ofMinutes(1).toNanos();
    private static final long LONGEST = Duration.ofMinutes(15).toNanos();

    private static final class Count {
        private long windowNanos;
        private int attempts;
        private int over;
        private long waitUntilNanos;
        private long lastNanos;
    }

    private final LongSupplier nanos;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST_KEYS;
        }
    };

    LoginThrottle(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// Zero when an attempt may be made, which is counted then; else the seconds to wait.
    synchronized long begin(String account, String address) {
        long now = nanos.getAsLong();
        Count byAccount = count("account " + account, now);
        Count byAddress = count("address " + address, now);
        long wait = Math.max(waits(byAccount, now), waits(byAddress, now));
        if (wait > 0) {
            return Math.max(1, Duration.ofNanos(wait).toSeconds());
        }
        add(byAccount, now);
        add(byAddress, now);
        return 0;
    }

    /// The last attempt was right, so neither it nor those before it were guesses.
    synchronized void succeeded(String account, String address) {
        counts.remove("account " + account);
        counts.remove("address " + address);
    }

    private Count count(String key, long now) {
        Count count = counts.computeIfAbsent(key, absent -> {
            Count made = new Count();
            made.windowNanos = now;
            made.waitUntilNanos = now;
            made.lastNanos = now;
            return made;
        });
        if (now - count.lastNanos > LONGEST) {
            count.over = 0;
        }
        if (now - count.windowNanos > WINDOW) {
            count.windowNanos = now;
            count.attempts = 0;
        }
        return count;
    }

    private static long waits(Count count, long now) {
        return count.waitUntilNanos - now;
    }

    private static void add(Count count, long now) {
        count.attempts++;
        count.lastNanos = now;
        if (count.attempts >= FREE || count.over > 0) {
            count.over++;
            count.waitUntilNanos = now + Math.min(LONGEST, WINDOW << Math.min(count.over - 1, 8));
        }
    }
}
