package trading.launcher.analyst;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.analyst.Analyst;
import trading.engine.analyst.AnalystCounts;
import trading.engine.analyst.AnalystDesk;
import trading.engine.analyst.AnalystListener;
import trading.engine.analyst.BreakerState;
import trading.engine.analyst.CircuitBreaker;
import trading.engine.analyst.FailureCode;
import trading.engine.analyst.KeptAnswers;
import trading.engine.analyst.OpinionFailed;
import trading.engine.analyst.RuleAnalyst;
import trading.engine.analyst.budget.Budget;
import trading.engine.analyst.budget.BudgetView;
import trading.engine.analyst.language.ModelAnalyst;
import trading.engine.analyst.language.ModelConfig;
import trading.engine.analyst.language.ReplayAnalyst;
import trading.engine.analyst.record.AnalystJournal;
import trading.engine.gateway.TimeSource;
import trading.infra.process.OwnerOnly;
import trading.launcher.config.AnalystConfig;

/// The analyst that strategies ask, with all that belongs to it.
///
/// Records that are damaged or cannot be written never keep the product from starting: then no model is
/// asked, the rules answer, and every answer says why.
public final class TradingAnalyst implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TradingAnalyst.class);
    private static final int MOST_WAITING = 64;
    private static final int PARALLEL = 4;
    private static final int MOST_KEPT = 1_000;
    private static final Duration PATIENCE_OF_RULES = Duration.ofSeconds(30);

    private final ListenerList listeners = new ListenerList();
    private final AnalystCounts counts = new AnalystCounts();
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final AnalystDesk desk;
    private @Nullable Budget budget;
    private @Nullable CircuitBreaker breaker;

    private TradingAnalyst(AnalystConfig config, Path folder, boolean replay) {
        listeners.add(counts);
        Analyst analyst = config.model()
                .map(model -> withModel(config, model, folder, replay))
                .orElseGet(RuleAnalyst::new);
        Duration patience = config.model().map(ModelConfig::deadline).orElse(PATIENCE_OF_RULES);
        this.desk = new AnalystDesk(analyst, listeners, MOST_WAITING, PARALLEL, patience);
        parts.push(desk);
    }

    /// `data`: the data directory; the ledger and the journal are in its folder `analyst`. `replay`: market
    /// time is not now, so that kept answers are given, and no model is called unless the configuration says
    /// so.
    public static TradingAnalyst open(AnalystConfig config, Path data, boolean replay) {
        return new TradingAnalyst(config, data.resolve("analyst"), replay);
    }

    private Analyst withModel(AnalystConfig config, ModelConfig model, Path folder, boolean replay) {
        Analyst asked;
        try {
            OwnerOnly.directory(folder);
            Path calls = folder.resolve("calls.jsonl");
            asked = replay && !config.replayCalls() ? ReplayAnalyst.of(calls) : calling(config, model, folder, calls);
        } catch (IOException e) {
            log.error("analyst: no model is asked: {}", e.getMessage(), e);
            String reason = String.valueOf(e.getMessage());
            asked = question -> OpinionFailed.of(question, FailureCode.RECORDS_UNAVAILABLE, reason);
        }
        breaker = new CircuitBreaker(
                asked, new RuleAnalyst(), config.failures(), config.cooling().toNanos(), System::nanoTime, listeners);
        return new KeptAnswers(breaker, MOST_KEPT);
    }

    private Analyst calling(AnalystConfig config, ModelConfig model, Path folder, Path calls) throws IOException {
        TimeSource wall = TimeSource.wallClock();
        Budget opened = Budget.open(folder.resolve("spending.jsonl"), config.limits(), config.price(), wall::nowNanos);
        budget = opened;
        parts.push(opened);
        AnalystJournal journal = AnalystJournal.open(calls);
        parts.push(journal);
        ModelAnalyst analyst = new ModelAnalyst(model, opened, journal, wall::nowNanos, listeners);
        parts.push(analyst);
        return analyst;
    }

    /// Where strategies ask.
    public AnalystDesk desk() {
        return desk;
    }

    /// Is told of every answer and every call from now on.
    public void listen(AnalystListener listener) {
        listeners.add(listener);
    }

    public AnalystCounts counts() {
        return counts;
    }

    /// Empty when no model can be called.
    public Optional<BudgetView> budget() {
        return Optional.ofNullable(budget).map(Budget::view);
    }

    /// Empty when the rules answer by themselves.
    public Optional<BreakerState> breaker() {
        return Optional.ofNullable(breaker).map(CircuitBreaker::state);
    }

    /// The last that was opened first.
    @Override
    public void close() throws Exception {
        Exception first = null;
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
