package trading.engine.backtest.search;

import java.util.SortedMap;
import java.util.TreeMap;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.BacktestRun;
import trading.engine.backtest.Stopped;
import trading.engine.backtest.Watch;

/// One trial that is to be made: settings, from when to before when (nanoseconds since 1970).
public record TrialTask(SortedMap<String, String> settings, long fromNanos, long toNanos) {
    public TrialTask {
        settings = new TreeMap<>(settings);
    }

    /// Runs it on the caller's thread. What is wrong with its settings is the trial's failure, not an
    /// exception.
    public Trial run(BacktestPlan plan, Watch watch) throws Stopped, InterruptedException {
        try {
            return Trial.of(settings, BacktestRun.run(plan.with(settings).between(fromNanos, toNanos), watch));
        } catch (IllegalArgumentException wrong) {
            return Trial.failed(settings, String.valueOf(wrong.getMessage()));
        }
    }
}
