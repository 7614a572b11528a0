package trading.engine.gateway;

import com.lmax.disruptor.EventHandler;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;

/// Shows what was decided to the live view, then answers who waits: on one thread, since each handing over
/// costs more than both. What the caller does with the answer runs on a thread of its own, never on the
/// ring's.
final class AnswerStage implements EventHandler<Slot> {
    private final @Nullable HandlerStage view;
    private final HaltLatch halt;
    private final DurationCounts orderToReport;

    /// `view` is null where nobody looks.
    AnswerStage(@Nullable HandlerStage view, HaltLatch halt, DurationCounts orderToReport) {
        this.view = view;
        this.halt = halt;
        this.orderToReport = orderToReport;
    }

    @Override
    public void onStart() {
        Thread.currentThread().setName("gateway-answer");
    }

    @Override
    public void onEvent(Slot slot, long ringSequence, boolean endOfBatch) {
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
