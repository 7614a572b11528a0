package trading.web.backtest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.Stopped;
import trading.engine.backtest.StoredBars;
import trading.engine.backtest.search.HoldOut;
import trading.engine.backtest.search.LocalTrials;
import trading.engine.backtest.search.StrategyOrigin;
import trading.engine.backtest.search.TrialLog;
import trading.engine.backtest.search.TrialWork;

/// What an optimisation that is over has held out, and all that it takes to look at it: its request, and the settings
/// that it has chosen. `best` is null when it has not chosen one for all, but walked forward or cross-validated.
///
/// Looks are kept in the file of the strategy's trials, which the command line's `optimize --look` reads and writes,
/// too.
record HeldOut(
        OptimizationRequest request,
        List<String> symbols,
        long fromNanos,
        long toNanos,
        @Nullable SortedMap<String, String> best) {
    HeldOut {
        symbols = List.copyOf(symbols);
    }

    /// The look at anything of that time, by whomever. `trials`: the folder of files of trials.
    Optional<TrialLog.Look> look(Path trials) throws IOException {
        return TrialLog.lookAt(trials, request.run().strategy(), symbols, fromNanos, toNanos);
    }

    /// What has been seen of it.
    HoldOutJson shown(Path trials) throws IOException {
        return new HoldOutJson(
                BacktestJson.time(fromNanos),
                BacktestJson.time(toNanos),
                best,
                look(trials).map(HoldOutJson.LookJson::of).orElse(null));
    }

    /// On the caller's thread. Throws [IllegalArgumentException] when it cannot be looked at, or not any more.
    Looked look(StoredBars bars, Path data, Path trials, String by, BooleanSupplier goesOn)
            throws IOException, Stopped, InterruptedException {
        if (best == null) {
            throw new IllegalArgumentException("There is no best one of all settings to look with.");
        }
        BacktestPlan plan = RunDraft.answered(
                request.run(),
                RunDraft.plan(request.run(), OptimizationDraft.of(request).first(), bars),
                data);
        if (toNanos > plan.toNanos() || fromNanos < plan.fromNanos()) {
            throw new IllegalArgumentException("The history does not have all bars from " + BacktestJson.time(fromNanos)
                    + " to " + BacktestJson.time(toNanos) + " any more: bring them in again.");
        }
        TrialWork work =
                new TrialWork(plan, StrategyOrigin.shipped(request.run().strategy()), RunDraft.terms(request.run()));
        try (TrialLog log = TrialLog.open(trials, work)
                        .orElseThrow(() -> new IllegalArgumentException("Another optimisation of this strategy is"
                                + " writing the file of its trials: wait for it, then look."));
                LocalTrials engine = new LocalTrials(plan, 1)) {
            String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
            return new Looked(plan, new HoldOut(fromNanos, toNanos).look(best, now, by, engine, log, goesOn));
        }
    }

    /// What was seen, and what it was run on.
    record Looked(BacktestPlan plan, TrialLog.Look look) {}
}
