package trading.web.analyst;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trading.engine.analyst.AnalystCounts;
import trading.engine.analyst.BreakerState;
import trading.engine.analyst.budget.BudgetView;

/// The analyst, as far as it can be seen. Read by any thread.
public interface AnalystSource {
    /// `rules`, `openai` or `anthropic`.
    String provider();

    /// Null when the rules answer by themselves.
    @Nullable
    String model();

    /// Empty when the rules answer by themselves.
    Optional<BreakerState> breaker();

    /// Empty when no model can be called.
    Optional<BudgetView> budget();

    /// Questions that wait.
    int waiting();

    AnalystCounts counts();

    RecentAnswers recent();
}
