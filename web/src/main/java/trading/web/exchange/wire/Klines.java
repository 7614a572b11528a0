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
    /// Bars of one answer at most.
    public static final int MOST = 1_000;

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

    /// The oldest `limit` (at most 1,000) that open in `[fromNanos, toNanos)`, oldest first: so many bars, whatever
    /// spans without one lie between them, since who gets fewer takes that for the end.
    public List<Bar> oldest(Instrument instrument, TimeFrame frame, long fromNanos, long toNanos, int limit) {
        TreeMap<Long, Bar> byTime = new TreeMap<>();
        long begin = fromNanos;
        while (byTime.size() < limit) {
            int wanted = Math.min(PAGE, limit - byTime.size());
            List<Bar> page = history.oldestBars(instrument.id(), frame, begin, toNanos, wanted);
            page.forEach(bar -> byTime.put(bar.openTimeNanos(), bar));
            if (page.size() < wanted) {
                break;
            }
            begin = page.getLast().openTimeNanos() + 1;
        }
        addLive(byTime, instrument, frame, MOST);
        return byTime.subMap(fromNanos, toNanos).values().stream().limit(limit).toList();
    }

    private List<Bar> withLive(
            NavigableMap<Long, Bar> byTime,
            Instrument instrument,
            TimeFrame frame,
            long fromNanos,
            long toNanos,
            int limit) {
        addLive(byTime, instrument, frame, limit);
        List<Bar> bars = new ArrayList<>(byTime.subMap(fromNanos, toNanos).values());
        return List.copyOf(bars.subList(Math.max(0, bars.size() - limit), bars.size()));
    }

    private void addLive(NavigableMap<Long, Bar> byTime, Instrument instrument, TimeFrame frame, int newest) {
        view.currentBar(instrument.id(), frame).ifPresent(bar -> byTime.putIfAbsent(bar.openTimeNanos(), bar));
        view.recentBars(instrument.id(), frame, newest).forEach(bar -> byTime.put(bar.openTimeNanos(), bar));
    }
}
