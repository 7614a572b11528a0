package trading.web.exchange.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.engine.view.LiveView;
import trading.web.history.History;
import trading.web.problem.ProblemException;

/// Bars from the database and, on top, those that are newer than what is recorded, the unfinished one too.
public final class Klines {
    private static final int PAGE = 500;

    private final LiveView view;
    private final History history;

    public Klines(LiveView view, History history) {
        this.view = view;
        this.history = history;
    }

    /// The newest `limit` (at most 1,000) that open in `[fromNanos, toNanos)`, oldest first.
    public List<Bar> newest(Instrument instrument, TimeFrame frame, long fromNanos, long toNanos, int limit) {
        TreeMap<Long, Bar> byTime = new TreeMap<>();
        long end = toNanos;
        while (byTime.size() < limit) {
            int wanted = Math.min(PAGE, limit - byTime.size());
            List<Bar> page = history.bars(instrument.id(), frame, fromNanos, end, wanted);
            page.forEach(bar -> byTime.put(bar.openTimeNanos(), bar));
            if (page.size() < wanted) {
                break;
            }
            end = page.getFirst().openTimeNanos();
        }
        return withLive(byTime, instrument, frame, fromNanos, toNanos, limit);
    }

    /// The same without the database: those since the start, should it not answer.
    public List<Bar> newestOrLive(Instrument instrument, TimeFrame frame, long fromNanos, long toNanos, int limit) {
        try {
            return newest(instrument, frame, fromNanos, toNanos, limit);
        } catch (ProblemException databaseGone) {
            return withLive(new TreeMap<>(), instrument, frame, fromNanos, toNanos, limit);
        }
    }

    /// The oldest `limit` (at most 1,000) that open in `[fromNanos, toNanos)`, oldest first.
    public List<Bar> oldest(Instrument instrument, TimeFrame frame, long fromNanos, long toNanos, int limit) {
        long first = firstFrom(instrument, frame, fromNanos, toNanos);
        long window = frame.nanos() * limit;
        long end = toNanos - first > window ? first + window : toNanos;
        return newest(instrument, frame, first, end, limit);
    }

    /// Where the first recorded bar from `fromNanos` on opens, or `fromNanos` when that is unknown: the
    /// database is asked for the newest of ever smaller spans.
    private long firstFrom(Instrument instrument, TimeFrame frame, long fromNanos, long toNanos) {
        long low = frame.openTimeNanos(fromNanos);
        List<Bar> newest = history.bars(instrument.id(), frame, fromNanos, toNanos, 1);
        if (newest.isEmpty()) {
            return fromNanos;
        }
        long high = newest.getFirst().openTimeNanos();
        while (low < high) {
            long middle = frame.openTimeNanos(low + (high - low) / 2);
            List<Bar> before = history.bars(instrument.id(), frame, fromNanos, middle + 1, 1);
            if (before.isEmpty()) {
                low = middle + frame.nanos();
            } else {
                high = before.getFirst().openTimeNanos();
            }
        }
        return high;
    }

    private List<Bar> withLive(
            NavigableMap<Long, Bar> byTime,
            Instrument instrument,
            TimeFrame frame,
            long fromNanos,
            long toNanos,
            int limit) {
        view.currentBar(instrument.id(), frame).ifPresent(bar -> byTime.putIfAbsent(bar.openTimeNanos(), bar));
        view.recentBars(instrument.id(), frame, limit).forEach(bar -> byTime.put(bar.openTimeNanos(), bar));
        List<Bar> bars = new ArrayList<>(byTime.subMap(fromNanos, toNanos).values());
        return List.copyOf(bars.subList(Math.max(0, bars.size() - limit), bars.size()));
    }
}
