package trading.engine.pattern;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// How candles are measured: what differs from TA-Lib's own settings and penetrations.
///
/// A **penetration** is how far a close must reach into the body before it, as a share of that body; only
/// the patterns with [CandlestickPattern#takesPenetration()] have one.
public record CandlestickConfig(
        Map<CandleMeasure, CandleSetting> settings, Map<CandlestickPattern, Double> penetrations) {

    public CandlestickConfig {
        EnumMap<CandleMeasure, CandleSetting> ownSettings = new EnumMap<>(CandleMeasure.class);
        ownSettings.putAll(settings);
        EnumMap<CandlestickPattern, Double> ownPenetrations = new EnumMap<>(CandlestickPattern.class);
        ownPenetrations.putAll(penetrations);
        ownPenetrations.forEach((pattern, penetration) -> {
            if (!pattern.takesPenetration() || !(penetration >= 0) || penetration > 10) {
                throw new IllegalArgumentException("candlestick: pattern=" + pattern + " penetration=" + penetration
                        + ": 0 to 10, for a pattern that takes one");
            }
        });
        settings = Collections.unmodifiableMap(ownSettings);
        penetrations = Collections.unmodifiableMap(ownPenetrations);
    }

    /// As TA-Lib is delivered.
    public static CandlestickConfig standard() {
        return new CandlestickConfig(Map.of(), Map.of());
    }

    CandleSetting setting(CandleMeasure measure) {
        return settings.getOrDefault(measure, measure.standard());
    }

    double penetration(CandlestickPattern pattern) {
        return penetrations.getOrDefault(pattern, pattern.standardPenetration());
    }
}
