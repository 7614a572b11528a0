package trading.launcher.logs;

import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Several logs as one, by time. Lines of one log keep their order; of lines of one moment those of the log that is
/// named first come first.
final class LogMerge implements Iterator<LogLine> {
    private static final Comparator<Head> BY_TIME =
            Comparator.comparing(Head::time).thenComparingInt(Head::rank);

    private final PriorityQueue<Head> heads;
    private @Nullable Head given;

    private LogMerge(List<? extends Iterator<LogLine>> logs, Comparator<Head> order) {
        this.heads = new PriorityQueue<>(order);
        for (int rank = 0; rank < logs.size(); rank++) {
            push(logs.get(rank), rank);
        }
    }

    /// Of logs whose oldest entry comes first.
    static LogMerge oldestFirst(List<? extends Iterator<LogLine>> logs) {
        return new LogMerge(logs, BY_TIME);
    }

    /// Of logs whose newest entry comes first.
    static LogMerge newestFirst(List<? extends Iterator<LogLine>> logs) {
        return new LogMerge(logs, BY_TIME.reversed());
    }

    @Override
    public boolean hasNext() {
        readOn();
        return !heads.isEmpty();
    }

    @Override
    public LogLine next() {
        readOn();
        Head head = heads.poll();
        if (head == null) {
            throw new NoSuchElementException();
        }
        given = head;
        return head.line();
    }

    /// Only when one more is asked for: it may take the opening of a file.
    private void readOn() {
        if (given != null) {
            push(given.log(), given.rank());
            given = null;
        }
    }

    private void push(Iterator<LogLine> log, int rank) {
        if (log.hasNext()) {
            heads.add(new Head(log.next(), log, rank));
        }
    }

    private record Head(LogLine line, Iterator<LogLine> log, int rank) {
        Instant time() {
            return line.time() == null ? Instant.EPOCH : line.time();
        }
    }
}
