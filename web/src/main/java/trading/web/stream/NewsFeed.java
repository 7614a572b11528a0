package trading.web.stream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import trading.engine.message.Report;

/// Decisions or sightings, looked at once a second: the newest ones in the snapshot, then those that are new or of
/// which more is known.
final class NewsFeed<T> extends Feed {
    private final Supplier<List<T>> newest;
    private final Function<T, String> id;
    private Map<String, T> told = Map.of();

    NewsFeed(Channel channel, Supplier<List<T>> newest, Function<T, String> id) {
        super(channel);
        this.newest = newest;
        this.id = id;
    }

    @Override
    boolean isSequenced() {
        return false;
    }

    @Override
    void apply(long sequence, long timeNanos, Report report) {}

    @Override
    void look(long sequence) {
        if (!fresh(newest.get()).isEmpty()) {
            changed(Math.max(1, sequence));
        }
    }

    @Override
    Object snapshot() {
        return newest.get();
    }

    @Override
    List<Update> drain() {
        List<T> now = newest.get();
        List<T> fresh = fresh(now);
        Map<String, T> known = new HashMap<>();
        now.forEach(one -> known.put(id.apply(one), one));
        told = known;
        return fresh.isEmpty() ? List.of() : List.of(Update.of(changedSequence(), fresh));
    }

    private List<T> fresh(List<T> now) {
        return now.stream().filter(one -> !one.equals(told.get(id.apply(one)))).toList();
    }
}
