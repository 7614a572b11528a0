package trading.launcher.analyst;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.analyst.AnalystDesk;
import trading.engine.analyst.AnalystQuestion;
import trading.engine.analyst.HeldPosition;
import trading.engine.analyst.Opinion;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.AnalystOpinion;
import trading.engine.strategy.host.BarHistory;
import trading.engine.strategy.host.Insights;

/// What strategies are told of patterns and of the analyst's opinions.
///
/// ```text
/// bar closes ──▶ opinion() ──▶ AnalystQuestion of the last 120 bars ──▶ AnalystDesk (answers when it can)
///                    └──▶ the newest opinion that there was before, on an earlier bar
/// ```
/// Nobody waits: the opinion on a bar is there at a later one. The bars before the first that is seen come from the
/// history, once for each series, on a thread of their own; what is asked until then is asked when they are there.
public final class AnalystInsights implements Insights {
    private static final Logger log = LoggerFactory.getLogger(AnalystInsights.class);

    /// With fewer no analyst has anything to say.
    private static final int LEAST_BARS = 30;

    private final AnalystDesk desk;
    private final Situation situation;
    private final BarHistory history;
    private final Insights patterns;
    private final Map<Key, Series> all = new ConcurrentHashMap<>();

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
        all.computeIfAbsent(new Key(bar.instrument(), bar.frame()), Series::new).see(strategy, instrument, bar);
        return newest.map(opinion -> mapped(opinion, situation.held(strategy, instrument, bar.close())));
    }

    /// To leave a position is to expect the price to go against it; with none there is nothing to leave.
    static AnalystOpinion mapped(Opinion opinion, HeldPosition held) {
        AnalystOpinion.View view = switch (opinion.action()) {
            case BUY -> AnalystOpinion.View.BUY;
            case SELL -> AnalystOpinion.View.SELL;
            case HOLD -> AnalystOpinion.View.HOLD;
            case EXIT ->
                held.quantity() > 0
                        ? AnalystOpinion.View.SELL
                        : held.quantity() < 0 ? AnalystOpinion.View.BUY : AnalystOpinion.View.HOLD;
        };
        return new AnalystOpinion(opinion.id(), opinion.asOfNanos(), view, opinion.confidence(), opinion.reasons());
    }

    /// The bars of one instrument and frame, as far as they were seen.
    private final class Series {
        private enum Past {
            UNKNOWN,
            BEING_READ,
            KNOWN
        }

        private record Asking(Instrument instrument, Bar bar) {}

        private final Key key;
        private final TreeMap<Long, Bar> bars = new TreeMap<>();
        private final Map<String, Asking> waiting = new HashMap<>();
        private Past past = Past.UNKNOWN;

        Series(Key key) {
            this.key = key;
        }

        synchronized void see(String strategy, Instrument instrument, Bar bar) {
            add(bar);
            if (past == Past.KNOWN) {
                ask(strategy, new Asking(instrument, bar));
                return;
            }
            waiting.put(strategy, new Asking(instrument, bar));
            if (past == Past.UNKNOWN) {
                past = Past.BEING_READ;
                Thread.ofVirtual().name("analyst-past").start(this::read);
            }
        }

        private void add(Bar bar) {
            bars.put(bar.openTimeNanos(), bar);
            while (bars.size() > AnalystQuestion.MOST_BARS) {
                bars.pollFirstEntry();
            }
        }

        private void read() {
            List<Bar> read = List.of();
            boolean known = false;
            try {
                read = history.recent(key.instrument(), key.frame(), AnalystQuestion.MOST_BARS);
                known = true;
            } catch (RuntimeException e) {
                log.warn(
                        "analyst: instrument={} frame={}: the past cannot be read; it is tried again at the next bar",
                        key.instrument(),
                        key.frame().text(),
                        e);
            }
            taken(read, known);
        }

        private synchronized void taken(List<Bar> read, boolean known) {
            for (Bar bar : read) {
                bars.putIfAbsent(bar.openTimeNanos(), bar);
            }
            while (bars.size() > AnalystQuestion.MOST_BARS) {
                bars.pollFirstEntry();
            }
            past = known ? Past.KNOWN : Past.UNKNOWN;
            waiting.forEach(this::ask);
            waiting.clear();
        }

        private void ask(String strategy, Asking asking) {
            List<Bar> seen = new ArrayList<>(
                    bars.headMap(asking.bar().openTimeNanos(), true).values());
            if (seen.size() < LEAST_BARS) {
                return;
            }
            AnalystDesk.Asked asked = desk.ask(new AnalystQuestion(
                    strategy,
                    asking.instrument(),
                    key.frame(),
                    asking.bar().closeTimeNanos(),
                    seen,
                    List.of(),
                    List.of(),
                    situation.held(strategy, asking.instrument(), asking.bar().close()),
                    situation.portfolio(),
                    List.of()));
            if (asked != AnalystDesk.Asked.TAKEN) {
                log.warn(
                        "analyst: strategy={} frame={}: not asked: {}",
                        strategy,
                        key.frame().text(),
                        asked);
            }
        }
    }
}
