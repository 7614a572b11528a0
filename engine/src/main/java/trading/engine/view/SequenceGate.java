package trading.engine.view;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A sequence that only grows, and threads that wait for it.
final class SequenceGate {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private volatile long reached;
    private final AtomicInteger waiting = new AtomicInteger();

    long reached() {
        return reached;
    }

    void reach(long sequence) {
        reached = sequence;
        if (waiting.get() > 0) {
            lock.lock();
            try {
                grown.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    boolean await(long sequence, Duration atMost) throws InterruptedException {
        if (reached >= sequence) {
            return true;
        }
        long nanos = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            waiting.incrementAndGet();
            while (reached < sequence && nanos > 0) {
                nanos = grown.awaitNanos(nanos);
            }
            return reached >= sequence;
        } finally {
            waiting.decrementAndGet();
            lock.unlock();
        }
    }
}
