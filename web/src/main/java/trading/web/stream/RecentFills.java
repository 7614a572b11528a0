package trading.web.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import trading.engine.message.Report;
import trading.engine.model.Fill;

/// The last fills of an account since the start, newest last. Written by the ring's thread.
final class RecentFills {
    private static final int KEPT = 200;

    private final int account;
    private final Deque<Fill> fills = new ArrayDeque<>();
    private long sequence;

    RecentFills(int account) {
        this.account = account;
    }

    synchronized void apply(long sequence, List<Report> reports) {
        this.sequence = sequence;
        for (Report report : reports) {
            if (report instanceof Report.Filled filled && !filled.liquidity() && filled.account() == account) {
                fills.addLast(filled.fill());
                if (fills.size() > KEPT) {
                    fills.removeFirst();
                }
            }
        }
    }

    synchronized EventFeed.Whole<Fill> last() {
        return new EventFeed.Whole<>(sequence, List.copyOf(fills));
    }
}
