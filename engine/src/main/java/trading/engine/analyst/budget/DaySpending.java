package trading.engine.analyst.budget;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import trading.engine.analyst.CallCost;

/// What was spent on one UTC day, in all and by strategy.
final class DaySpending {
    private static final long DAY_NANOS = 86_400_000_000_000L;

    private long day = Long.MIN_VALUE;
    private Sum all = Sum.NONE;
    private final Map<String, Sum> byStrategy = new TreeMap<>();

    record Sum(long money, long tokens) {
        static final Sum NONE = new Sum(0, 0);

        Sum plus(CallCost cost) {
            return new Sum(money + cost.money(), tokens + cost.tokens());
        }

        Sum minus(CallCost cost) {
            return new Sum(money - cost.money(), tokens - cost.tokens());
        }
    }

    static long dayOf(long nanos) {
        return Math.floorDiv(nanos, DAY_NANOS);
    }

    /// A later day begins at nothing. A clock that was set back does not bring an earlier day again.
    void advanceTo(long nanos) {
        long next = dayOf(nanos);
        if (next > day) {
            day = next;
            all = Sum.NONE;
            byStrategy.clear();
        }
    }

    /// Adds what is taken at `nanos`, which is not before the last [#advanceTo].
    void add(String strategy, CallCost cost) {
        all = all.plus(cost);
        byStrategy.merge(strategy, Sum.NONE.plus(cost), (known, more) -> known.plus(cost));
    }

    /// Replaces what was taken on the day `of` by what it came to; an earlier day's is history.
    void replace(long of, String strategy, CallCost taken, CallCost spent) {
        if (of == day) {
            all = all.minus(taken).plus(spent);
            byStrategy.merge(
                    strategy, Sum.NONE, (known, none) -> known.minus(taken).plus(spent));
        }
    }

    long day() {
        return day;
    }

    long startNanos() {
        return day == Long.MIN_VALUE ? 0 : day * DAY_NANOS;
    }

    Sum all() {
        return all;
    }

    Sum of(String strategy) {
        return byStrategy.getOrDefault(strategy, Sum.NONE);
    }

    List<BudgetView.StrategySpending> strategies() {
        return byStrategy.entrySet().stream()
                .map(entry -> new BudgetView.StrategySpending(
                        entry.getKey(),
                        entry.getValue().money(),
                        entry.getValue().tokens()))
                .toList();
    }
}
