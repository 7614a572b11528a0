package trading.launcher.config;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trading.engine.analyst.budget.BudgetLimits;
import trading.engine.analyst.budget.ModelPrice;
import trading.engine.analyst.language.ModelConfig;

/// Who gives opinions.
///
/// `model` is empty when the rules do. `price` is null when nobody said what the model costs. After `failures`
/// in a row the model is left alone for `cooling`. `replayCalls`: whether a replay may call it, too.
public record AnalystConfig(
        Optional<ModelConfig> model,
        @Nullable ModelPrice price,
        BudgetLimits limits,
        int failures,
        Duration cooling,
        boolean replayCalls) {}
