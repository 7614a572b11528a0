package trading.launcher.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import trading.engine.model.LockScope;
import trading.engine.model.Protection;
import trading.engine.model.ProtectionKind;

/// One line about what locks entries: `cooldown scope=pair lock_minutes=5`.
final class ProtectionRule {
    static final String EXAMPLE = "\"stop_loss_guard scope=pair trades=4 lookback_minutes=60 lock_minutes=30\"";

    private static final long MOST_MINUTES = 366L * 24 * 60;

    private ProtectionRule() {}

    /// Throws [IllegalArgumentException] with what would be right.
    static Protection parse(String rule) {
        String[] words = rule.strip().split("\\s+");
        ProtectionKind kind = constant(ProtectionKind.values(), words[0], "a rule begins with ");
        Map<String, String> values = new TreeMap<>();
        for (String word : List.of(words).subList(1, words.length)) {
            int sign = word.indexOf('=');
            if (sign <= 0 || values.put(word.substring(0, sign), word.substring(sign + 1)) != null) {
                throw new IllegalArgumentException("name=value once for each name, not " + word);
            }
        }
        List<String> names = names(kind);
        if (!values.keySet().equals(Set.copyOf(names))) {
            throw new IllegalArgumentException(words[0] + " with " + String.join(", ", names));
        }
        return new Protection(
                kind,
                constant(LockScope.values(), text(values, "scope"), "scope is "),
                minutes(values, "lookback_minutes"),
                minutes(values, "lock_minutes"),
                trades(values),
                threshold(kind, values));
    }

    private static List<String> names(ProtectionKind kind) {
        return switch (kind) {
            case STOP_LOSS_GUARD -> List.of("scope", "trades", "lookback_minutes", "lock_minutes");
            case MAX_DRAWDOWN -> List.of("scope", "threshold_percent", "lookback_minutes", "lock_minutes");
            case LOW_PROFIT -> List.of("scope", "trades", "threshold_percent", "lookback_minutes", "lock_minutes");
            case COOLDOWN -> List.of("scope", "lock_minutes");
        };
    }

    private static long minutes(Map<String, String> values, String name) {
        return values.containsKey(name)
                ? TimeUnit.MINUTES.toNanos(
                        number(() -> Texts.whole(text(values, name), 1, MOST_MINUTES), name + " from 1 to 527040"))
                : 0;
    }

    private static int trades(Map<String, String> values) {
        return values.containsKey("trades")
                ? (int) number(() -> Texts.whole(text(values, "trades"), 1, 1_000), "trades from 1 to 1000")
                : 0;
    }

    private static int threshold(ProtectionKind kind, Map<String, String> values) {
        if (!values.containsKey("threshold_percent")) {
            return 0;
        }
        int least = kind == ProtectionKind.LOW_PROFIT ? -100 : 0;
        return (int) number(
                () -> Texts.percent(text(values, "threshold_percent"), least, 100),
                "threshold_percent above " + least + " and up to 100");
    }

    private static String text(Map<String, String> values, String name) {
        return values.getOrDefault(name, "");
    }

    private static long number(LongSupplier number, String expected) {
        try {
            return number.getAsLong();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(expected, e);
        }
    }

    private static <E extends Enum<E>> E constant(E[] constants, String text, String expected) {
        return Arrays.stream(constants)
                .filter(constant -> name(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(expected
                        + Arrays.stream(constants).map(ProtectionRule::name).collect(Collectors.joining(", "))));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
