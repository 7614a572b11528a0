package trading.launcher.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Does something at fixed times, whether the one before is done or not, and hands each its time: who
/// measures from there does not leave out the waiting that a slow one causes to those behind it.
public final class OpenLoop {
    private static final long SPIN_NANOS = TimeUnit.MICROSECONDS.toNanos(120);

    private OpenLoop() {}

    /// What is done at its time; must not wait for its own end where that would hold up the next.
    @FunctionalInterface
    public interface Shot {
        /// `intendedNanos`: when it should have begun, by [System#nanoTime()].
        void fire(int index, long intendedNanos) throws Exception;
    }

    public static void run(int count, long intervalNanos, Shot shot) throws Exception {
        long start = System.nanoTime() + intervalNanos;
        for (int index = 0; index < count; index++) {
            long intended = start + index * intervalNanos;
            waitUntil(intended);
            shot.fire(index, intended);
        }
    }

    private static void waitUntil(long nanos) throws InterruptedException {
        long left = nanos - System.nanoTime();
        while (left > 0) {
            if (left > SPIN_NANOS) {
                LockSupport.parkNanos(left - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
            if (Thread.interrupted()) {
                throw new InterruptedException("bench: stopped");
            }
            left = nanos - System.nanoTime();
        }
    }
}
