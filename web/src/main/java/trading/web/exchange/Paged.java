package trading.web.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/// Walks back through history, page by page.
final class Paged {
    static final int PAGE = 500;

    private static final int MOST_PAGES = 20;

    private Paged() {}

    interface Pages<T> {
        /// At most `limit` with an id below `before` (0: from the newest), newest first.
        List<T> page(long before, int limit);
    }

    /// The newest `limit`, newest first.
    static <T> List<T> newest(Pages<T> pages, ToLongFunction<T> id, int limit) {
        List<T> found = new ArrayList<>();
        long before = 0;
        while (found.size() < limit) {
            int wanted = Math.min(PAGE, limit - found.size());
            List<T> page = pages.page(before, wanted);
            found.addAll(page);
            if (page.size() < wanted) {
                break;
            }
            before = id.applyAsLong(page.getLast());
        }
        return found;
    }

    /// All from the newest back to the first that `isBefore`, which is left out. Refuses to go back further
    /// than is bearable.
    static <T> List<T> since(Pages<T> pages, ToLongFunction<T> id, Predicate<T> isBefore) {
        List<T> found = new ArrayList<>();
        long before = 0;
        for (int n = 0; n < MOST_PAGES; n++) {
            List<T> page = pages.page(before, PAGE);
            for (T each : page) {
                if (isBefore.test(each)) {
                    return found;
                }
                found.add(each);
            }
            if (page.size() < PAGE) {
                return found;
            }
            before = id.applyAsLong(page.getLast());
        }
        throw ExchangeError.bad(-1127, "Lookup interval is too big.")
                .with("More than " + MOST_PAGES * PAGE + " lie between its begin and now.")
                .asException();
    }
}
