package trading.web.exchange;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import trading.engine.message.Report;
import trading.engine.model.Fill;

/// The last fills of traders since the start, so that a bot finds its fill right after the answer that told
/// of it, before it is recorded. Written by the ring's thread, read by any.
final class RecentFills {
    private static final int KEPT = 2_000;
    private static final long PATIENCE_NANOS = Duration.ofMillis(500).toNanos();

    private final Deque<Fill> fills = new ArrayDeque<>();
    private volatile long sequence;

    void apply(long reached, List<Report> reports) {
        for (Report report : reports) {
            if (report instanceof Report.Filled filled && !filled.liquidity()) {
                add(filled.fill());
            }
        }
        sequence = reached;
    }

    private synchronized void add(Fill fill) {
        if (fills.size() == KEPT) {
            fills.removeFirst();
        }
        fills.addLast(fill);
    }

    /// Oldest first; with everything up to sequence `from`, for which it waits a little.
    List<Fill> of(int account, int instrument, long from) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (sequence < from && System.nanoTime() < deadline) {
            Thread.sleep(1);
        }
        synchronized (this) {
            return fills.stream()
                    .filter(fill -> fill.account() == account && fill.instrument() == instrument)
                    .toList();
        }
    }
}
