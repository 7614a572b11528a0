package trading.engine.orchestrator;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// How far the reports are seen, for those who wait.
final class Progress {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile long sequence;
    private volatile boolean closed;

    void reached(long seen) {
        lock.lock();
        try {
            sequence = seen;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// What is not told, because it was so before.
    void beginAt(long recovered) {
        lock.lock();
        try {
            sequence = Math.max(sequence, recovered);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The last one that is seen.
    long sequence() {
        return sequence;
    }

    /// Nobody waits any more.
    void close() {
        lock.lock();
        try {
            closed = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void await(long wanted) throws InterruptedException {
        if (sequence >= wanted) {
            return;
        }
        lock.lockInterruptibly();
        try {
            while (sequence < wanted && !closed) {
                moved.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
