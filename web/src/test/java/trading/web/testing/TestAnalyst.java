package trading.web.testing;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trading.engine.analyst.AnalystCounts;
import trading.engine.analyst.BreakerState;
import trading.engine.analyst.budget.BudgetLimits;
import trading.engine.analyst.budget.BudgetView;
import trading.engine.model.FixedPoint;
import trading.web.analyst.AnalystSource;
import trading.web.analyst.RecentAnswers;

/// The rules, or a model with a budget, as a test wants it.
public final class TestAnalyst implements AnalystSource {
    private final AnalystCounts counts = new AnalystCounts();
    private final RecentAnswers recent = new RecentAnswers();
    private volatile boolean model;

    /// From now on a model answers, and 0.25 of 2 are spent today.
    public void useModel() {
        model = true;
    }

    @Override
    public String provider() {
        return model ? "openai" : "rules";
    }

    @Override
    public @Nullable String model() {
        return model ? "qwen3:14b" : null;
    }

    @Override
    public Optional<BreakerState> breaker() {
        return model ? Optional.of(BreakerState.HALF_OPEN) : Optional.empty();
    }

    @Override
    public Optional<BudgetView> budget() {
        BudgetLimits limits =
                new BudgetLimits(FixedPoint.ONE / 10, 9_000, 2 * FixedPoint.ONE, 500_000, FixedPoint.ONE, 250_000, 6);
        return model
                ? Optional.of(new BudgetView(
                        0,
                        FixedPoint.ONE / 4,
                        1_200,
                        FixedPoint.ONE / 100,
                        1,
                        2,
                        List.of(new BudgetView.StrategySpending("analyst-follower", FixedPoint.ONE / 4, 1_200)),
                        limits))
                : Optional.empty();
    }

    @Override
    public int waiting() {
        return 3;
    }

    @Override
    public AnalystCounts counts() {
        return counts;
    }

    @Override
    public RecentAnswers recent() {
        return recent;
    }
}
