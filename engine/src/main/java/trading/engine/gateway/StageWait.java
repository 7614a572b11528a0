package trading.engine.gateway;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.WaitStrategy;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Every stage sleeps while it has nothing to do. The ring's own blocking strategy sleeps only for the
/// first stage and lets all later ones spin while that one waits for the disk.
///
/// A stage that comes to wait has just finished something: that is when it wakes the stages behind it.
final class StageWait implements WaitStrategy {
    private static final int SPINS = 100;
    private static final long AT_MOST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Waiters firstStage = new Waiters();
    private final Waiters laterStages = new Waiters();

    @SuppressWarnings("ReferenceEquality") // the first stage waits for the cursor itself
    @Override
    public long waitFor(long sequence, Sequence cursor, Sequence dependent, SequenceBarrier barrier)
            throws AlertException, InterruptedException {
        laterStages.wake();
        for (int spin = 0; spin < SPINS; spin++) {
            long available = dependent.get();
            if (available >= sequence) {
                return available;
            }
            Thread.onSpinWait();
        }
        return (dependent == cursor ? firstStage : laterStages).await(sequence, dependent, barrier);
    }

    @Override
    public void signalAllWhenBlocking() {
        firstStage.wake();
    }

    /// For an end: the stages look at their alerts.
    void wakeAll() {
        firstStage.wake();
        laterStages.wake();
    }

    private final class Waiters {
        private final Condition woken = lock.newCondition();
        private final AtomicInteger count = new AtomicInteger();

        long await(long sequence, Sequence dependent, SequenceBarrier barrier)
                throws AlertException, InterruptedException {
            lock.lock();
            try {
                count.incrementAndGet();
                long available = dependent.get();
                while (available < sequence) {
                    barrier.checkAlert();
                    woken.awaitNanos(AT_MOST_NANOS);
                    available = dependent.get();
                }
                return available;
            } finally {
                count.decrementAndGet();
                lock.unlock();
            }
        }

        void wake() {
            // the sequence was only set in release order: without the fence a waiter could be overlooked
            VarHandle.fullFence();
            if (count.get() > 0) {
                lock.lock();
                try {
                    woken.signalAll();
                } finally {
                    lock.unlock();
                }
            }
        }
    }
}
