package trading.engine.gateway;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.agrona.ExpandableArrayBuffer;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command;
import trading.engine.message.CommandCodec;
import trading.engine.message.Report;
import trading.engine.message.ReportBuffer;

/// One place in the ring. Each field is written by one stage and read by later ones; the ring's own
/// sequences make the writes visible.
final class Slot {
    /// No time could be told: the time of the command before is taken.
    static final long NO_TIME = Long.MIN_VALUE;

    private static final int USUAL_BYTES = 256;

    // the caller
    final ExpandableArrayBuffer bytes = new ExpandableArrayBuffer(USUAL_BYTES);
    int length;
    long sequence;
    long timeNanos;
    /// By the clock that only measures.
    long enteredNanos;
    boolean isOrder;

    @Nullable
    CompletableFuture<Answer> reply;
    // the journal stage
    boolean appended;
    // the decide stage
    final ReportBuffer decided = new ReportBuffer();
    boolean isDecided;
    // whoever reads first
    private @Nullable List<Report> reports;

    /// What was decided, as objects that are made when they are first asked for; null when nothing was.
    /// Several readers may make them at once: they are alike, and never change.
    @Nullable
    List<Report> reports() {
        if (!isDecided) {
            return null;
        }
        List<Report> made = reports;
        if (made == null) {
            made = decided.toList();
            reports = made;
        }
        return made;
    }

    private static boolean isOrder(Command command) {
        return command instanceof Command.SubmitOrder
                || command instanceof Command.SubmitOrderList
                || command instanceof Command.AmendOrder
                || command instanceof Command.CancelOrder;
    }

    /// Fills a claimed slot. When `command` cannot be encoded the slot holds [Command.AdvanceTime], which
    /// changes nothing, so that no sequence is left out.
    void fill(long ownSequence, Command command, TimeSource time, @Nullable CompletableFuture<Answer> waiting) {
        sequence = ownSequence;
        appended = false;
        isDecided = false;
        reports = null;
        reply = null;
        timeNanos = NO_TIME;
        enteredNanos = System.nanoTime();
        isOrder = isOrder(command);
        boolean filled = false;
        try {
            timeNanos = time.nowNanos();
            length = CommandCodec.encode(command, bytes, 0);
            reply = waiting;
            filled = true;
        } finally {
            if (!filled) {
                isOrder = false;
                length = CommandCodec.encode(new Command.AdvanceTime(), bytes, 0);
            }
        }
    }
}
