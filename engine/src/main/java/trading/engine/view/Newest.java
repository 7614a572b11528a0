package trading.engine.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// The newest of a stream, up to a number.
final class Newest<T> {
    private final int most;
    private final ArrayDeque<T> items = new ArrayDeque<>();

    Newest(int most) {
        this.most = most;
    }

    void add(T item) {
        if (items.size() == most) {
            items.removeFirst();
        }
        items.addLast(item);
    }

    /// The last `n`, oldest first.
    List<T> last(int n) {
        List<T> last = new ArrayList<>(Math.min(n, items.size()));
        for (Iterator<T> backwards = items.descendingIterator(); backwards.hasNext() && last.size() < n; ) {
            last.add(backwards.next());
        }
        return List.copyOf(last.reversed());
    }
}
