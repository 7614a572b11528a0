package trading.web.market;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.engine.view.LiveView;
import trading.web.history.History;
import trading.web.problem.ProblemException;

/// Bars from the database, with those on top that are newer than what is recorded.
public final class Bars {
    private final LiveView view;
    private final History history;

    public Bars(LiveView view, History history) {
        this.view = view;
        this.history = history;
    }

    /// The newest `limit` bars that open in `[fromNanos, toNanos)`, oldest first, the unfinished one too.
    public List<BarJson> range(Instrument instrument, TimeFrame frame, long fromNanos, long toNanos, int limit) {
        return merged(
                instrument,
                frame,
                history.bars(instrument.id(), frame, fromNanos, toNanos, limit),
                fromNanos,
                toNanos,
                limit);
    }

    /// The same as the engine has them, for what reckons with them.
    public List<Bar> raw(Instrument instrument, TimeFrame frame, long toNanos, int limit) {
        NavigableMap<Long, Bar> byTime =
                known(instrument, frame, history.bars(instrument.id(), frame, 0, toNanos, limit), limit);
        view.currentBar(instrument.id(), frame).ifPresent(bar -> byTime.putIfAbsent(bar.openTimeNanos(), bar));
        List<Bar> bars = List.copyOf(byTime.headMap(toNanos).values());
        return bars.subList(Math.max(0, bars.size() - limit), bars.size());
    }

    /// The newest ones; without the database, those since the start.
    public List<BarJson> newest(Instrument instrument, TimeFrame frame, int limit) {
        List<Bar> recorded;
        try {
            recorded = history.bars(instrument.id(), frame, 0, Long.MAX_VALUE, limit);
        } catch (ProblemException e) {
            recorded = List.of();
        }
        return merged(instrument, frame, recorded, 0, Long.MAX_VALUE, limit);
    }

    private List<BarJson> merged(
            Instrument instrument, TimeFrame frame, List<Bar> recorded, long fromNanos, long toNanos, int limit) {
        NavigableMap<Long, Bar> byTime = known(instrument, frame, recorded, limit);
        Optional<Bar> current = view.currentBar(instrument.id(), frame);
        List<BarJson> bars = new ArrayList<>();
        byTime.subMap(fromNanos, toNanos).values().forEach(bar -> bars.add(BarJson.of(bar, instrument, true)));
        current.filter(bar -> bar.openTimeNanos() >= fromNanos && bar.openTimeNanos() < toNanos)
                .filter(bar -> !byTime.containsKey(bar.openTimeNanos()))
                .ifPresent(bar -> bars.add(BarJson.of(bar, instrument, false)));
        return List.copyOf(bars.subList(Math.max(0, bars.size() - limit), bars.size()));
    }

    /// Those that are finished, by opening.
    private NavigableMap<Long, Bar> known(Instrument instrument, TimeFrame frame, List<Bar> recorded, int limit) {
        TreeMap<Long, Bar> byTime = new TreeMap<>();
        recorded.forEach(bar -> byTime.put(bar.openTimeNanos(), bar));
        view.recentBars(instrument.id(), frame, limit).forEach(bar -> byTime.put(bar.openTimeNanos(), bar));
        return byTime;
    }
}
