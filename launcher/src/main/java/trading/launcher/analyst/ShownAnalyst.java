package trading.launcher.analyst;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trading.engine.analyst.AnalystCounts;
import trading.engine.analyst.BreakerState;
import trading.engine.analyst.RuleAnalyst;
import trading.engine.analyst.budget.BudgetView;
import trading.engine.analyst.language.ModelConfig;
import trading.web.analyst.AnalystSource;
import trading.web.analyst.RecentAnswers;

/// The analyst for the API.
public record ShownAnalyst(TradingAnalyst analyst, RecentAnswers recent) implements AnalystSource {

    /// Remembers answers from now on.
    public static ShownAnalyst of(TradingAnalyst analyst) {
        RecentAnswers recent = new RecentAnswers();
        analyst.listen(recent);
        return new ShownAnalyst(analyst, recent);
    }

    @Override
    public String provider() {
        return analyst.config()
                .model()
                .map(model -> model.provider().name().toLowerCase(Locale.ROOT))
                .orElse(RuleAnalyst.SOURCE);
    }

    @Override
    public @Nullable String model() {
        return analyst.config().model().map(ModelConfig::model).orElse(null);
    }

    @Override
    public Optional<BreakerState> breaker() {
        return analyst.breaker();
    }

    @Override
    public Optional<BudgetView> budget() {
        return analyst.budget();
    }

    @Override
    public int waiting() {
        return analyst.desk().waiting();
    }

    @Override
    public AnalystCounts counts() {
        return analyst.counts();
    }
}
