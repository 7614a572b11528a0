package trading.web.backtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.BacktestResult;
import trading.engine.backtest.BacktestRun;
import trading.engine.backtest.Honesty;
import trading.engine.backtest.Stopped;
import trading.engine.backtest.StoredBars;
import trading.engine.backtest.metric.Metrics;
import trading.engine.backtest.search.HoldOut;
import trading.engine.backtest.search.TrialLog;
import trading.engine.chain.ChainDamagedException;
import trading.engine.history.BarStore;
import trading.engine.history.DamagedHistoryException;
import trading.web.backtest.BacktestJobJson.FiguresJson;
import trading.web.backtest.BacktestJobJson.Kind;
import trading.web.backtest.BacktestJobJson.Status;
import trading.web.json.Json;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;

/// Runs that were asked for: one is made at a time, on a thread that gives way to trading.
///
/// A few may wait. Those that are over are kept as files, the newest [#KEPT], and are there again after a
/// restart; what was not over by then has failed.
public final class BacktestJobs implements AutoCloseable {
    static final int KEPT = 100;
    static final int MOST_UNFINISHED = 4;
    static final long MOST_BARS = 2_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(BacktestJobs.class);
    private static final String FOLDER = "backtests";
    private static final double NANOS = 1e9;

    private final BarStore store;
    private final StoredBars bars;
    private final Path data;
    private final Path folder;
    private final Path trials;
    private final BacktestFiles files;
    private final TreeMap<Long, Job> jobs = new TreeMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("backtest-", 0).daemon().factory());

    /// What a run does once it is its turn. Gives its figures, and writes its result.
    @FunctionalInterface
    private interface Work {
        FiguresJson run(Job job) throws Stopped, InterruptedException, IOException;
    }

    private static final class Job {
        private final Record request;
        private volatile BacktestJobJson shown;
        private volatile boolean canceled;
        private volatile long startNanos;

        Job(Record request, BacktestJobJson shown) {
            this.request = request;
            this.shown = shown;
        }

        boolean goesOn(double part) {
            double seconds = (System.nanoTime() - startNanos) / NANOS;
            Long left = part <= 0 ? null : (Long) Math.round(seconds * (1 - part) / part);
            shown = shown.with(Status.RUNNING, part, left);
            return !canceled;
        }
    }

    private BacktestJobs(Path dataDirectory) throws IOException {
        data = dataDirectory;
        store = new BarStore(dataDirectory.resolve(BarStore.FOLDER));
        bars = new StoredBars(store, MOST_BARS);
        folder = dataDirectory.resolve(FOLDER);
        trials = dataDirectory.resolve(TrialLog.FOLDER);
        files = new BacktestFiles(folder);
        for (BacktestJobJson job : files.load()) {
            BacktestJobJson over = job.isOver() ? job : job.failed("The product stopped before the run was over.");
            jobs.put(job.id(), new Job(over, over));
            if (!job.isOver()) {
                files.write(over);
            }
        }
    }

    /// With the history of that data directory.
    public static BacktestJobs open(Path dataDirectory) {
        try {
            return new BacktestJobs(dataDirectory);
        } catch (IOException e) {
            throw new UncheckedIOException("backtests: cannot be read in " + dataDirectory, e);
        }
    }

    public BarStore store() {
        return store;
    }

    public Path folder() {
        return folder;
    }

    /// The newest first.
    synchronized List<BacktestJobJson> list() {
        List<BacktestJobJson> all = new ArrayList<>();
        jobs.descendingMap().values().forEach(job -> all.add(job.shown));
        return all;
    }

    synchronized Optional<BacktestJobJson> find(long id) {
        return Optional.ofNullable(jobs.get(id)).map(job -> job.shown);
    }

    Optional<byte[]> result(long id) throws IOException {
        return files.readResult(id);
    }

    BacktestJobJson submit(BacktestRequest request) throws IOException {
        Map<String, String> settings = RunDraft.settings(request);
        BacktestPlan checked = RunDraft.plan(request, settings, bars);
        BacktestJobJson asked = asked(Kind.BACKTEST, request.strategy(), checked.settings(), checked.symbols());
        return enqueue(request, asked, job -> {
            BacktestPlan plan = RunDraft.answered(request, RunDraft.plan(request, settings, bars), data);
            BacktestResult result = BacktestRun.run(plan, (done, all) -> job.goesOn((double) done / Math.max(1, all)));
            Honesty honesty = Honesty.of(plan, result, 1, 0, (done, all) -> !job.canceled);
            files.writeResult(
                    job.shown.id(), Json.bytes(new BacktestJson().of(request.strategy(), plan, result, honesty)));
            return figures(plan, result.metrics());
        });
    }

    BacktestJobJson submit(OptimizationRequest request) throws IOException {
        OptimizationDraft draft = OptimizationDraft.of(request);
        BacktestPlan checked = RunDraft.plan(request.run(), draft.first(), bars);
        draft.holdOut(checked);
        BacktestJobJson asked = asked(Kind.OPTIMIZATION, request.run().strategy(), Map.of(), checked.symbols());
        return enqueue(request, asked, job -> {
            BacktestPlan plan =
                    RunDraft.answered(request.run(), RunDraft.plan(request.run(), draft.first(), bars), data);
            OptimizationRun.Outcome outcome = OptimizationRun.of(
                    draft,
                    plan,
                    RunDraft.terms(request.run()),
                    request.run().strategy(),
                    trials,
                    (done, all) -> job.goesOn((double) done / Math.max(1, all)));
            files.writeResult(job.shown.id(), Json.bytes(outcome.result()));
            Metrics metrics = outcome.best().metrics();
            if (metrics == null) {
                throw new IllegalArgumentException(
                        "No trial could be run: " + outcome.best().failed());
            }
            HoldOut held = draft.holdOut(plan);
            if (held == null) {
                return figures(plan, metrics);
            }
            SortedMap<String, String> best = outcome.chosen() ? outcome.best().settings() : null;
            files.write(job.shown.id(), new HeldOut(request, plan.symbols(), held.fromNanos(), held.toNanos(), best));
            return figures(plan.between(plan.fromNanos(), held.fromNanos()), metrics);
        });
    }

    /// What run `id` has held out; empty when there is no such run, or nothing was held out, or it is not over.
    Optional<HeldOut> heldOut(long id) throws IOException {
        return find(id).isEmpty() ? Optional.empty() : files.readHeldOut(id);
    }

    HoldOutJson shown(HeldOut held) throws IOException {
        return held.shown(trials);
    }

    /// The run of a look, as far as two are the same.
    private record LookRequest(HeldOut held) {}

    /// Asks for the one look at it. A second one is refused here, or when it is its turn.
    BacktestJobJson look(HeldOut held, String by) throws IOException {
        SortedMap<String, String> best = held.best();
        if (best == null) {
            throw new IllegalArgumentException("A look is for the best of one search: this one walked forward or"
                    + " cross-validated, and has chosen many.");
        }
        Optional<TrialLog.Look> before = held.look(trials);
        if (before.isPresent()) {
            throw new Problem(ProblemType.HOLD_OUT_SEEN, before.get().refusal() + ".").asException();
        }
        BacktestJobJson asked = asked(Kind.HOLD_OUT, held.request().run().strategy(), best, held.symbols());
        return enqueue(new LookRequest(held), asked, job -> {
            HeldOut.Looked looked = held.look(bars, data, trials, by, () -> !job.canceled);
            files.writeResult(job.shown.id(), Json.bytes(held.shown(trials)));
            return figures(
                    looked.plan().between(held.fromNanos(), held.toNanos()),
                    Objects.requireNonNull(looked.look().trial().metrics()));
        });
    }

    private static FiguresJson figures(BacktestPlan plan, Metrics metrics) {
        return new FiguresJson(
                finite(metrics.totalReturn()),
                finite(metrics.returns().sharpe()),
                finite(metrics.maximumDrawdown()),
                metrics.trades().count(),
                plan.frame().text(),
                BacktestJson.time(plan.fromNanos()),
                BacktestJson.time(plan.toNanos()));
    }

    static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /// A run without an id yet.
    private static BacktestJobJson asked(
            Kind kind, String strategy, Map<String, String> settings, List<String> symbols) {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return new BacktestJobJson(0, kind, Status.QUEUED, strategy, settings, symbols, now, 0, null, null, null);
    }

    private synchronized BacktestJobJson enqueue(Record request, BacktestJobJson asked, Work work) throws IOException {
        List<Job> unfinished =
                jobs.values().stream().filter(job -> !job.shown.isOver()).toList();
        if (unfinished.stream().anyMatch(job -> job.request.equals(request))) {
            throw Problem.of(ProblemType.DUPLICATE_RUN).asException();
        }
        if (unfinished.size() >= MOST_UNFINISHED) {
            throw new Problem(
                            ProblemType.TOO_MANY_RUNS,
                            MOST_UNFINISHED + " runs are waiting or running: wait for one, or cancel it.")
                    .withHeader("Retry-After", "10")
                    .asException();
        }
        long id = jobs.isEmpty() ? 1 : jobs.lastKey() + 1;
        Job job = new Job(request, asked.with(id));
        files.write(job.shown);
        jobs.put(id, job);
        prune();
        worker.execute(() -> run(job, work));
        return job.shown;
    }

    private void run(Job job, Work work) {
        if (job.canceled) {
            finish(job, job.shown.with(Status.CANCELED, 0, null));
            return;
        }
        job.startNanos = System.nanoTime();
        job.shown = job.shown.with(Status.RUNNING, 0, null);
        try {
            finish(job, job.shown.done(work.run(job)));
        } catch (Stopped | InterruptedException canceled) {
            finish(job, job.shown.with(Status.CANCELED, job.shown.progress(), null));
        } catch (IllegalArgumentException | DamagedHistoryException | ChainDamagedException wrong) {
            finish(job, job.shown.failed(String.valueOf(wrong.getMessage())));
        } catch (IOException | RuntimeException | OutOfMemoryError broken) {
            LOG.error("backtests: run={} broke", job.shown.id(), broken);
            finish(job, job.shown.failed("The run broke; the log has more: " + broken));
        }
    }

    private synchronized void finish(Job job, BacktestJobJson over) {
        job.shown = over;
        if (jobs.containsKey(over.id())) {
            try {
                files.write(over);
            } catch (IOException e) {
                LOG.error("backtests: run={} cannot be kept", over.id(), e);
            }
        }
    }

    private void prune() throws IOException {
        for (Job oldest : List.copyOf(jobs.values())) {
            if (jobs.size() <= KEPT) {
                return;
            }
            if (oldest.shown.isOver()) {
                jobs.remove(oldest.shown.id());
                files.remove(oldest.shown.id());
            }
        }
    }

    /// Cancels what is waiting or running; what is over is removed. False when there is no such run.
    synchronized boolean remove(long id) throws IOException {
        Job job = jobs.get(id);
        if (job == null) {
            return false;
        }
        if (job.shown.isOver()) {
            jobs.remove(id);
            files.remove(id);
        } else {
            job.canceled = true;
            if (job.shown.status() == Status.QUEUED) {
                job.shown = job.shown.with(Status.CANCELED, 0, null);
                files.write(job.shown);
            }
        }
        return true;
    }

    /// What is running ends soon and has failed at the next start.
    @Override
    public void close() {
        worker.shutdownNow();
        synchronized (this) {
            jobs.values().forEach(job -> job.canceled = true);
        }
        worker.close();
    }
}
