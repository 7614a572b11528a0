package trading.infra.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;

/// The rows between the ring and the database, in batches that end with a whole command.
///
/// The ring's thread adds to the last batch while the writer stores the first, so batches grow by
/// themselves when the database is slow. Holds at most `capacity` rows: then the adder waits.
final class PendingRows {
    private final int capacity;
    private final int batchRows;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final Condition removed = lock.newCondition();
    private final ArrayDeque<RowBatch> batches = new ArrayDeque<>();
    private int rows;
    private boolean closed;

    PendingRows(int capacity, int batchRows) {
        this.capacity = capacity;
        this.batchRows = batchRows;
    }

    /// Waits while there is no room. False once closed: nothing was added.
    boolean add(long sequence, long timeNanos, List<Report> reports) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (rows >= capacity && !closed) {
                removed.await();
            }
            if (closed) {
                return false;
            }
            RowBatch last = batches.peekLast();
            if (last == null || last.rows() >= batchRows) {
                last = new RowBatch();
                batches.addLast(last);
            }
            int before = last.rows();
            last.add(sequence, timeNanos, reports);
            rows += last.rows() - before;
            added.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// The oldest batch, out of reach of the adder from now on; null when there is none within `patience`
    /// or when closed and empty. Its rows count until [#stored].
    @Nullable
    RowBatch take(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (batches.isEmpty() && !closed && left > 0) {
                left = added.awaitNanos(left);
            }
            return batches.pollFirst();
        } finally {
            lock.unlock();
        }
    }

    void stored(RowBatch batch) {
        lock.lock();
        try {
            rows -= batch.rows();
            removed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Ends the waiting of both sides; what is in can still be taken.
    void close() {
        lock.lock();
        try {
            closed = true;
            added.signalAll();
            removed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Sleeps up to `patience`, less when closed.
    void awaitClose(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (!closed && left > 0) {
                left = removed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return batches.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    int rows() {
        lock.lock();
        try {
            return rows;
        } finally {
            lock.unlock();
        }
    }
}
