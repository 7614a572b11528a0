package trading.web.stream;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.view.LiveView;

/// What happens to an account one after the other, at once and with nothing left out: orders, fills,
/// trades, refusals.
final class EventFeed<T> extends Feed {
    private final Source<T> source;
    private final Pending<T> pending = new Pending<>();

    EventFeed(Channel channel, Source<T> source) {
        super(channel);
        this.source = source;
    }

    /// Finds what a report is about; null when it is not for this feed.
    @FunctionalInterface
    interface Picker<T> {
        @Nullable
        T of(long sequence, long timeNanos, Report report);
    }

    /// All there is, and up to which sequence.
    record Whole<T>(long sequence, List<T> items) {}

    /// Where a feed has its items from. `snapshot`: with a sequence of its own where it does not come from
    /// the live view, else with sequence -1.
    record Source<T>(Picker<T> picker, Supplier<Whole<T>> snapshot, Function<T, Object> json) {
        static <T> Source<T> ofView(Picker<T> picker, Supplier<List<T>> all, Function<T, Object> json) {
            return new Source<>(picker, () -> new Whole<>(-1, all.get()), json);
        }
    }

    @Override
    long pauseNanos() {
        return 0;
    }

    @Override
    void apply(long sequence, long timeNanos, Report report) {
        T item = source.picker().of(sequence, timeNanos, report);
        if (item != null) {
            pending.add(sequence, item);
            changed(sequence);
        }
    }

    @Override
    Object snapshot() {
        return json(source.snapshot().get().items());
    }

    @Override
    Update snapshotUpdate(LiveView view) {
        Whole<T> whole = source.snapshot().get();
        return whole.sequence() < 0
                ? super.snapshotUpdate(view)
                : Update.snapshot(whole.sequence(), json(whole.items()));
    }

    @Override
    void snapshotTaken(long sequence) {
        pending.cutAfter(sequence);
    }

    @Override
    List<Update> drain() {
        return pending.drain(this::json);
    }

    private List<Object> json(List<T> items) {
        return items.stream().map(source.json()).toList();
    }
}
