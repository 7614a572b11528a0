package trading.engine.backtest.search;

import java.util.List;
import java.util.SortedMap;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.Stopped;

/// The end of the time, which no search sees, and which is looked at once: a second look would make it a
/// part of the search. From when to before when, nanoseconds since 1970.
public record HoldOut(long fromNanos, long toNanos) {

    /// From that time to the plan's end. Throws [IllegalArgumentException] when nothing is left on one of
    /// its sides.
    public static HoldOut from(BacktestPlan plan, long nanos) {
        if (nanos <= plan.fromNanos() || nanos >= plan.toNanos()) {
            throw new IllegalArgumentException("hold-out: from=" + nanos + ": must lie between the start and the end"
                    + " of the run, " + plan.fromNanos() + " and " + plan.toNanos());
        }
        return new HoldOut(nanos, plan.toNanos());
    }

    /// The last part of the plan's time, above 0 and below 1; it begins with a bar.
    public static HoldOut last(BacktestPlan plan, double part) {
        if (!(part > 0 && part < 1)) {
            throw new IllegalArgumentException("hold-out: part=" + part + ": must be above 0 and below 1");
        }
        long length = (long) ((plan.toNanos() - plan.fromNanos()) * part);
        return from(plan, plan.frame().openTimeNanos(plan.toNanos() - length));
    }

    /// Runs settings on it. Throws [Stopped].
    public Trial run(SortedMap<String, String> settings, TrialEngine engine) throws Stopped, InterruptedException {
        TrialTask task = new TrialTask(settings, fromNanos, toNanos);
        return engine.run(List.of(task), (done, trial) -> true).getFirst();
    }
}
