package trading.web.edge;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Token buckets, one of each budget for every principal and every address. Any thread.
public final class RateLimiter {
    private static final int MOST_KEYS = 20_000;
    private static final int BURSTS_A_MINUTE = 10;
    /// Of the orders' budget, for what ends orders, beside it.
    private static final int RESERVE_PERCENT = 20;

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final int IPV6_HOST_BYTES = 8;

    private final Rates rates;
    private final LongSupplier nanos;
    /// The ones that were used longest ago are forgotten: they are full again by then.
    private final Map<String, Buckets> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Buckets> eldest) {
            return size() > MOST_KEYS;
        }
    };

    public RateLimiter(Rates rates) {
        this(rates, System::nanoTime);
    }

    RateLimiter(Rates rates, LongSupplier nanos) {
        this.rates = rates;
        this.nanos = nanos;
    }

    /// What a request was told. `budget`: its name in headers and metrics; `quota`: of a minute; `remaining`: how
    /// many more may come now; `resetSeconds`: until all of it is there again; `retrySeconds`: until one more may
    /// come, 0 when it may now.
    public record Verdict(
            boolean allowed, String budget, int quota, long remaining, long resetSeconds, long retrySeconds) {
        /// `RateLimit-Policy`, as IETF's draft of these headers has it.
        public String policy() {
            return "\"" + budget + "\";q=" + quota + ";w=60";
        }

        /// `RateLimit`.
        public String state() {
            return "\"" + budget + "\";r=" + remaining + ";t=" + resetSeconds;
        }
    }

    /// Empty when nothing limits such a request. Addresses of one IPv6 network of a customer (/64) are one.
    public Optional<Verdict> address(String address, String method, String template) {
        return take("a " + key(address), method, template);
    }

    /// The same for who is logged in.
    public Optional<Verdict> principal(String user, String method, String template) {
        return take("p " + user, method, template);
    }

    private Optional<Verdict> take(String key, String method, String template) {
        Budget budget = Budget.of(method, template);
        int quota = budget == Budget.REQUESTS ? rates.requests() : rates.orders();
        if (budget == Budget.STOP || quota == 0) {
            return Optional.empty();
        }
        long now = nanos.getAsLong();
        synchronized (buckets) {
            return Optional.of(buckets.computeIfAbsent(key, absent -> new Buckets(rates, now))
                    .take(budget, now));
        }
    }

    private static String key(String address) {
        byte[] bytes = Network.bytes(address).orElse(new byte[0]);
        if (bytes.length != 2 * IPV6_HOST_BYTES) {
            return address;
        }
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < IPV6_HOST_BYTES; i++) {
            network.append(String.format("%02x", bytes[i]));
        }
        return network.toString();
    }

    private static final class Buckets {
        private final Bucket requests;
        private final Bucket orders;
        private final Bucket reserve;

        Buckets(Rates rates, long now) {
            requests = new Bucket(rates.requests(), now);
            orders = new Bucket(rates.orders(), now);
            reserve = new Bucket(Math.max(1, rates.orders() * RESERVE_PERCENT / 100), now);
        }

        Verdict take(Budget budget, long now) {
            if (budget == Budget.REQUESTS) {
                return requests.take(Budget.REQUESTS, now);
            }
            Verdict verdict = orders.take(Budget.ORDERS, now);
            return verdict.allowed() || budget == Budget.ORDERS ? verdict : reserve.take(Budget.CANCELS, now);
        }
    }

    /// By the time at which it would be full again: nothing has to be filled up between requests.
    private static final class Bucket {
        private final int quota;
        private final long spacing;
        private final long burst;
        private long fullAt;

        Bucket(int quota, long now) {
            this.quota = quota;
            this.spacing = quota == 0 ? 0 : MINUTE / quota;
            this.burst = Math.max(1, quota / BURSTS_A_MINUTE) * spacing;
            this.fullAt = now;
        }

        Verdict take(Budget budget, long now) {
            long from = fullAt - now > 0 ? fullAt : now;
            long over = from + spacing - now - burst;
            boolean allowed = over <= 0;
            fullAt = allowed ? from + spacing : from;
            long used = fullAt - now;
            return new Verdict(
                    allowed,
                    budget.name().toLowerCase(Locale.ROOT),
                    quota,
                    Math.max(0, (burst - used) / spacing),
                    seconds(used),
                    allowed ? 0 : Math.max(1, seconds(over)));
        }

        private static long seconds(long nanos) {
            return (nanos + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1);
        }
    }
}
