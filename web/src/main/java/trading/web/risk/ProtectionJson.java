package trading.web.risk;

import org.jspecify.annotations.Nullable;
import trading.engine.model.LockScope;
import trading.engine.model.Protection;
import trading.engine.model.ProtectionKind;
import trading.web.json.DurationText;
import trading.web.text.Figures;

/// A protection as it is shown; null is what its kind has no use for.
record ProtectionJson(
        ProtectionKind kind,
        LockScope scope,
        @Nullable String lookback,
        String lock,
        @Nullable Integer trades,
        @Nullable String thresholdPercent) {

    static ProtectionJson of(Protection protection) {
        ProtectionFields fields = ProtectionFields.of(protection.kind());
        return new ProtectionJson(
                protection.kind(),
                protection.scope(),
                fields.lookback() ? DurationText.of(protection.lookbackNanos()) : null,
                DurationText.of(protection.lockNanos()),
                fields.trades() ? protection.trades() : null,
                fields.threshold() ? Figures.percent(protection.thresholdPpm()) : null);
    }
}
