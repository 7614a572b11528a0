package trading.engine.orchestrator;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.gateway.ReportHandler;
import trading.engine.market.CommandSink;
import trading.engine.market.Pace;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.strategy.StrategyParameters;
import trading.engine.strategy.host.Assignment;
import trading.engine.strategy.host.BarHistory;
import trading.engine.strategy.host.Insights;
import trading.engine.strategy.host.MemoryStore;
import trading.engine.strategy.host.Opening;
import trading.engine.strategy.host.SeatTerms;
import trading.engine.strategy.host.StrategyFactory;
import trading.engine.strategy.host.StrategyHost;
import trading.engine.strategy.host.StrategyState;
import trading.engine.strategy.host.StrategyStatus;

/// Runs the strategies while the product runs: puts threads, time budgets, files and people around a
/// [StrategyHost].
///
/// It is installed as a handler when the gateway starts, and acts from [#start] on; in between it remembers
/// what it is told. The gateway's thread and those of people take turns by a lock, so that a change takes effect
/// between two reports.
public final class Orchestrator implements ReportHandler, Pace, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Orchestrator.class);
    private static final int ATTEMPTS = 100;
    private static final long PAUSE_NANOS = 1_000_000;

    private final OrchestratorConfig config;
    private final SettingsStore store;
    private final StrategyWorker worker;
    private final StrategyHost host;
    private final Progress progress = new Progress();
    private final ReentrantLock turns = new ReentrantLock(true);
    private volatile List<StrategyState> published = List.of();
    private volatile @Nullable CommandSink gateway;
    private volatile BarHistory history = BarHistory.NONE;
    private final Map<String, StrategyFactory> versions = new HashMap<>();
    private final MemoryStore memories;
    private final SessionLog sessions;
    private long seen;
    private long timeNanos;
    private StrategySettings settings = StrategySettings.NONE;

    public Orchestrator(OrchestratorConfig config) {
        this(config, SettingsStore.NONE, MemoryStore.NONE, Insights.NONE, List.of());
    }

    /// `store` and `memories` keep what people have set and what strategies remember.
    public Orchestrator(
            OrchestratorConfig config,
            SettingsStore store,
            MemoryStore memories,
            Insights insights,
            List<DecisionListener> decisions) {
        this(config, store, memories, insights, decisions, SessionLog.NONE);
    }

    /// `sessions` is told how strategies are declared, each time that changes.
    public Orchestrator(
            OrchestratorConfig config,
            SettingsStore store,
            MemoryStore memories,
            Insights insights,
            List<DecisionListener> decisions,
            SessionLog sessions) {
        this.config = config;
        this.store = store;
        this.memories = memories;
        this.sessions = sessions;
        worker = new StrategyWorker(config.timeBudget());
        host = new StrategyHost(
                config.host(), worker, this::submit, new LoggedHost(List.copyOf(decisions)), memories, insights);
    }

    private long submit(Command command) {
        CommandSink sink = gateway;
        return sink == null ? -1 : sink.trySubmit(command);
    }

    /// Warms the strategies up and lets them trade from the next report on. To be called once, after the
    /// gateway was started with this handler and before a feed whose bars are to be traded.
    ///
    /// `gateway` puts a command into the ring without waiting and returns its sequence, or -1. Throws
    /// [IllegalArgumentException] when an assignment names an instrument that the opening does not know.
    public void start(Opening opening, BarHistory history, CommandSink gateway)
            throws InterruptedException, IOException {
        turns.lockInterruptibly();
        try {
            open(opening, history, gateway);
        } finally {
            turns.unlock();
        }
    }

    /// As [#start(Opening, BarHistory, CommandSink)], with the desk as it stands once all of its reports have come
    /// here, too: so the session is noted with the sequence that its opening has in it, and can be run again from
    /// there. Waits for the handler's own thread only, and takes turns with it; where the desk does not stand
    /// still for [#ATTEMPTS] looks, it is opened as it then is.
    public void start(OpeningDesk desk, BarHistory history, CommandSink gateway)
            throws InterruptedException, IOException {
        turns.lockInterruptibly();
        try {
            seen = Math.max(seen, desk.recovered());
        } finally {
            turns.unlock();
        }
        progress.beginAt(desk.recovered());
        for (int attempt = 1; ; attempt++) {
            progress.await(desk.sequence());
            turns.lockInterruptibly();
            try {
                Opening opening = desk.now();
                boolean met = desk.sequence() == seen;
                if (met || attempt == ATTEMPTS) {
                    if (!met) {
                        LOG.warn("strategies: opened at sequence={} with the desk of {}", seen, desk.sequence());
                    }
                    timeNanos = timeNanos == 0 ? desk.timeNanos() : timeNanos;
                    open(opening, history, gateway);
                    return;
                }
            } finally {
                turns.unlock();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void open(Opening opening, BarHistory history, CommandSink gateway)
            throws InterruptedException, IOException {
        if (this.gateway != null) {
            throw new IllegalStateException("orchestrator: started twice");
        }
        settings = store.read();
        host.open(opening, config.assignments(), settings::terms, settings::running, history);
        this.history = history;
        this.gateway = gateway;
        published = host.states();
        note(true);
    }

    private void note(boolean start) {
        List<SeatMark> seats = published.stream()
                .map(state -> new SeatMark(
                        state.name(),
                        state.version(),
                        state.symbol(),
                        state.frame(),
                        state.status() == StrategyStatus.RUNNING,
                        settings.terms(state.name()),
                        memories.read(state.name() + ":" + state.symbol())
                                .map(MemoryStore.Remembered::memory)
                                .orElseGet(TreeMap::new)))
                .toList();
        sessions.noted(new SessionMark(seen, timeNanos, start, config.host(), seats));
    }

    /// What makes a strategy of that name, in the version that is used now. Empty when there is none.
    public Optional<StrategyFactory> strategy(String name) {
        turns.lock();
        try {
            return Optional.of(factory(name));
        } catch (UnknownStrategyException unknown) {
            return Optional.empty();
        } finally {
            turns.unlock();
        }
    }

    /// Each strategy on each instrument. May be called by any thread at any time.
    public List<StrategyState> states() {
        List<StrategyState> running = published;
        return running.isEmpty() && gateway == null
                ? config.assignments().stream().map(WaitingStrategies::of).toList()
                : running;
    }

    /// Stops a strategy on one instrument, or on all of its own when `symbol` is null, until somebody starts it,
    /// also over restarts. Throws [UnknownStrategyException].
    public List<StrategyState> stop(String strategy, @Nullable String symbol) throws InterruptedException, IOException {
        return change(strategy, symbol, chosen -> {
            keep(runs(chosen, false));
            host.stop(strategy, symbol, "by a person");
        });
    }

    /// Starts a strategy anew, a disabled one too. Throws [UnknownStrategyException].
    public List<StrategyState> start(String strategy, @Nullable String symbol)
            throws InterruptedException, IOException {
        return change(strategy, symbol, chosen -> {
            keep(runs(chosen, true));
            host.start(strategy, symbol, settings.terms(strategy), history);
        });
    }

    /// Changes parameters, sizing or veto of a strategy, where it runs and where it does not. Its position stays.
    ///
    /// Throws [UnknownStrategyException], and [IllegalArgumentException] that names every setting that is wrong or
    /// may not be changed while it runs; then nothing has changed.
    public List<StrategyState> change(String strategy, StrategyChange wanted) throws InterruptedException, IOException {
        return change(strategy, null, chosen -> {
            SeatTerms terms = settings.terms(strategy).withParameters(wanted.parameters());
            if (wanted.sizing() != null) {
                terms = terms.withSizing(wanted.sizing());
            }
            if (wanted.vetoConfidence() != null) {
                terms = terms.withVeto(wanted.vetoConfidence());
            }
            StrategyChecks.refuseFixed(chosen, wanted.parameters());
            StrategyFactory factory = factory(strategy);
            Record next = factory.create(terms.parameters()).declaration().parameters();
            StrategyParameters.check(next);
            keep(settings.with(strategy, terms));
            for (StrategyState seat : chosen) {
                boolean plays = seat.status() == StrategyStatus.RUNNING;
                if (plays && !seat.parameters().equals(next)) {
                    host.start(strategy, seat.symbol(), terms, history);
                }
            }
            host.accept(strategy, terms);
        });
    }

    /// Lets another version of a strategy take the place of the one that is there, with its position, its memory
    /// and its settings. Throws [UnknownStrategyException], and [IllegalArgumentException] when it cannot run.
    public List<StrategyState> replace(String strategy, StrategyFactory version)
            throws InterruptedException, IOException {
        return change(strategy, null, chosen -> take(strategy, version, chosen));
    }

    private void take(String strategy, StrategyFactory version, List<StrategyState> chosen)
            throws InterruptedException {
        SeatTerms terms = settings.terms(strategy);
        StrategyParameters.check(
                version.create(terms.parameters()).declaration().parameters());
        versions.put(strategy, version);
        host.replace(strategy, version);
        for (StrategyState seat : chosen) {
            if (seat.status() != StrategyStatus.STOPPED) {
                host.start(strategy, seat.symbol(), terms, history);
            }
        }
    }

    /// How the desk stands once it has seen all reports up to `sequence`.
    @FunctionalInterface
    public interface DeskNow {
        Opening at(long sequence) throws InterruptedException;
    }

    /// Brings a strategy in while others run, or lets it take the place of the version of it that is there, see
    /// [#replace]. `assignments` are all of one strategy; seats that it has and that are not among them stay.
    ///
    /// Throws [IllegalArgumentException] when it cannot run; then nothing has changed.
    public List<StrategyState> put(String strategy, List<Assignment> assignments, DeskNow desk)
            throws InterruptedException {
        turns.lockInterruptibly();
        try {
            if (gateway == null || assignments.isEmpty()) {
                throw new IllegalArgumentException("strategy: name=" + strategy + " instruments=" + assignments.size()
                        + ": must run on one at least, after the orchestrator has started");
            }
            List<StrategyState> there = published.stream()
                    .filter(state -> state.name().equals(strategy))
                    .toList();
            List<Assignment> missing = assignments.stream()
                    .filter(assignment ->
                            there.stream().noneMatch(state -> state.symbol().equals(assignment.symbol())))
                    .toList();
            if (!missing.isEmpty()) {
                host.add(missing, settings::terms, settings::running, history, desk.at(seen));
            }
            take(strategy, assignments.getFirst().strategy(), there);
            for (Assignment assignment : assignments) {
                boolean rests = there.stream()
                        .anyMatch(state ->
                                state.symbol().equals(assignment.symbol()) && state.status() == StrategyStatus.STOPPED);
                if (rests && settings.running(assignment)) {
                    host.start(strategy, assignment.symbol(), settings.terms(strategy), history);
                }
            }
            published = host.states();
            note(false);
            return published;
        } finally {
            turns.unlock();
        }
    }

    /// Stops a strategy for as long as nobody brings it in again by [#put]; what people have set for it stays. Does
    /// nothing when there is none of that name.
    public void withdraw(String strategy, String reason) throws InterruptedException {
        turns.lockInterruptibly();
        try {
            host.stop(strategy, null, reason);
            published = host.states();
            note(false);
        } finally {
            turns.unlock();
        }
    }

    /// What is done in somebody's turn.
    @FunctionalInterface
    private interface Step {
        void take(List<StrategyState> chosen) throws InterruptedException, IOException;
    }

    private List<StrategyState> change(String strategy, @Nullable String symbol, Step step)
            throws InterruptedException, IOException {
        turns.lockInterruptibly();
        try {
            List<StrategyState> chosen = chosen(strategy, symbol);
            step.take(chosen);
            published = host.states();
            note(false);
            return chosen(strategy, symbol);
        } finally {
            turns.unlock();
        }
    }

    private List<StrategyState> chosen(String strategy, @Nullable String symbol) {
        List<StrategyState> chosen = published.stream()
                .filter(state -> state.name().equals(strategy))
                .filter(state -> symbol == null || state.symbol().equals(symbol))
                .toList();
        if (chosen.isEmpty()) {
            throw new UnknownStrategyException(strategy, symbol);
        }
        return chosen;
    }

    private StrategyFactory factory(String strategy) {
        StrategyFactory newer = versions.get(strategy);
        if (newer != null) {
            return newer;
        }
        return config.assignments().stream()
                .filter(assignment -> OrchestratorConfig.name(assignment).equals(strategy))
                .map(Assignment::strategy)
                .findFirst()
                .orElseThrow(() -> new UnknownStrategyException(strategy, null));
    }

    private StrategySettings runs(List<StrategyState> seats, boolean runs) {
        StrategySettings changed = settings;
        for (StrategyState seat : seats) {
            changed = changed.with(seat.name(), seat.symbol(), runs);
        }
        return changed;
    }

    /// On disk first: what is not kept is not done.
    private void keep(StrategySettings changed) throws IOException {
        store.write(changed);
        settings = changed;
    }

    /// Returns at once when closed.
    @Override
    public void await(long sequence) throws InterruptedException {
        progress.await(sequence);
    }

    /// Strategies are called no more; what is open stays with its stop and target.
    @Override
    public void close() {
        progress.close();
        worker.close();
    }

    @Override
    public void onReports(long sequence, long timeNanos, List<Report> reports, boolean endOfBatch)
            throws InterruptedException {
        turns.lockInterruptibly();
        try {
            seen = sequence;
            this.timeNanos = timeNanos;
            host.onReports(sequence, timeNanos, reports, endOfBatch);
            if (host.hasChanged()) {
                published = host.states();
            }
        } finally {
            turns.unlock();
            progress.reached(sequence);
        }
    }
}
