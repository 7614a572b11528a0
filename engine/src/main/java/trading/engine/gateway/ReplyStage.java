package trading.engine.gateway;

import com.lmax.disruptor.EventHandler;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import trading.engine.message.Report;

/// The last stage: answers who waits. What the caller does with the answer runs on a thread of its own,
/// never on the ring's.
final class ReplyStage implements EventHandler<Slot> {
    private final HaltLatch halt;

    ReplyStage(HaltLatch halt) {
        this.halt = halt;
    }

    @Override
    public void onStart() {
        Thread.currentThread().setName("gateway-reply");
    }

    @Override
    public void onEvent(Slot slot, long ringSequence, boolean endOfBatch) {
        CompletableFuture<Answer> reply = slot.reply;
        if (reply == null) {
            return;
        }
        slot.reply = null;
        Answer answer = answer(slot);
        Thread.startVirtualThread(() -> reply.complete(answer));
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
