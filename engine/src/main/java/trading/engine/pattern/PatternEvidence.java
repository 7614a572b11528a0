package trading.engine.pattern;

import java.util.ArrayList;
import java.util.List;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// What came of the sightings of one instrument and time frame, kept up bar by bar.
///
/// Each confirmed sighting is an entry at the close of its bar. It is a stop when the price reaches the
/// invalidation, at that price or at the open of a bar that begins beyond it; a hit when the price reaches
/// the target, at the target; expired at the close of the last bar of its horizon. A bar that reaches both
/// is a stop. Each side of the trade pays the fee. Chance ([BaseRates]) is measured by the same rules.
public final class PatternEvidence {
    /// The grid of distances on which chance is measured for chart patterns, in mean true ranges.
    private static final double[] CHART_DISTANCES = {0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 12};

    private static final int SIDES = PatternSide.values().length;

    private record Entry(PatternKind kind, int sign, int bar, long price, long target, long stop, double meanRange) {}

    private final PatternPlace place;
    private final PatternConfig config;
    private final double fee;
    private final BaseRates candlestickChance;
    private final BaseRates chartChance;
    private final Outcomes[] outcomes;
    private final RecentOutcomes recent;
    private final List<Entry> open = new ArrayList<>();
    private long asOfNanos;

    PatternEvidence(PatternPlace place, PatternConfig config) {
        this.place = place;
        this.config = config;
        fee = config.feePpm() / 1e6;
        candlestickChance = new BaseRates(candlestickDistances(config), config.candlestickHorizon(), fee);
        chartChance = new BaseRates(CHART_DISTANCES, config.chartHorizon(), fee);
        outcomes = new Outcomes[PatternCatalog.all().size() * SIDES];
        recent = new RecentOutcomes(RecentEvidence.BARS, outcomes.length);
        for (PatternKind kind : PatternCatalog.all()) {
            for (PatternSide side : PatternSide.values()) {
                outcomes[index(kind, side)] =
                        new Outcomes(horizon(kind), chance(kind).cells());
            }
        }
    }

    /// The evidence of a whole history, in one go. Bars come in the order of time.
    public static PatternEvidence ofHistory(
            int instrument, TimeFrame frame, PatternConfig config, Iterable<Bar> history) {
        PatternScanner scanner = new PatternScanner(instrument, frame, config);
        scanner.learn(history);
        return scanner.evidence();
    }

    private static double[] candlestickDistances(PatternConfig config) {
        double target = config.candlestickTarget();
        double stop = config.candlestickStop();
        return target == stop ? new double[] {target} : new double[] {Math.min(target, stop), Math.max(target, stop)};
    }

    /// Outcomes that the latest bar brings, before anything is seen on it.
    void onBar(BarWindow window) {
        int bar = window.last();
        asOfNanos = window.time(bar) + place.frame().nanos();
        recent.onBar();
        int kept = 0;
        for (int i = 0; i < open.size(); i++) {
            Entry entry = open.get(i);
            if (!ended(entry, window, bar)) {
                open.set(kept++, entry);
            }
        }
        open.subList(kept, open.size()).clear();
        candlestickChance.onBar(window);
        chartChance.onBar(window);
    }

    private boolean ended(Entry entry, BarWindow window, int bar) {
        boolean rising = entry.sign() > 0;
        if (rising ? window.low(bar) <= entry.stop() : window.high(bar) >= entry.stop()) {
            double stop = entry.stop();
            double exit = rising ? Math.min(window.open(bar), stop) : Math.max(window.open(bar), stop);
            count(entry, SightingStatus.INVALIDATED, bar, exit);
            return true;
        }
        if (rising ? window.high(bar) >= entry.target() : window.low(bar) <= entry.target()) {
            count(entry, SightingStatus.TARGET_REACHED, bar, (double) entry.target());
            return true;
        }
        if (bar - entry.bar() >= horizon(entry.kind())) {
            count(entry, SightingStatus.EXPIRED, bar, window.close(bar));
            return true;
        }
        return false;
    }

    private void count(Entry entry, SightingStatus how, int bar, double exit) {
        double gain = entry.sign() * (exit - entry.price()) - fee * (entry.price() + exit);
        double risk = Math.abs(entry.price() - entry.stop());
        int index = index(entry.kind(), PatternSide.of(entry.sign()));
        recent.ended(index, how == SightingStatus.TARGET_REACHED);
        Outcomes kindOutcomes = outcomes[index];
        kindOutcomes.ended(how, bar - entry.bar(), gain / risk, 100 * gain / entry.price());
        chance(entry.kind())
                .weigh(
                        Math.abs(entry.target() - entry.price()) / entry.meanRange(),
                        risk / entry.meanRange(),
                        kindOutcomes.cells());
    }

    /// A sighting was confirmed at the latest bar. One without a side is counted and not followed.
    void sighted(PatternKind kind, PatternSide side, BarWindow window, long target, long stop) {
        outcomes[index(kind, side)].sighted();
        if (side != PatternSide.NEUTRAL) {
            int bar = window.last();
            open.add(
                    new Entry(kind, side.sign(), bar, Math.round(window.close(bar)), target, stop, window.meanRange()));
        }
    }

    /// What is known of `kind` and `side` at the latest bar.
    public EvidenceFigures figures(PatternKind kind, PatternSide side) {
        Outcomes of = outcomes[index(kind, side)];
        BaseRates chance = chance(kind);
        double chanceHitRate = chance.hitRate(of.cells(), side.sign());
        return new EvidenceFigures(
                kind,
                side,
                place.instrument(),
                place.frame(),
                asOfNanos,
                horizon(kind),
                of.sightings(),
                side == PatternSide.NEUTRAL ? 0 : of.sightings() - of.count(),
                of.hits(),
                of.stops(),
                of.expired(),
                of.hitRate(),
                of.expectancyR(),
                of.expectancyPercent(),
                of.medianBars(),
                chance.counted(),
                chanceHitRate,
                chance.expectancyR(of.cells(), side.sign()),
                of.verdict(chanceHitRate));
    }

    /// What came of `kind` and `side` lately, up to the latest bar.
    public RecentEvidence recent(PatternKind kind, PatternSide side) {
        return recent.figures(index(kind, side));
    }

    /// The figures of every kind and side that was seen, in the order of the catalog.
    public List<EvidenceFigures> all() {
        List<EvidenceFigures> all = new ArrayList<>();
        for (PatternKind kind : PatternCatalog.all()) {
            for (PatternSide side : PatternSide.values()) {
                if (outcomes[index(kind, side)].sightings() > 0) {
                    all.add(figures(kind, side));
                }
            }
        }
        return all;
    }

    private int horizon(PatternKind kind) {
        return kind instanceof CandlestickPattern ? config.candlestickHorizon() : config.chartHorizon();
    }

    private BaseRates chance(PatternKind kind) {
        return kind instanceof CandlestickPattern ? candlestickChance : chartChance;
    }

    @SuppressWarnings("EnumOrdinal") // never leaves the process
    private static int index(PatternKind kind, PatternSide side) {
        return PatternCatalog.index(kind) * SIDES + side.ordinal();
    }
}
