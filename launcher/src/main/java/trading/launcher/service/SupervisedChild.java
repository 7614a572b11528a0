package trading.launcher.service;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A child process that is started again when it ends by itself: at most three times, after 1, 2 and 4
/// seconds; then it is failed and the rest goes on without it. Once it has run well for a minute, its
/// restarts are forgiven.
public final class SupervisedChild<S extends AutoCloseable> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SupervisedChild.class);
    private static final int MOST_RESTARTS = 3;
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    private static final Duration GOOD_WHILE = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    /// Starts the service.
    @FunctionalInterface
    public interface Start<S> {
        S start() throws Exception;
    }

    private final String name;
    private final Start<S> start;
    private final Predicate<S> alive;
    private final ToLongFunction<S> pid;
    private final ServiceBoard board;
    /// Not held while waiting, so that a stop is never delayed by a back-off.
    private final ReentrantLock lock = new ReentrantLock();

    private S server;
    private boolean closed;
    private @Nullable Thread watcher;

    private SupervisedChild(
            String name, S first, Start<S> start, Predicate<S> alive, ToLongFunction<S> pid, ServiceBoard board) {
        this.name = name;
        this.server = first;
        this.start = start;
        this.alive = alive;
        this.pid = pid;
        this.board = board;
    }

    /// The first start; its failure is the caller's. `again` is used for the starts after it.
    public static <S extends AutoCloseable> SupervisedChild<S> start(
            String name, S first, Start<S> again, Predicate<S> alive, ToLongFunction<S> pid, ServiceBoard board) {
        SupervisedChild<S> child = new SupervisedChild<>(name, first, again, alive, pid, board);
        child.watcher = Thread.ofVirtual().name("watch-" + name).start(child::watch);
        return child;
    }

    private void watch() {
        int restarts = 0;
        long goodSince = System.nanoTime();
        try {
            while (true) {
                Thread.sleep(LOOK_EVERY);
                S current = current();
                if (current == null) {
                    return;
                }
                if (alive.test(current)) {
                    if (restarts > 0 && System.nanoTime() - goodSince > GOOD_WHILE.toNanos()) {
                        restarts = 0;
                        board.forgiven(name);
                    }
                    continue;
                }
                restarts = restart(current, restarts);
                if (restarts < 0) {
                    return;
                }
                goodSince = System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The number of restarts so far, or -1 when there is nothing more to watch.
    private int restart(S dead, int restartsBefore) throws InterruptedException {
        String error = name + " ended unexpectedly (pid " + pid.applyAsLong(dead) + ")";
        for (int restarts = restartsBefore + 1; restarts <= MOST_RESTARTS; restarts++) {
            Duration backoff = FIRST_BACKOFF.multipliedBy(1L << (restarts - 1));
            log.error("{}; restart {} of {} in {} s", error, restarts, MOST_RESTARTS, backoff.toSeconds());
            board.restarting(name, restarts, error);
            Thread.sleep(backoff);
            lock.lock();
            try {
                if (closed) {
                    return -1;
                }
                long began = System.nanoTime();
                dead.close();
                S started = start.start();
                server = started;
                board.running(name, pid.applyAsLong(started), (System.nanoTime() - began) / 1_000_000);
                log.warn("{} runs again: pid={}", name, pid.applyAsLong(started));
                return restarts;
            } catch (Exception e) {
                error = name + " did not start again: " + e.getMessage();
            } finally {
                lock.unlock();
            }
        }
        log.error("{}; it is failed after {} restarts and is not started again", error, MOST_RESTARTS);
        board.failed(name, error);
        return -1;
    }

    /// The one that runs now, or ran last.
    public S server() {
        lock.lock();
        try {
            return server;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable S current() {
        lock.lock();
        try {
            return closed ? null : server;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws Exception {
        S last;
        lock.lock();
        try {
            closed = true;
            last = server;
        } finally {
            lock.unlock();
        }
        if (watcher != null) {
            watcher.interrupt();
        }
        board.stopping(name);
        last.close();
        board.stopped(name);
    }
}
