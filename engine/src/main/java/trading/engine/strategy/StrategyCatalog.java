package trading.engine.strategy;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// The strategies that come with the product, by name.
public final class StrategyCatalog {
    private static final SortedMap<String, Function<Map<String, String>, Strategy>> SHIPPED = shipped();

    /// Those that start by themselves; people start the others.
    public static final SortedSet<String> STARTED =
            Collections.unmodifiableSortedSet(new TreeSet<>(Set.of("ema-cross", "rsi-reversion")));

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

    private static SortedMap<String, Function<Map<String, String>, Strategy>> shipped() {
        SortedMap<String, Function<Map<String, String>, Strategy>> shipped = new TreeMap<>();
        shipped.put("analyst-follower", of(AnalystFollower.Parameters.class, AnalystFollower::new));
        shipped.put("bollinger-squeeze", of(BollingerSqueeze.Parameters.class, BollingerSqueeze::new));
        shipped.put("dca", of(DollarCostAveraging.Parameters.class, DollarCostAveraging::new));
        shipped.put("donchian-breakout", of(DonchianBreakout.Parameters.class, DonchianBreakout::new));
        shipped.put("ema-cross", of(EmaCross.Parameters.class, EmaCross::new));
        shipped.put("grid", of(Grid.Parameters.class, Grid::new));
        shipped.put("macd-trend", of(MacdTrend.Parameters.class, MacdTrend::new));
        shipped.put("pairs-reversion", of(PairsReversion.Parameters.class, PairsReversion::new));
        shipped.put("pattern-follower", of(PatternFollower.Parameters.class, PatternFollower::new));
        shipped.put("rsi-reversion", of(RsiMeanReversion.Parameters.class, RsiMeanReversion::new));
        return Collections.unmodifiableSortedMap(shipped);
    }

    private static <R extends Record> Function<Map<String, String>, Strategy> of(
            Class<R> parameters, Function<R, Strategy> strategy) {
        return settings -> strategy.apply(StrategyParameters.of(parameters, settings));
    }
}
