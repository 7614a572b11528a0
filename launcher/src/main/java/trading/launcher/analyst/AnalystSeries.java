package trading.launcher.analyst;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.analyst.AnalystDesk;
import trading.engine.analyst.AnalystQuestion;
import trading.engine.analyst.PatternSighting;
import trading.engine.analyst.QuestionIndicators;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.engine.pattern.RecentEvidence;
import trading.engine.strategy.host.BarHistory;

/// The bars of one instrument and frame as far as they were seen, and the questions that are made of them.
final class AnalystSeries {
    private static final Logger log = LoggerFactory.getLogger(AnalystSeries.class);

    /// With fewer no analyst has anything to say.
    private static final int LEAST_BARS = 30;

    private enum Past {
        UNKNOWN,
        BEING_READ,
        KNOWN
    }

    private record Asking(String strategy, Instrument instrument, Bar bar) {}

    private final int instrumentId;
    private final TimeFrame frame;
    private final AnalystDesk desk;
    private final Situation situation;
    private final BarHistory history;
    private final TreeMap<Long, Bar> bars = new TreeMap<>();
    private final Map<String, Asking> waiting = new HashMap<>();
    private Past past = Past.UNKNOWN;
    private RecentPatterns patterns;

    AnalystSeries(int instrument, TimeFrame frame, AnalystDesk desk, Situation situation, BarHistory history) {
        this.instrumentId = instrument;
        this.frame = frame;
        this.desk = desk;
        this.situation = situation;
        this.history = history;
        patterns = new RecentPatterns(instrument, frame);
    }

    synchronized void see(String strategy, Instrument instrument, Bar bar) {
        bars.put(bar.openTimeNanos(), bar);
        Asking asking = new Asking(strategy, instrument, bar);
        if (past == Past.KNOWN) {
            ask(asking);
            keepNewest(AnalystQuestion.MOST_BARS);
            return;
        }
        keepNewest(RecentEvidence.WARM_UP_BARS);
        waiting.put(strategy, asking);
        if (past == Past.UNKNOWN) {
            past = Past.BEING_READ;
            Thread.ofVirtual().name("analyst-past").start(this::read);
        }
    }

    private void keepNewest(int most) {
        while (bars.size() > most) {
            bars.pollFirstEntry();
        }
    }

    private void read() {
        List<Bar> read = List.of();
        RecentPatterns taught = new RecentPatterns(instrumentId, frame);
        boolean known = false;
        try {
            read = history.recent(instrumentId, frame, RecentEvidence.WARM_UP_BARS);
            taught.learn(read);
            known = true;
        } catch (RuntimeException e) {
            log.warn(
                    "analyst: instrument={} frame={}: the past cannot be read; it is tried again at the next bar",
                    instrumentId,
                    frame.text(),
                    e);
        }
        taken(read, taught, known);
    }

    private synchronized void taken(List<Bar> read, RecentPatterns taught, boolean known) {
        for (Bar bar : read) {
            bars.putIfAbsent(bar.openTimeNanos(), bar);
        }
        patterns = known ? taught : patterns;
        past = known ? Past.KNOWN : Past.UNKNOWN;
        waiting.values().stream()
                .sorted(Comparator.comparingLong((Asking asking) -> asking.bar().openTimeNanos())
                        .thenComparing(Asking::strategy))
                .forEach(this::ask);
        waiting.clear();
        keepNewest(AnalystQuestion.MOST_BARS);
    }

    private void ask(Asking asking) {
        Bar bar = asking.bar();
        List<Bar> seen = new ArrayList<>(bars.headMap(bar.openTimeNanos(), true).values());
        seen = seen.subList(Math.max(0, seen.size() - AnalystQuestion.MOST_BARS), seen.size());
        if (seen.size() < LEAST_BARS) {
            return;
        }
        AnalystDesk.Asked asked = desk.ask(new AnalystQuestion(
                asking.strategy(),
                asking.instrument(),
                frame,
                bar.closeTimeNanos(),
                seen,
                QuestionIndicators.of(asking.instrument(), seen),
                sightings(bar),
                situation.held(asking.strategy(), asking.instrument(), bar.close()),
                situation.portfolio(),
                List.of()));
        if (asked != AnalystDesk.Asked.TAKEN) {
            log.warn("analyst: strategy={} frame={}: not asked: {}", asking.strategy(), frame.text(), asked);
        }
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
