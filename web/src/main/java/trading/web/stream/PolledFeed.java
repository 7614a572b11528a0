package trading.web.stream;

import java.util.List;
import java.util.function.Supplier;
import trading.engine.message.Report;

/// What no report tells of, looked at once a second and sent whole when it changed: services, alerts, strategies.
final class PolledFeed extends Feed {
    private final Supplier<? extends List<?>> whole;
    private List<?> last = List.of();

    PolledFeed(Channel channel, Supplier<? extends List<?>> whole) {
        super(channel);
        this.whole = whole;
    }

    @Override
    boolean isSequenced() {
        return false;
    }

    @Override
    void apply(long sequence, long timeNanos, Report report) {}

    @Override
    void look(long sequence) {
        if (!whole.get().equals(last)) {
            changed(Math.max(1, sequence));
        }
    }

    @Override
    Object snapshot() {
        return whole.get();
    }

    @Override
    List<Update> drain() {
        last = List.copyOf(whole.get());
        return List.of(Update.of(changedSequence(), last));
    }
}
