package trading.engine.pattern;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// Sees the patterns of one instrument and time frame, bar by bar.
///
/// One thread. After a restart it is fed the latest bars again: from [#WARM_UP_BARS] on it has forgotten
/// where it began, but for a formation that is older than that. Memory and the work of a bar are bounded.
public final class PatternScanner {
    /// So many bars before the first one of interest give the sightings of a longer history.
    public static final int WARM_UP_BARS = 2_000;

    /// How many stored bars TA-Lib is asked about at once.
    private static final int PIECE = 1_024;

    private static final CandlestickPattern[] CANDLESTICKS = CandlestickPattern.values();

    private final PatternPlace place;
    private final PatternConfig config;
    private final BarWindow window;
    private final CandlestickScanner candlesticks;
    private final ChartScanner charts;
    private final PatternEvidence evidence;
    private final List<Tracked> changed = new ArrayList<>();
    private long latestNanos = Long.MIN_VALUE;

    public PatternScanner(int instrument, TimeFrame frame, PatternConfig config) {
        this.place = new PatternPlace(instrument, frame);
        this.config = config;
        candlesticks = new CandlestickScanner(config.candlesticks());
        window = new BarWindow(Math.max(ChartScanner.REACH, candlesticks.longestLookback() + 1), config.rangePeriod());
        charts = new ChartScanner(place, config.swings(), config.chartHorizon());
        evidence = new PatternEvidence(place, config);
    }

    /// One closed bar, later than all before: what is new or changed at its close. Candlesticks come first,
    /// in the order of the catalog; nothing is told before the mean true range is known.
    public List<Sighting> onBar(Bar bar) {
        List<Sighting> sightings = new ArrayList<>();
        look(bar, sightings);
        return sightings;
    }

    /// Goes through stored bars as [#onBar(Bar)] does, but tells nothing: evidence, swings and what is
    /// forming are the same afterwards, in a fraction of the time.
    public void learn(Iterable<Bar> history) {
        List<Bar> piece = new ArrayList<>(PIECE);
        for (Bar bar : history) {
            piece.add(bar);
            if (piece.size() == PIECE) {
                learnPiece(piece);
                piece.clear();
            }
        }
        if (!piece.isEmpty()) {
            learnPiece(piece);
        }
    }

    private void learnPiece(List<Bar> piece) {
        candlesticks.foresee(window, piece);
        try {
            for (Bar bar : piece) {
                look(bar, null);
            }
        } finally {
            candlesticks.forget();
        }
    }

    private void look(Bar bar, @Nullable List<Sighting> told) {
        if (bar.instrument() != place.instrument()
                || bar.frame() != place.frame()
                || bar.openTimeNanos() <= latestNanos) {
            throw new IllegalArgumentException("pattern: instrument=" + bar.instrument() + " frame="
                    + bar.frame().text() + " openTime=" + bar.openTimeNanos() + " latest=" + latestNanos + " expected="
                    + place + ": bars of one instrument and frame, in the order of time");
        }
        latestNanos = bar.openTimeNanos();
        window.add(bar);
        evidence.onBar(window);
        candlesticks.onBar(window);
        if (!window.ready()) {
            return;
        }
        for (CandlestickPattern pattern : CANDLESTICKS) {
            if (candlesticks.value(pattern) != 0 && window.meanRange() > 0) {
                candlestick(pattern, candlesticks.value(pattern), told);
            }
        }
        changed.clear();
        charts.onBar(window, changed);
        for (Tracked one : changed) {
            chart(one, told);
        }
    }

    private void candlestick(CandlestickPattern pattern, int value, @Nullable List<Sighting> told) {
        PatternSide side = pattern.bias() == PatternBias.NEUTRAL ? PatternSide.NEUTRAL : PatternSide.of(value);
        long close = Math.round(window.close(window.last()));
        long target = close + side.sign() * ticks(config.candlestickTarget());
        long stop = close - side.sign() * ticks(config.candlestickStop());
        if (told != null) {
            told.add(candlestick(pattern, side, value, target, stop));
        }
        evidence.sighted(pattern, side, window, target, stop);
    }

    private Sighting candlestick(CandlestickPattern pattern, PatternSide side, int value, long target, long stop) {
        int bar = window.last();
        int first = Math.max(window.first(), bar - pattern.bars() + 1);
        double mark = side == PatternSide.BULLISH
                ? window.low(bar)
                : side == PatternSide.BEARISH ? window.high(bar) : window.close(bar);
        List<SightingPoint> points = List.of(new SightingPoint(window.time(bar), Math.round(mark), PointRole.SIGNAL));
        return new Sighting(
                SightingId.of(pattern, place.instrument(), place.frame(), points),
                pattern,
                side,
                SightingStatus.CONFIRMED,
                CandlestickConfidence.of(window, first, value, side),
                place.instrument(),
                place.frame(),
                window.time(first),
                window.time(bar),
                Math.round(window.close(bar)),
                side == PatternSide.NEUTRAL ? 0 : Math.max(1, target),
                side == PatternSide.NEUTRAL ? 0 : Math.max(1, stop),
                points,
                List.of(),
                evidence.figures(pattern, side));
    }

    private long ticks(double ranges) {
        return Math.max(1, Math.round(ranges * window.meanRange()));
    }

    private void chart(Tracked one, @Nullable List<Sighting> told) {
        if (told != null) {
            told.add(one.sighting(window, place, evidence.figures(one.kind(), one.side())));
        }
        if (one.status() == SightingStatus.CONFIRMED) {
            evidence.sighted(one.kind(), one.side(), window, one.target(), one.stop());
        }
    }

    /// The chart patterns that are forming or confirmed now, oldest first.
    public List<Sighting> active() {
        return charts.tracked().stream()
                .map(one -> one.sighting(window, place, evidence.figures(one.kind(), one.side())))
                .toList();
    }

    /// The prices at which the largest swings turned at least `touches` times, from the lowest up.
    public List<PriceLevel> levels(int touches) {
        return window.ready() ? charts.levels(window, touches) : List.of();
    }

    public PatternEvidence evidence() {
        return evidence;
    }
}
