package trading.launcher.service;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A child process that is started again when it ends by itself, or is alive and no longer answers: as often, and
/// after such waits, as its policy says; then it is failed and the rest goes on without it, until somebody restarts
/// it. Once it has run well for a minute, its restarts are forgiven.
public final class SupervisedChild<S extends AutoCloseable> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SupervisedChild.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    /// What is supervised. Closing a server that has ended does nothing.
    public interface Kind<S> {
        String name();

        S start() throws Exception;

        boolean alive(S server);

        long pid(S server);

        /// Asked from time to time; may wait as long as the health check's timeout.
        boolean answers(S server, Duration timeout);
    }

    private final Kind<S> kind;
    private final RestartPolicy policy;
    private final HealthCheck health;
    private final ServiceBoard board;
    /// Not held while waiting, so that a stop is never delayed by a back-off.
    private final ReentrantLock lock = new ReentrantLock();

    private @Nullable S server;
    private boolean closed;
    private final RestartCount count;
    private @Nullable Thread watcher;

    private SupervisedChild(
            Kind<S> kind, @Nullable S first, RestartPolicy policy, HealthCheck health, ServiceBoard board) {
        this.kind = kind;
        this.server = first;
        this.policy = policy;
        this.count = new RestartCount(policy);
        this.health = health;
        this.board = board;
    }

    /// One that was started; the failure of its first start was the caller's.
    public static <S extends AutoCloseable> SupervisedChild<S> watch(
            Kind<S> kind, S first, RestartPolicy policy, HealthCheck health, ServiceBoard board) {
        SupervisedChild<S> child = new SupervisedChild<>(kind, first, policy, health, board);
        child.startWatching();
        return child;
    }

    /// Starts it. When it doesn't start, it is tried again like one that has ended.
    public static <S extends AutoCloseable> SupervisedChild<S> start(
            Kind<S> kind, RestartPolicy policy, HealthCheck health, ServiceBoard board) {
        SupervisedChild<S> child = new SupervisedChild<>(kind, null, policy, health, board);
        board.starting(kind.name());
        try {
            child.startLocked();
        } catch (Exception e) {
            log.error("{} did not start", kind.name(), e);
            board.restarting(kind.name(), 0, "it did not start: " + e.getMessage());
        }
        child.startWatching();
        return child;
    }

    private void startWatching() {
        count.began(System.nanoTime());
        watcher = Thread.ofVirtual().name("watch-" + kind.name()).start(this::watch);
    }

    private void watch() {
        long looked = System.nanoTime();
        int silent = 0;
        try {
            while (true) {
                Thread.sleep(LOOK_EVERY);
                S current = current();
                if (isClosed()) {
                    return;
                }
                String trouble = null;
                if (current == null) {
                    trouble = kind.name() + " did not start";
                } else if (!kind.alive(current)) {
                    trouble = kind.name() + " ended unexpectedly (pid " + kind.pid(current) + ")";
                } else if (System.nanoTime() - looked >= health.interval().toNanos()) {
                    boolean answers = kind.answers(current, health.timeout());
                    silent = answers ? 0 : silent + 1;
                    board.checked(kind.name(), answers);
                    looked = System.nanoTime();
                    if (silent >= health.retries()) {
                        trouble = kind.name() + " is there and does not answer (pid " + kind.pid(current) + ", "
                                + silent + " checks in a row)";
                    }
                }
                if (trouble == null) {
                    forgive();
                    continue;
                }
                silent = 0;
                if (!restartAfterWaiting(current, trouble)) {
                    return;
                }
                looked = System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forgive() {
        lock.lock();
        try {
            if (count.well(System.nanoTime())) {
                board.forgiven(kind.name());
            }
        } finally {
            lock.unlock();
        }
    }

    /// False when there is nothing more to watch.
    @SuppressWarnings("ReferenceEquality") // two servers may be equal and are still two
    private boolean restartAfterWaiting(@Nullable S bad, String trouble) throws InterruptedException {
        String error = trouble;
        while (true) {
            Optional<Duration> wait = next();
            if (wait.isEmpty()) {
                break;
            }
            int restarts = count.restarts();
            log.error(
                    "{}; restart {} of {} in {} ms",
                    error,
                    restarts,
                    policy.maxRetries(),
                    wait.get().toMillis());
            board.restarting(kind.name(), restarts, error);
            Thread.sleep(wait.get());
            lock.lock();
            try {
                if (closed) {
                    return false;
                }
                if (server != bad) {
                    // somebody has restarted it meanwhile
                    return true;
                }
                end(bad);
                startLocked();
                return true;
            } catch (Exception e) {
                error = kind.name() + " did not start again: " + e.getMessage();
            } finally {
                lock.unlock();
            }
        }
        log.error(
                "{}; it is failed, {}, and is not started again until: trading restart {}",
                error,
                count.exhausted(),
                kind.name());
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            end(server);
            server = null;
            watcher = null;
            board.failed(kind.name(), error);
            return false;
        } catch (Exception e) {
            log.error("{} cannot be ended", kind.name(), e);
            board.failed(kind.name(), error);
            return false;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Duration> next() {
        lock.lock();
        try {
            return count.next();
        } finally {
            lock.unlock();
        }
    }

    /// Ends it and starts it again at once, also when it had failed. Its restarts are forgiven.
    ///
    /// Throws what kept it from starting; then it is failed.
    public void restart() throws Exception {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException(kind.name() + " is being stopped");
            }
            count.forget();
            board.stopping(kind.name());
            S last = server;
            server = null;
            end(last);
            board.starting(kind.name());
            startLocked();
            board.forgiven(kind.name());
            Thread watching = watcher;
            if (watching == null || !watching.isAlive()) {
                startWatching();
            }
        } catch (Exception e) {
            board.failed(kind.name(), String.valueOf(e.getMessage()));
            Thread watching = watcher;
            if (watching != null) {
                watching.interrupt();
                watcher = null;
            }
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private void startLocked() throws Exception {
        long began = System.nanoTime();
        S started = kind.start();
        server = started;
        long now = System.nanoTime();
        count.began(now);
        board.running(kind.name(), kind.pid(started), (now - began) / 1_000_000);
        log.info("{} runs: pid={}", kind.name(), kind.pid(started));
    }

    private void end(@Nullable S old) throws Exception {
        if (old != null) {
            old.close();
        }
    }

    /// The one that runs now, or ran last; null while there is none.
    public @Nullable S current() {
        lock.lock();
        try {
            return server;
        } finally {
            lock.unlock();
        }
    }

    /// The same where there is one, as after a start that went well.
    public S running() {
        S now = current();
        if (now == null) {
            throw new IllegalStateException(kind.name() + " does not run");
        }
        return now;
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws Exception {
        S last;
        Thread watching;
        lock.lock();
        try {
            closed = true;
            last = server;
            watching = watcher;
        } finally {
            lock.unlock();
        }
        if (watching != null) {
            watching.interrupt();
        }
        board.stopping(kind.name());
        end(last);
        board.stopped(kind.name());
    }
}
