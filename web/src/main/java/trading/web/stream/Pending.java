package trading.web.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/// Things that happened one after the other and wait to be sent, none left out and none sent twice: where a
/// snapshot was taken in the middle of them, they are sent in two parts.
final class Pending<T> {
    private record Entry<T>(long sequence, T item) {}

    private final List<Entry<T>> entries = new ArrayList<>();
    private final TreeSet<Long> cuts = new TreeSet<>();

    void add(long sequence, T item) {
        entries.add(new Entry<>(sequence, item));
    }

    /// A snapshot holds everything up to `sequence`.
    void cutAfter(long sequence) {
        cuts.add(sequence);
    }

    int size() {
        return entries.size();
    }

    void clear() {
        entries.clear();
        cuts.clear();
    }

    /// One update for each.
    List<Update> each(Function<T, Object> data) {
        List<Update> updates = new ArrayList<>();
        for (Entry<T> entry : entries) {
            updates.add(Update.of(entry.sequence(), data.apply(entry.item())));
        }
        clear();
        return updates;
    }

    /// Few updates, each of many.
    List<Update> drain(Function<List<T>, Object> data) {
        List<Update> updates = new ArrayList<>();
        List<T> part = new ArrayList<>();
        long last = 0;
        for (Entry<T> entry : entries) {
            if (!part.isEmpty() && cuts.ceiling(last) != null && cuts.ceiling(last) < entry.sequence()) {
                updates.add(Update.of(last, data.apply(List.copyOf(part))));
                part.clear();
            }
            part.add(entry.item());
            last = entry.sequence();
        }
        if (!part.isEmpty()) {
            updates.add(Update.of(last, data.apply(List.copyOf(part))));
            cuts.headSet(last, true).clear();
        }
        entries.clear();
        return updates;
    }
}
