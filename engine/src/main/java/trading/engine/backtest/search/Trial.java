package trading.engine.backtest.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trading.engine.backtest.BacktestResult;
import trading.engine.backtest.OpinionSources;
import trading.engine.backtest.metric.Metrics;
import trading.engine.model.Trade;

/// One of many runs, as far as it is kept: its settings and what came of it. `metrics` is null, and
/// `failed` says why, when it could not be run. `dailyReturns`: of each UTC day of the run, from `firstDay`
/// (days since 1970) on. `held`: when at least one trade was open, in the order of time, without overlaps. `opinions`:
/// whose the strategy was given.
public record Trial(
        SortedMap<String, String> settings,
        @Nullable Metrics metrics,
        long firstDay,
        List<Double> dailyReturns,
        List<Held> held,
        OpinionSources opinions,
        String hash,
        String failed) {
    public Trial {
        settings = new TreeMap<>(settings);
        dailyReturns = List.copyOf(dailyReturns);
        held = List.copyOf(held);
        opinions = Objects.requireNonNullElse(opinions, OpinionSources.NONE);
    }

    /// Nanoseconds since 1970; what was open at the end was held until then.
    public record Held(long fromNanos, long toNanos) {}

    static Trial of(SortedMap<String, String> settings, BacktestResult result) {
        SortedMap<LocalDate, Double> days = result.equity().dailyReturns();
        return new Trial(
                settings,
                result.metrics(),
                days.firstKey().toEpochDay(),
                List.copyOf(days.values()),
                held(result),
                result.opinions(),
                result.hash(),
                result.disabled());
    }

    static Trial failed(SortedMap<String, String> settings, String why) {
        return new Trial(settings, null, 0, List.of(), List.of(), OpinionSources.NONE, "", why);
    }

    private static List<Held> held(BacktestResult result) {
        long end = result.equity().timeNanos(result.equity().size() - 1);
        List<Held> each = Stream.concat(
                        result.closed().stream()
                                .map((Trade trade) -> new Held(trade.openedNanos(), trade.closedNanos())),
                        result.open().stream().map(trade -> new Held(trade.openedNanos(), end)))
                .sorted(Comparator.comparingLong(Held::fromNanos).thenComparingLong(Held::toNanos))
                .toList();
        List<Held> merged = new ArrayList<>();
        for (Held one : each) {
            Held last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && one.fromNanos <= last.toNanos) {
                merged.set(merged.size() - 1, new Held(last.fromNanos, Math.max(last.toNanos, one.toNanos)));
            } else {
                merged.add(one);
            }
        }
        return merged;
    }

    /// More is better; the lowest number there is when it failed.
    public double value(Objective objective) {
        return metrics == null ? Double.NEGATIVE_INFINITY : objective.of(metrics);
    }

    /// The best by that first, and by their settings where it is the same.
    static Comparator<Trial> bestFirst(ToDoubleFunction<Trial> score) {
        return Comparator.comparingDouble(score)
                .reversed()
                .thenComparing(trial -> trial.settings().toString());
    }
}
