package trading.web.backtest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.backtest.BacktestAccount;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.Stopped;
import trading.engine.backtest.search.CrossValidation;
import trading.engine.backtest.search.HoldOut;
import trading.engine.backtest.search.LocalTrials;
import trading.engine.backtest.search.Optimization;
import trading.engine.backtest.search.StrategyOrigin;
import trading.engine.backtest.search.Trial;
import trading.engine.backtest.search.TrialLog;
import trading.engine.backtest.search.TrialMemory;
import trading.engine.backtest.search.TrialRunner;
import trading.engine.backtest.search.TrialWork;
import trading.engine.backtest.search.WalkForward;

/// Makes an optimisation on the caller's thread, and takes from its file what was tried before.
final class OptimizationRun {
    private static final Logger LOG = LoggerFactory.getLogger(OptimizationRun.class);

    private OptimizationRun() {}

    /// `best`: whose figures stand for all. `chosen`: that it is the best of one search.
    record Outcome(ObjectNode result, Trial best, boolean chosen) {}

    static Outcome of(
            OptimizationDraft draft,
            BacktestPlan plan,
            BacktestAccount.Terms terms,
            String strategy,
            Path trials,
            TrialRunner.Progress progress)
            throws IOException, Stopped, InterruptedException {
        TrialWork work = new TrialWork(plan, StrategyOrigin.shipped(strategy), terms);
        TrialLog log = TrialLog.open(trials, work).orElse(null);
        try (log;
                LocalTrials engine = new LocalTrials(plan, 1)) {
            if (log == null) {
                LOG.info("optimisation: strategy={}: another one is writing the file of its trials", strategy);
            }
            return of(draft, plan, new TrialRunner(engine, log == null ? TrialMemory.NONE : log, progress));
        }
    }

    private static Outcome of(OptimizationDraft draft, BacktestPlan plan, TrialRunner runner)
            throws Stopped, InterruptedException {
        OptimizationJson json = new OptimizationJson();
        long from = plan.fromNanos();
        HoldOut held = draft.holdOut(plan);
        long to = held == null ? plan.toNanos() : held.fromNanos();
        if (draft.windows() != null) {
            WalkForward walked =
                    WalkForward.run(runner, draft.search(), draft.objectives().getFirst(), draft.windows(), from, to);
            return new Outcome(json.of(walked), walked.steps().getLast().outside(), false);
        }
        if (draft.folds() != null) {
            CrossValidation validated = CrossValidation.run(
                    runner, draft.search(), draft.objectives().getFirst(), draft.folds(), from, to);
            return new Outcome(json.of(validated), validated.folds().getLast().outside(), false);
        }
        Optimization found = Optimization.run(runner, draft.search(), draft.objectives(), from, to);
        return new Outcome(json.of(found), found.best(), true);
    }
}
