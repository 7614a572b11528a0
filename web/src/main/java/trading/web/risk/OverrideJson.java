package trading.web.risk;

import trading.engine.model.LimitOverride;
import trading.web.text.Figures;

/// Soft limits that do not hold; an empty `strategy` means orders of people. `oneOrder`: only for the first
/// that needs it.
record OverrideJson(String strategy, boolean oneOrder, String until, String reason, String by) {
    static OverrideJson of(LimitOverride override) {
        return new OverrideJson(
                override.strategy(),
                override.oneOrder(),
                Figures.time(override.untilNanos()),
                override.reason(),
                override.by());
    }
}
