package trading.engine.strategy;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;

/// The strategies that come with the product, by name.
public final class StrategyCatalog {
    private static final SortedMap<String, Function<Map<String, String>, Strategy>> SHIPPED = new TreeMap<>(Map.of(
            "ema-cross",
            settings -> new EmaCross(StrategyParameters.of(EmaCross.Parameters.class, settings)),
            "rsi-reversion",
            settings -> new RsiMeanReversion(StrategyParameters.of(RsiMeanReversion.Parameters.class, settings))));

    private StrategyCatalog() {}

    public static SortedSet<String> names() {
        return new TreeMap<>(SHIPPED).navigableKeySet();
    }

    /// A new one with `settings` (parameter name to number) in place of its defaults. Throws
    /// [IllegalArgumentException] that says what is wrong with the name or the settings.
    public static Strategy create(String name, Map<String, String> settings) {
        Function<Map<String, String>, Strategy> shipped = SHIPPED.get(name);
        if (shipped == null) {
            throw new IllegalArgumentException("unknown strategy=" + name + " known=" + SHIPPED.keySet());
        }
        return shipped.apply(settings);
    }
}
