package trading.web.security;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.LongSupplier;

/// Login links that are out: each works once and for half an hour. Only the newest few are kept.
final class LoginLinks {
    static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final int KEPT = 8;
    private static final int MAXIMUM_LENGTH = 128;

    private record Link(String hash, long expiresNanos) {}

    private final Deque<Link> links = new ArrayDeque<>();
    private final LongSupplier nanos;

    LoginLinks(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized String create() {
        String token = Secrets.random();
        links.addLast(new Link(Secrets.hash(token), nanos.getAsLong() + LIFETIME.toNanos()));
        if (links.size() > KEPT) {
            links.removeFirst();
        }
        return token;
    }

    /// True once for each link that has not expired.
    synchronized boolean redeem(String token) {
        links.removeIf(link -> link.expiresNanos() - nanos.getAsLong() <= 0);
        if (token.length() > MAXIMUM_LENGTH) {
            return false;
        }
        String hash = Secrets.hash(token);
        boolean found = false;
        for (Iterator<Link> it = links.iterator(); it.hasNext(); ) {
            if (Secrets.sameHash(it.next().hash(), hash)) {
                it.remove();
                found = true;
            }
        }
        return found;
    }
}
