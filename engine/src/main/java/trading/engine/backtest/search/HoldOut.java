package trading.engine.backtest.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.Stopped;

/// The end of the time, which no search sees, and which is looked at once: a second look would make it a
/// part of the search. From when to before when, nanoseconds since 1970.
public record HoldOut(long fromNanos, long toNanos) {
    private static final long SECOND = 1_000_000_000L;

    /// From that time to the plan's end. Throws [IllegalArgumentException] when nothing is left on one of
    /// its sides.
    public static HoldOut from(BacktestPlan plan, long nanos) {
        if (nanos <= plan.fromNanos() || nanos >= plan.toNanos()) {
            throw new IllegalArgumentException("hold-out: from=" + text(nanos) + ": must lie between the start and the"
                    + " end of the run, " + text(plan.fromNanos()) + " and " + text(plan.toNanos()));
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

    /// Runs settings on it, for the only time: that it was looked at is on disk before anybody sees what came
    /// of it. `time`: as text, UTC. Throws [IllegalArgumentException] when it was looked at before, or when the
    /// settings cannot be run, which is no look; and [Stopped] when `goesOn` says no by the time it was run.
    public TrialLog.Look look(
            SortedMap<String, String> settings,
            String time,
            String by,
            TrialEngine engine,
            TrialLog log,
            BooleanSupplier goesOn)
            throws Stopped, InterruptedException {
        Optional<TrialLog.Look> before = log.lookAt(fromNanos, toNanos);
        if (before.isPresent()) {
            throw new IllegalArgumentException(before.get().refusal());
        }
        TrialTask task = new TrialTask(settings, fromNanos, toNanos);
        Trial trial =
                engine.run(List.of(task), (done, one) -> goesOn.getAsBoolean()).getFirst();
        if (trial.metrics() == null) {
            throw new IllegalArgumentException("hold-out: settings=" + settings + ": cannot be run: " + trial.failed());
        }
        TrialLog.Look look = new TrialLog.Look(time, by, fromNanos, toNanos, trial);
        log.keep(look);
        return look;
    }

    private static String text(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND))
                .toString();
    }
}
