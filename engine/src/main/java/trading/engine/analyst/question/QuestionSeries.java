package trading.engine.analyst.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import trading.engine.analyst.AnalystQuestion;
import trading.engine.analyst.PatternSighting;
import trading.engine.analyst.QuestionIndicators;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;

/// The bars of one instrument and frame as far as they were seen, and the questions that are made of them.
///
/// One thread at a time.
public final class QuestionSeries {
    /// With fewer no analyst has anything to say.
    private static final int LEAST_BARS = 30;

    private final TimeFrame frame;
    private final TreeMap<Long, Bar> bars = new TreeMap<>();
    private RecentPatterns patterns;

    public QuestionSeries(int instrument, TimeFrame frame) {
        this.frame = frame;
        patterns = new RecentPatterns(instrument, frame);
    }

    /// A bar that has closed.
    public void see(Bar bar) {
        bars.put(bar.openTimeNanos(), bar);
    }

    /// Bars from before the first that was seen, oldest first, and what they have taught; those that were seen stay.
    public void learn(List<Bar> past, RecentPatterns taught) {
        for (Bar bar : past) {
            bars.putIfAbsent(bar.openTimeNanos(), bar);
        }
        patterns = taught;
    }

    /// Forgets older ones, which no later question may need.
    public void keepNewest(int most) {
        while (bars.size() > most) {
            bars.pollFirstEntry();
        }
    }

    /// What `strategy` asks as of the close of `bar`, which was seen: never anything of later bars. Empty while there
    /// are too few bars.
    public Optional<AnalystQuestion> question(String strategy, Instrument instrument, Bar bar, Situation situation) {
        List<Bar> seen = new ArrayList<>(bars.headMap(bar.openTimeNanos(), true).values());
        seen = seen.subList(Math.max(0, seen.size() - AnalystQuestion.MOST_BARS), seen.size());
        if (seen.size() < LEAST_BARS) {
            return Optional.empty();
        }
        return Optional.of(new AnalystQuestion(
                strategy,
                instrument,
                frame,
                bar.closeTimeNanos(),
                seen,
                QuestionIndicators.of(instrument, seen),
                sightings(bar),
                situation.held(strategy, instrument, bar.close()),
                situation.portfolio(),
                List.of()));
    }

    /// As of `bar`; none when later ones were seen, since their evidence was not known then.
    private List<PatternSighting> sightings(Bar bar) {
        if (patterns.openNanos() < bar.openTimeNanos()) {
            bars.subMap(patterns.openNanos(), false, bar.openTimeNanos(), true)
                    .values()
                    .forEach(patterns::see);
        }
        return patterns.openNanos() == bar.openTimeNanos() ? patterns.now() : List.of();
    }
}
