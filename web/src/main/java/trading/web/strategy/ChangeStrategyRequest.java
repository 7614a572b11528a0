package trading.web.strategy;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.web.json.Signed;

/// What is to be another way; what is left out stays. `vetoPercent`: how sure the analyst must be to keep it from an
/// entry; 0: it cannot.
public record ChangeStrategyRequest(
        @Nullable List<ParameterValue> parameters,
        @Nullable SizingRequest sizing,
        @Nullable Integer vetoPercent) {

    /// A parameter's new value.
    public record ParameterValue(String name, @Signed BigDecimal value) {}
}
