package trading.launcher.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Environment variables. Most of them are nobody's business here, so an unknown one is no error; one that looks
/// like a slip of the pen is worth a warning.
final class EnvironmentLayer {
    private static final int SHORT = 8;

    private EnvironmentLayer() {}

    /// Those with a known name, without the line break that a file may have left at their end.
    static Map<String, RawValue> read(Map<String, String> environment, Set<String> known) {
        Map<String, RawValue> values = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (known.contains(name)) {
                values.put(name, new RawValue(value.strip(), Origin.environment()));
            }
        });
        return values;
    }

    /// A sentence for each name that is almost one of ours; values may be secrets and are not shown.
    static List<String> nearMisses(Map<String, String> environment, Set<String> known) {
        List<String> notices = new ArrayList<>();
        for (String name : new TreeSet<>(environment.keySet())) {
            if (!known.contains(name)) {
                Optional<String> nearest = NearestName.within(name, known, name.length() < SHORT ? 1 : 2);
                nearest.ifPresent(meant -> notices.add(name
                        + " (environment): No effect here: there is no such setting; did you mean " + meant + "?"));
            }
        }
        return notices;
    }
}
