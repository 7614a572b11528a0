package trading.launcher.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import trading.engine.model.FeeSchedule;
import trading.engine.model.FillModel;
import trading.engine.model.MarginTerms;
import trading.engine.model.Protection;
import trading.engine.model.RiskLimits;

/// The terms of the demo account, what it may risk, and what locks its entries.
///
/// `written`: the settings that somebody wrote, by key, without the defaults.
public record AccountConfig(
        FeeSchedule fees,
        MarginTerms margin,
        FillModel fillModel,
        RiskLimits limits,
        List<Protection> protections,
        Map<String, String> written) {
    public AccountConfig {
        protections = List.copyOf(protections);
        written = Map.copyOf(written);
    }

    /// The limits `present` with those of the settings in `keys` replaced by the configured ones. Throws
    /// [IllegalArgumentException] when the two do not go together.
    public RiskLimits limitsOver(RiskLimits present, Set<String> keys) {
        return RiskSettings.limits(
                setting -> setting.of(keys.contains(setting.setting().key()) ? limits : present),
                (keys.contains(RiskSettings.MESSAGES.setting().key()) ? limits : present)
                        .rate()
                        .messageNanos());
    }
}
