package trading.engine.gateway;

import com.lmax.disruptor.EventHandler;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import trading.engine.core.TradingCore;
import trading.engine.journal.Journal;

/// The second stage: decides what is durable, from the very bytes that are on disk. What went the [ShortWay] is
/// decided when it comes by.
///
/// The core is only touched under the lock, which the stage takes for a batch at a time; it is fair, so a
/// reader of the whole state waits for one batch at most.
final class DecideStage implements EventHandler<Slot> {
    private final TradingCore core;
    private final Journal journal;
    private final Durability durability;
    private final HaltLatch halt;
    private final SnapshotWriter snapshots;
    private final long snapshotEvery;
    private final ReentrantLock lock = new ReentrantLock(true);
    private long decidedSequence;
    private final AtomicLong lastSequence;

    DecideStage(
            TradingCore core,
            Journal journal,
            Durability durability,
            HaltLatch halt,
            SnapshotWriter snapshots,
            long snapshotEvery) {
        this.core = core;
        this.journal = journal;
        this.durability = durability;
        this.halt = halt;
        this.snapshots = snapshots;
        this.snapshotEvery = durability == Durability.NONE ? 0 : snapshotEvery;
        this.decidedSequence = journal.lastSequence();
        this.lastSequence = new AtomicLong(decidedSequence);
    }

    @Override
    public void onStart() {
        Thread.currentThread().setName("gateway-decide");
    }

    @Override
    public void onBatchStart(long batchSize, long queueDepth) {
        lock.lock();
    }

    @Override
    public void onEvent(Slot slot, long ringSequence, boolean endOfBatch) {
        try {
            decideNext(slot);
        } finally {
            if (endOfBatch) {
                lock.unlock();
            }
        }
    }

    /// Decides the first `count` of the batch on the caller's thread, which has made them durable; the stage passes
    /// them over. False, and nothing is decided, when somebody has the core or they are not the next ones.
    boolean decideNow(Slot[] batch, int count) {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            if (batch[0].sequence != decidedSequence + 1) {
                return false;
            }
            for (int i = 0; i < count; i++) {
                decideNext(batch[i]);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Nothing to do for one that is decided already.
    private void decideNext(Slot slot) {
        try {
            // after a gap nothing may be decided, also what an earlier force made durable
            boolean safe = durability == Durability.NONE || slot.sequence <= journal.durableSequence();
            if (safe && slot.sequence == decidedSequence + 1) {
                decide(slot);
            }
        } catch (Throwable failure) {
            halt.latch("decide: sequence=" + slot.sequence, failure);
        }
    }

    private void decide(Slot slot) {
        slot.decided.clear();
        core.decide(slot.sequence, slot.timeNanos, slot.bytes, 0, slot.length, slot.decided);
        slot.isDecided = true;
        decidedSequence = slot.sequence;
        lastSequence.setRelease(slot.sequence);
        if (snapshotEvery > 0 && slot.sequence % snapshotEvery == 0) {
            snapshots.offer(slot.sequence, core::encode);
        }
    }

    /// The last sequence that is decided.
    long lastSequence() {
        return lastSequence.getAcquire();
    }

    /// Reads the state between two batches, on the caller's thread.
    <T> T read(Function<TradingCore, T> reader) {
        lock.lock();
        try {
            return reader.apply(core);
        } finally {
            lock.unlock();
        }
    }
}
