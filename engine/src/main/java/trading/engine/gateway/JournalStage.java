package trading.engine.gateway;

import com.lmax.disruptor.EventHandler;
import trading.engine.journal.Journal;

/// The first stage: every command goes to disk, and the end of a batch forces what it brought. The next
/// stage sees a batch only after its end, or finds that it went the [ShortWay].
final class JournalStage implements EventHandler<Slot> {
    /// Callers stamp the time after they took their place in the ring, so neighbours may be stamped the
    /// other way round. What goes back by more than this is the source's own doing.
    private static final long RACE_NANOS = 1_000_000_000L;

    private final Journal journal;
    private final Durability durability;
    private final HaltLatch halt;
    private final GatewayTimes times;
    private final ShortWay shortWay;
    private long lastNanos;
    private long batchNanos;

    JournalStage(Journal journal, Durability durability, HaltLatch halt, GatewayTimes times, ShortWay shortWay) {
        this.journal = journal;
        this.durability = durability;
        this.halt = halt;
        this.times = times;
        this.shortWay = shortWay;
    }

    @Override
    public void onStart() {
        Thread.currentThread().setName("gateway-journal");
    }

    @Override
    public void onBatchStart(long batchSize, long queueDepth) {
        batchNanos = System.nanoTime();
    }

    @Override
    public void onEvent(Slot slot, long ringSequence, boolean endOfBatch) {
        if (halt.isLatched()) {
            return;
        }
        times.ringWait().record(batchNanos - slot.enteredNanos);
        try {
            slot.timeNanos = inOrder(slot.timeNanos);
            slot.appended = true;
            if (durability == Durability.NONE) {
                return;
            }
            journal.append(slot.sequence, slot.timeNanos, slot.bytes, 0, slot.length);
            shortWay.add(slot);
            if (endOfBatch) {
                long before = System.nanoTime();
                journal.commit();
                times.journalForce().record(System.nanoTime() - before);
                shortWay.go();
            }
        } catch (Throwable failure) {
            halt.latch("journal: sequence=" + slot.sequence, failure);
        }
    }

    private long inOrder(long timeNanos) {
        boolean raced = timeNanos == Slot.NO_TIME || (timeNanos < lastNanos && lastNanos - timeNanos < RACE_NANOS);
        lastNanos = raced ? lastNanos : timeNanos;
        return lastNanos;
    }
}
