package trading.web.security;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import trading.web.security.user.PasswordHash;

/// Hashes passwords, two at once at most and sixteen more waiting: each takes 19 MiB, and many logins at
/// once must not take the memory that orders need. Thread-safe.
final class PasswordWork {
    private static final int AT_ONCE = 2;
    private static final int WAITING = 16;

    private final Semaphore room = new Semaphore(AT_ONCE, true);
    private final AtomicInteger inside = new AtomicInteger();

    /// What is compared with where there is no user, so that it takes as long.
    private static final String NOBODY = PasswordHash.standIn();

    /// Empty when too many wait.
    Optional<String> hash(String password) throws InterruptedException {
        return run(() -> PasswordHash.of(password));
    }

    /// Whether `password` has the hash `phc`; for null it takes as long and is false. Empty when too many
    /// wait.
    Optional<Boolean> matches(@Nullable String phc, String password) throws InterruptedException {
        return run(() -> {
            boolean same = PasswordHash.matches(phc == null ? NOBODY : phc, password);
            return same && phc != null;
        });
    }

    /// How many are hashed or wait.
    int inside() {
        return inside.get();
    }

    /// Empty when too many wait.
    <T> Optional<T> run(Supplier<T> work) throws InterruptedException {
        if (inside.incrementAndGet() > AT_ONCE + WAITING) {
            inside.decrementAndGet();
            return Optional.empty();
        }
        try {
            room.acquire();
            try {
                return Optional.of(work.get());
            } finally {
                room.release();
            }
        } finally {
            inside.decrementAndGet();
        }
    }
}
