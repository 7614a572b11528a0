package trading.engine.gateway;

import com.lmax.disruptor.EventHandler;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;

/// Shows what was decided to the live view, then answers who waits: on one thread, since each handing over
/// costs more than both. What the caller does with the answer runs on a thread of its own, never on the
/// ring's. The view is only written under the lock, which the stage takes for a batch at a time, since what goes
/// the [ShortWay] is shown by another thread.
final class AnswerStage implements EventHandler<Slot> {
    private final @Nullable HandlerStage view;
    private final HaltLatch halt;
    private final DurationCounts orderToReport;
    private final ReentrantLock lock = new ReentrantLock();
    private long answeredSequence;

    /// `view` is null where nobody looks. The first command to answer comes after `lastSequence`.
    AnswerStage(@Nullable HandlerStage view, long lastSequence, HaltLatch halt, DurationCounts orderToReport) {
        this.view = view;
        this.answeredSequence = lastSequence;
        this.halt = halt;
        this.orderToReport = orderToReport;
    }

    @Override
    public void onStart() {
        Thread.currentThread().setName("gateway-answer");
    }

    @Override
    public void onBatchStart(long batchSize, long queueDepth) {
        lock.lock();
    }

    @Override
    public void onEvent(Slot slot, long ringSequence, boolean endOfBatch) {
        try {
            if (slot.sequence > answeredSequence) {
                answerNext(slot, ringSequence, endOfBatch);
            }
        } finally {
            if (endOfBatch) {
                lock.unlock();
            }
        }
    }

    /// Shows and answers the first `count` of the batch on the caller's thread, which has decided them; the stage
    /// passes them over. Leaves them to the stage when that is at work or has others to answer before.
    void answerNow(Slot[] batch, int count) {
        if (!lock.tryLock()) {
            return;
        }
        try {
            if (batch[0].sequence != answeredSequence + 1) {
                return;
            }
            for (int i = 0; i < count; i++) {
                answerNext(batch[i], batch[i].sequence, i == count - 1);
            }
        } finally {
            lock.unlock();
        }
    }

    private void answerNext(Slot slot, long ringSequence, boolean endOfBatch) {
        answeredSequence = slot.sequence;
        if (view != null) {
            view.onEvent(slot, ringSequence, endOfBatch);
        }
        CompletableFuture<Answer> reply = slot.reply;
        if (reply != null) {
            slot.reply = null;
            Answer answer = answer(slot);
            Thread unused = Thread.startVirtualThread(() -> reply.complete(answer));
        }
        if (slot.isOrder && slot.isDecided) {
            orderToReport.record(System.nanoTime() - slot.enteredNanos);
        }
    }

    private Answer answer(Slot slot) {
        List<Report> reports = slot.reports();
        if (reports != null) {
            return new Answer.Decided(slot.sequence, slot.timeNanos, reports);
        }
        String reason = halt.reason();
        return new Answer.Halted(reason == null ? "gateway: not decided" : reason, slot.appended);
    }
}
