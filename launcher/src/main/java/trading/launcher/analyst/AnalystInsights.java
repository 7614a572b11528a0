package trading.launcher.analyst;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import trading.engine.analyst.AnalystDesk;
import trading.engine.analyst.Opinion;
import trading.engine.analyst.question.Situation;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.AnalystOpinion;
import trading.engine.strategy.host.BarHistory;
import trading.engine.strategy.host.Insights;

/// What strategies are told of patterns and of the analyst's opinions.
///
/// ```text
/// bar closes ──▶ opinion() ──▶ AnalystQuestion of the last 120 bars, indicators, patterns ──▶ AnalystDesk (answers
/// when it can)
///                    └──▶ the newest opinion that there was before, on an earlier bar
/// ```
/// Nobody waits: the opinion on a bar is there at a later one. The bars before the first that is seen come from the
/// history, once for each series, on a thread of their own; what is asked until then is asked when they are there.
public final class AnalystInsights implements Insights {
    private final AnalystDesk desk;
    private final Situation situation;
    private final BarHistory history;
    private final Insights patterns;
    private final Map<Key, AnalystSeries> all = new ConcurrentHashMap<>();

    private record Key(int instrument, TimeFrame frame) {}

    /// `patterns`: where patterns come from, [Insights#NONE] for none. `history`: may take its time.
    public AnalystInsights(AnalystDesk desk, Situation situation, BarHistory history, Insights patterns) {
        this.desk = desk;
        this.situation = situation;
        this.history = history;
        this.patterns = patterns;
    }

    @Override
    public PatternSight patterns(Instrument instrument) {
        return patterns.patterns(instrument);
    }

    /// The newest is read before the question is left, so that not the clock decides whether an analyst was quick
    /// enough for the same bar.
    @Override
    public Optional<AnalystOpinion> opinion(String strategy, Instrument instrument, Bar bar) {
        Optional<Opinion> newest = desk.newestOpinion(strategy, instrument.id(), bar.frame())
                .filter(opinion -> opinion.asOfNanos() <= bar.closeTimeNanos());
        all.computeIfAbsent(
                        new Key(bar.instrument(), bar.frame()),
                        key -> new AnalystSeries(key.instrument(), key.frame(), desk, situation, history))
                .see(strategy, instrument, bar);
        return newest.map(opinion -> opinion.told(situation.held(strategy, instrument, bar.close())));
    }
}
