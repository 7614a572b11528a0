package trading.launcher.analyst;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.analyst.AnalystDesk;
import trading.engine.analyst.AnalystQuestion;
import trading.engine.analyst.question.QuestionSeries;
import trading.engine.analyst.question.RecentPatterns;
import trading.engine.analyst.question.Situation;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.engine.pattern.RecentEvidence;
import trading.engine.strategy.host.BarHistory;

/// Leaves the questions on the bars of one instrument and frame at the desk, once their past is known.
final class AnalystSeries {
    private static final Logger log = LoggerFactory.getLogger(AnalystSeries.class);

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
    private final QuestionSeries series;
    private final Map<String, Asking> waiting = new HashMap<>();
    private Past past = Past.UNKNOWN;

    AnalystSeries(int instrument, TimeFrame frame, AnalystDesk desk, Situation situation, BarHistory history) {
        this.instrumentId = instrument;
        this.frame = frame;
        this.desk = desk;
        this.situation = situation;
        this.history = history;
        series = new QuestionSeries(instrument, frame);
    }

    synchronized void see(String strategy, Instrument instrument, Bar bar) {
        series.see(bar);
        Asking asking = new Asking(strategy, instrument, bar);
        if (past == Past.KNOWN) {
            ask(asking);
            series.keepNewest(AnalystQuestion.MOST_BARS);
            return;
        }
        series.keepNewest(RecentEvidence.WARM_UP_BARS);
        waiting.put(strategy, asking);
        if (past == Past.UNKNOWN) {
            past = Past.BEING_READ;
            Thread.ofVirtual().name("analyst-past").start(this::read);
        }
    }

    private void read() {
        List<Bar> read = List.of();
        RecentPatterns taught = null;
        try {
            read = history.recent(instrumentId, frame, RecentEvidence.WARM_UP_BARS);
            RecentPatterns learning = new RecentPatterns(instrumentId, frame);
            learning.learn(read);
            taught = learning;
        } catch (RuntimeException e) {
            log.warn(
                    "analyst: instrument={} frame={}: the past cannot be read; it is tried again at the next bar",
                    instrumentId,
                    frame.text(),
                    e);
        }
        taken(read, taught);
    }

    /// `taught` is null when the past could not be read.
    private synchronized void taken(List<Bar> read, @Nullable RecentPatterns taught) {
        if (taught != null) {
            series.learn(read, taught);
        }
        past = taught != null ? Past.KNOWN : Past.UNKNOWN;
        waiting.values().stream()
                .sorted(Comparator.comparingLong((Asking asking) -> asking.bar().openTimeNanos())
                        .thenComparing(Asking::strategy))
                .forEach(this::ask);
        waiting.clear();
        series.keepNewest(AnalystQuestion.MOST_BARS);
    }

    private void ask(Asking asking) {
        series.question(asking.strategy(), asking.instrument(), asking.bar(), situation)
                .map(desk::ask)
                .filter(asked -> asked != AnalystDesk.Asked.TAKEN)
                .ifPresent(asked -> log.warn(
                        "analyst: strategy={} frame={}: not asked: {}", asking.strategy(), frame.text(), asked));
    }
}
