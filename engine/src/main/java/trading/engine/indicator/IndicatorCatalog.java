package trading.engine.indicator;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/// All indicators by name: what each is, and a way to make one.
///
/// ```java
/// CatalogIndicator macd = IndicatorCatalog.create("macd", Map.of("fast", 8.0));
/// macd.update(bar);
/// double signal = macd.value("signal");
/// ```
public final class IndicatorCatalog {
    private static final SortedMap<String, IndicatorDefinition> DEFINITIONS = definitions();

    private IndicatorCatalog() {}

    public static SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeMap<>(DEFINITIONS).navigableKeySet());
    }

    /// By name.
    public static Collection<IndicatorDefinition> all() {
        return DEFINITIONS.values();
    }

    /// Throws [IllegalArgumentException] that lists the known names.
    public static IndicatorDefinition definition(String name) {
        IndicatorDefinition definition = DEFINITIONS.get(name);
        if (definition == null) {
            throw new IllegalArgumentException("unknown indicator=" + name + " known=" + DEFINITIONS.keySet());
        }
        return definition;
    }

    /// A new indicator with `settings` in place of its defaults. Throws [IllegalArgumentException] that says
    /// what is wrong with the name or the settings.
    public static CatalogIndicator create(String name, Map<String, Double> settings) {
        return definition(name).create(settings);
    }

    private static SortedMap<String, IndicatorDefinition> definitions() {
        SortedMap<String, IndicatorDefinition> definitions = new TreeMap<>();
        Stream.of(
                        AverageDefinitions.all(),
                        MomentumDefinitions.all(),
                        TrendDefinitions.all(),
                        VolatilityDefinitions.all(),
                        VolumeDefinitions.all(),
                        StatisticsDefinitions.all())
                .flatMap(List::stream)
                .forEach(definition -> {
                    if (definitions.put(definition.name(), definition) != null) {
                        throw new IllegalStateException("two indicators of one name=" + definition.name());
                    }
                });
        return Collections.unmodifiableSortedMap(definitions);
    }
}
