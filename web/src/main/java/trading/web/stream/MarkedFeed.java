package trading.web.stream;

import java.util.List;
import java.util.function.Supplier;
import trading.engine.message.Report;

/// What changes with the account's own doing at once, and with the market's price four times a second:
/// positions and the account. Always sent whole, as the live view has it.
final class MarkedFeed extends Feed {
    private static final long MARK_PAUSE_NANOS = 250_000_000L;

    private final Supplier<Object> whole;
    private boolean own;

    MarkedFeed(Channel channel, Supplier<Object> whole) {
        super(channel);
        this.whole = whole;
    }

    @Override
    boolean readsView() {
        return true;
    }

    @Override
    long pauseNanos() {
        return own ? PAUSE_NANOS : MARK_PAUSE_NANOS;
    }

    @Override
    void apply(long sequence, long timeNanos, Report report) {
        own = true;
        changed(sequence);
    }

    /// A price moved.
    void marked(long sequence) {
        changed(sequence);
    }

    @Override
    Object snapshot() {
        return whole.get();
    }

    @Override
    List<Update> drain() {
        own = false;
        return List.of(Update.of(changedSequence(), whole.get()));
    }
}
