package trading.web.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import trading.engine.message.Report;
import trading.engine.model.Fill;

/// The last fills of each account since the start, newest last. Written by the ring's thread.
final class RecentFills {
    private static final int KEPT = 200;

    private final Map<Integer, Deque<Fill>> fills = new HashMap<>();
    private long sequence;

    synchronized void apply(long sequence, List<Report> reports) {
        this.sequence = sequence;
        for (Report report : reports) {
            if (report instanceof Report.Filled filled && !filled.liquidity()) {
                Deque<Fill> own = fills.computeIfAbsent(filled.account(), account -> new ArrayDeque<>());
                own.addLast(filled.fill());
                if (own.size() > KEPT) {
                    own.removeFirst();
                }
            }
        }
    }

    synchronized EventFeed.Whole<Fill> last(int account) {
        return new EventFeed.Whole<>(sequence, List.copyOf(fills.getOrDefault(account, new ArrayDeque<>())));
    }
}
