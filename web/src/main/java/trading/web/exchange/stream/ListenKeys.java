package trading.web.exchange.stream;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/// Names of streams of an account's own events, one for each API key, for an hour since they were last kept.
/// Whoever knows one may listen. Thread-safe.
public final class ListenKeys {
    static final int LENGTH = 64;

    private static final int MOST = 1_000;
    private static final long LIFETIME_NANOS = Duration.ofMinutes(60).toNanos();
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private record Kept(String listenKey, int account, long expiresNanos) {}

    private final LongSupplier nanos;
    private final Map<String, Kept> byApiKey = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST;
        }
    };

    /// Those that a connection holds, which last as long as it.
    private final Map<String, Held> held = new HashMap<>();

    private record Held(String apiKey, int account) {}

    /// `nanos`: a monotonic clock.
    public ListenKeys(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// The one that the API key has, kept for another hour, or a new one.
    public synchronized String open(String apiKey, int account) {
        dropExpired();
        Kept known = byApiKey.get(apiKey);
        String listenKey = known != null && known.account() == account ? known.listenKey() : random();
        byApiKey.put(apiKey, new Kept(listenKey, account, nanos.getAsLong() + LIFETIME_NANOS));
        return listenKey;
    }

    /// False when the API key has no such listen key.
    public synchronized boolean keep(String apiKey, String listenKey) {
        dropExpired();
        Kept known = byApiKey.get(apiKey);
        if (known == null || !same(known.listenKey(), listenKey)) {
            return false;
        }
        byApiKey.put(apiKey, new Kept(listenKey, known.account(), nanos.getAsLong() + LIFETIME_NANOS));
        return true;
    }

    /// False when the API key has no such listen key.
    public synchronized boolean end(String apiKey, String listenKey) {
        Kept known = byApiKey.get(apiKey);
        if (known == null || !same(known.listenKey(), listenKey)) {
            return false;
        }
        byApiKey.remove(apiKey);
        return true;
    }

    /// One that lasts until it is released.
    synchronized String hold(String apiKey, int account) {
        String listenKey = random();
        held.put(listenKey, new Held(apiKey, account));
        return listenKey;
    }

    synchronized void release(String listenKey) {
        held.remove(listenKey);
    }

    /// The API key is no more.
    public synchronized void revoke(String apiKey) {
        byApiKey.remove(apiKey);
        held.values().removeIf(each -> each.apiKey().equals(apiKey));
    }

    /// Whose events it names; empty when there is none.
    synchronized OptionalInt account(String listenKey) {
        dropExpired();
        Held lasting = held.get(listenKey);
        if (lasting != null) {
            return OptionalInt.of(lasting.account());
        }
        OptionalInt account = OptionalInt.empty();
        for (Kept entry : byApiKey.values()) {
            if (same(entry.listenKey(), listenKey)) {
                account = OptionalInt.of(entry.account());
            }
        }
        return account;
    }

    private void dropExpired() {
        long now = nanos.getAsLong();
        byApiKey.values().removeIf(entry -> entry.expiresNanos() - now <= 0);
    }

    private static boolean same(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private static String random() {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
