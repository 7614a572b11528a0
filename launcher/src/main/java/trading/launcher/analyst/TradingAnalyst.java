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
/// asked, the rules answer, and every answer says why. Its configuration may change while it is asked ([#accept]).
public final class TradingAnalyst implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TradingAnalyst.class);
    private static final String SPENDING = "spending.jsonl";
    private static final int MOST_WAITING = 64;
    private static final int PARALLEL = 4;
    private static final int MOST_KEPT = 1_000;
    private static final Duration PATIENCE_OF_RULES = Duration.ofSeconds(30);

    private final ListenerList listeners = new ListenerList();
    private final AnalystCounts counts = new AnalystCounts();
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Path data;
    private final Path folder;
    private final boolean replay;
    private final AnalystDesk desk;
    private @Nullable AnalystJournal journal;
    private volatile @Nullable Budget budget;
    private volatile Line line;

    /// Who is asked now, as that configuration says. `model` is the one that calls somebody, `breaker` what stands
    /// before it.
    private record Line(
            AnalystConfig config,
            Analyst analyst,
            @Nullable CircuitBreaker breaker,
            @Nullable ModelAnalyst model) {}

    private TradingAnalyst(AnalystConfig config, Path data, boolean replay) {
        this.data = data;
        this.folder = folder(data);
        this.replay = replay;
        listeners.add(counts);
        this.line = line(config);
        this.desk = new AnalystDesk(
                question -> line.analyst().ask(question), listeners, MOST_WAITING, PARALLEL, patience());
    }

    /// `data`: the data directory; the ledger and the journal are in its folder `analyst`. `replay`: market
    /// time is not now, so that kept answers are given, and no model is called unless the configuration says
    /// so.
    public static TradingAnalyst open(AnalystConfig config, Path data, boolean replay) {
        return new TradingAnalyst(config, data, replay);
    }

    private static Path folder(Path data) {
        return data.resolve("analyst");
    }

    /// The file of all calls of models; there is none before the first model is configured.
    public static Path calls(Path data) {
        return AnalystJournal.in(data);
    }

    /// The ledger of the budget.
    public static Path spending(Path data) {
        return folder(data).resolve(SPENDING);
    }

    /// Another configuration from the next question on. What was spent stays spent, what is being asked comes to its
    /// end, and a breaker goes on as it is when nothing about the model has changed.
    public synchronized void accept(AnalystConfig config) {
        Line before = line;
        if (config.equals(before.config())) {
            return;
        }
        Budget opened = budget;
        if (opened != null) {
            opened.accept(config.limits(), config.price());
        }
        boolean sameModel = config.model().equals(before.config().model())
                && config.failures() == before.config().failures()
                && config.cooling().equals(before.config().cooling())
                && config.replayCalls() == before.config().replayCalls();
        line = sameModel ? new Line(config, before.analyst(), before.breaker(), before.model()) : line(config);
        desk.accept(patience());
        ModelAnalyst model = before.model();
        if (model != null && !sameModel) {
            retire(model, before.config().model().map(ModelConfig::deadline).orElse(Duration.ZERO));
        }
    }

    /// What it is still asked has its deadline.
    private static void retire(ModelAnalyst model, Duration deadline) {
        Thread.ofVirtual().name("analyst-retired").start(() -> {
            try {
                Thread.sleep(deadline.multipliedBy(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            model.close();
        });
    }

    private Duration patience() {
        return line.config().model().map(ModelConfig::deadline).orElse(PATIENCE_OF_RULES);
    }

    private Line line(AnalystConfig config) {
        return config.model()
                .map(model -> withModel(config, model))
                .orElseGet(() -> new Line(config, new RuleAnalyst(), null, null));
    }

    private Line withModel(AnalystConfig config, ModelConfig model) {
        Analyst asked;
        ModelAnalyst calling = null;
        try {
            OwnerOnly.directory(folder);
            Path calls = AnalystJournal.in(data);
            if (replay && !config.replayCalls()) {
                asked = ReplayAnalyst.of(calls);
            } else {
                calling = calling(config, model, calls);
                asked = calling;
            }
        } catch (IOException e) {
            log.error("analyst: no model is asked: {}", e.getMessage(), e);
            String reason = String.valueOf(e.getMessage());
            asked = question -> OpinionFailed.of(question, FailureCode.RECORDS_UNAVAILABLE, reason);
        }
        CircuitBreaker breaker = new CircuitBreaker(
                asked, new RuleAnalyst(), config.failures(), config.cooling().toNanos(), System::nanoTime, listeners);
        return new Line(config, new KeptAnswers(breaker, MOST_KEPT), breaker, calling);
    }

    /// Ledger and journal are opened once, with the first model that is called.
    private ModelAnalyst calling(AnalystConfig config, ModelConfig model, Path calls) throws IOException {
        TimeSource wall = TimeSource.wallClock();
        Budget spending = budget;
        if (spending == null) {
            spending = Budget.open(folder.resolve(SPENDING), config.limits(), config.price(), wall::nowNanos);
            budget = spending;
            parts.push(spending);
        }
        AnalystJournal records = journal;
        if (records == null) {
            records = AnalystJournal.open(calls);
            journal = records;
            parts.push(records);
        }
        return new ModelAnalyst(model, spending, records, wall::nowNanos, listeners);
    }

    /// As it is now.
    public AnalystConfig config() {
        return line.config();
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
        return line.model() == null
                ? Optional.empty()
                : Optional.ofNullable(budget).map(Budget::view);
    }

    /// Empty when the rules answer by themselves.
    public Optional<BreakerState> breaker() {
        return Optional.ofNullable(line.breaker()).map(CircuitBreaker::state);
    }

    /// The last that was opened first.
    @Override
    public synchronized void close() throws Exception {
        Exception first = null;
        ModelAnalyst model = line.model();
        if (model != null) {
            parts.push(model);
        }
        parts.push(desk);
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
