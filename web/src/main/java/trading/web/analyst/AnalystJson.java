package trading.web.analyst;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.analyst.AnalystCounts;
import trading.engine.analyst.BreakerState;
import trading.engine.analyst.budget.BudgetLimits;
import trading.engine.analyst.budget.BudgetView;
import trading.web.text.Figures;

/// The analyst as it is shown. Counts are since the start; money is in the currency of the prices. `model`,
/// `breaker` and `budget` are null where the rules answer by themselves. `answers`: the latest, newest first.
record AnalystJson(
        String provider,
        @Nullable String model,
        @Nullable BreakerState breaker,
        int waiting,
        long calls,
        long fallBacks,
        String cost,
        @Nullable BudgetJson budget,
        List<AnalystAnswerJson> answers) {

    static AnalystJson of(AnalystSource analyst) {
        AnalystCounts counts = analyst.counts();
        return new AnalystJson(
                analyst.provider(),
                analyst.model(),
                analyst.breaker().orElse(null),
                analyst.waiting(),
                counts.calls(),
                counts.fallBacks(),
                Figures.money(counts.money()),
                analyst.budget().map(BudgetJson::of).orElse(null),
                analyst.recent().list().stream().map(AnalystAnswerJson::of).toList());
    }

    /// What is spent since midnight UTC, what is reserved for calls that are under way included, and what may be.
    record BudgetJson(
            String dayStart,
            String spent,
            String reserved,
            String dayLimit,
            long tokens,
            long dayTokens,
            String strategyDayLimit,
            long strategyDayTokens,
            String callLimit,
            long callTokens,
            int callsUnderWay,
            int callsInLastMinute,
            int callsPerMinute,
            List<StrategySpendingJson> strategies) {

        static BudgetJson of(BudgetView view) {
            BudgetLimits limits = view.limits();
            return new BudgetJson(
                    Figures.time(view.dayStartNanos()),
                    Figures.money(view.money()),
                    Figures.money(view.reservedMoney()),
                    Figures.money(limits.dayMoney()),
                    view.tokens(),
                    limits.dayTokens(),
                    Figures.money(limits.strategyDayMoney()),
                    limits.strategyDayTokens(),
                    Figures.money(limits.callMoney()),
                    limits.callTokens(),
                    view.callsUnderWay(),
                    view.callsInLastMinute(),
                    limits.callsPerMinute(),
                    view.strategies().stream()
                            .map(each -> new StrategySpendingJson(
                                    each.strategy(), Figures.money(each.money()), each.tokens()))
                            .toList());
        }
    }

    /// What the questions of one strategy cost.
    record StrategySpendingJson(String strategy, String spent, long tokens) {}
}
