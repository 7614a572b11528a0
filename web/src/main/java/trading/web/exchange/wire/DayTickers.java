package trading.web.exchange.wire;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.engine.view.LiveView;

/// The last 24 hours of each instrument, out of bars of 15 minutes: so the span begins up to that much
/// earlier. What is recorded is asked for twice a minute at most. Thread-safe.
public final class DayTickers {
    private static final TimeFrame FRAME = TimeFrame.M15;
    private static final long DAY_NANOS = Duration.ofDays(1).toNanos();
    private static final int BARS = (int) (DAY_NANOS / FRAME.nanos()) + 1;
    private static final long KEPT_NANOS = Duration.ofSeconds(30).toNanos();

    private record Recorded(long readNanos, List<Bar> bars) {}

    private final LiveView view;
    private final Klines klines;
    private final LongSupplier marketNanos;
    private final Map<Integer, Recorded> recorded = new ConcurrentHashMap<>();

    /// `marketNanos`: the market's own time, which in a replay is not ours.
    public DayTickers(LiveView view, Klines klines, LongSupplier marketNanos) {
        this.view = view;
        this.klines = klines;
        this.marketNanos = marketNanos;
    }

    public DayTicker of(Instrument instrument) {
        long now = marketNanos.getAsLong();
        long from = FRAME.openTimeNanos(now - DAY_NANOS);
        TreeMap<Long, Bar> byTime = new TreeMap<>();
        recorded(instrument, from, now).forEach(bar -> byTime.put(bar.openTimeNanos(), bar));
        view.recentBars(instrument.id(), FRAME, BARS).forEach(bar -> byTime.put(bar.openTimeNanos(), bar));
        view.currentBar(instrument.id(), FRAME).ifPresent(bar -> byTime.put(bar.openTimeNanos(), bar));
        List<Bar> bars = List.copyOf(byTime.tailMap(from).values());
        return DayTicker.of(instrument, bars, view, now - DAY_NANOS, now);
    }

    private List<Bar> recorded(Instrument instrument, long from, long now) {
        Recorded known = recorded.get(instrument.id());
        if (known == null || System.nanoTime() - known.readNanos() > KEPT_NANOS) {
            List<Bar> bars = klines.newestOrLive(instrument, FRAME, from, now + FRAME.nanos(), BARS);
            known = new Recorded(System.nanoTime(), bars);
            recorded.put(instrument.id(), known);
        }
        return known.bars();
    }
}
