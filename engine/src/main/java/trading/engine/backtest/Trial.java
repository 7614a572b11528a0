package trading.engine.backtest;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import trading.engine.backtest.metric.Metrics;

/// One of many runs, as far as it is kept: its settings and what came of it. `metrics` is null, and `failed` says
/// why, when it could not be run. `dailyReturns`: of each day of the run.
public record Trial(
        SortedMap<String, String> settings,
        @Nullable Metrics metrics,
        List<Double> dailyReturns,
        String hash,
        String failed) {
    public Trial {
        settings = new TreeMap<>(settings);
        dailyReturns = List.copyOf(dailyReturns);
    }

    static Trial of(SortedMap<String, String> settings, BacktestResult result) {
        return new Trial(
                settings,
                result.metrics(),
                List.copyOf(result.equity().dailyReturns().values()),
                result.hash(),
                result.disabled());
    }

    static Trial failed(SortedMap<String, String> settings, String why) {
        return new Trial(settings, null, List.of(), "", why);
    }

    /// The lowest number there is when it failed.
    public double value(Objective objective) {
        return metrics == null ? Double.NEGATIVE_INFINITY : objective.of(metrics);
    }
}
