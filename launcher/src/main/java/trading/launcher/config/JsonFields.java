package trading.launcher.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the fields of a JSON document; what is wrong with them is noted with its line.
final class JsonFields {
    private static final long LONGEST_SECONDS = 3_600;
    private static final Pattern SIZE = Pattern.compile("(\\d{1,15}) ?(|B|KB|MB|GB)");
    private static final BigDecimal LEAST_BYTES = BigDecimal.valueOf(64L << 10);
    private static final BigDecimal MOST_BYTES = BigDecimal.valueOf(10L << 30);

    private final String shownName;
    private final JsonLines document;
    private final List<ConfigError> errors;

    JsonFields(String shownName, JsonLines document, List<ConfigError> errors) {
        this.shownName = shownName;
        this.document = document;
        this.errors = errors;
    }

    boolean isObject(String pointer, JsonNode node) {
        if (!node.isObject()) {
            wrong(pointer, pointer.isEmpty() ? shownName : pointer.substring(1), node.toString(), "an object: { … }");
        }
        return node.isObject();
    }

    void refuseUnknown(String pointer, JsonNode node, Set<String> known) {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                wrong(
                        pointer + "/" + name,
                        (pointer + "/" + name).substring(1),
                        node.get(name).toString(),
                        "one of " + known.stream().sorted().toList()
                                + NearestName.to(name, known)
                                        .map(near -> " (did you mean " + near + "?)")
                                        .orElse(""));
            }
        });
    }

    String text(String pointer, JsonNode node, String key, String otherwise) {
        JsonNode value = node.path(key);
        if (!value.isTextual()) {
            wrong(pointer + "/" + key, key, value.isMissingNode() ? "none" : value.toString(), "a text");
            return otherwise;
        }
        return value.asText();
    }

    List<String> texts(String pointer, JsonNode node, String key) {
        JsonNode list = node.path(key);
        List<String> texts = new ArrayList<>();
        if (list.isMissingNode() || list.isNull()) {
            return texts;
        }
        if (!list.isArray()) {
            wrong(pointer + "/" + key, key, list.toString(), "a list of texts");
            return texts;
        }
        for (JsonNode one : list) {
            if (one.isTextual()) {
                texts.add(one.asText());
            } else {
                wrong(pointer + "/" + key, key, one.toString(), "a list of texts");
            }
        }
        return texts;
    }

    Duration seconds(String pointer, JsonNode node, String name, String key, Duration usual) {
        BigDecimal most = BigDecimal.valueOf(LONGEST_SECONDS);
        return number(pointer, node, name, key, usual, "seconds from 0.1 to " + LONGEST_SECONDS, value -> {
            boolean fits = value.compareTo(new BigDecimal("0.1")) >= 0 && value.compareTo(most) <= 0;
            return fits ? Duration.ofMillis(value.movePointRight(3).longValue()) : null;
        });
    }

    /// `"20MB"`, `"512KB"`, `"1GB"`, or a number of bytes.
    long bytes(String pointer, JsonNode node, String name, String key, long usual) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return usual;
        }
        Matcher size = SIZE.matcher(value.asText().toUpperCase(Locale.ROOT));
        if (size.matches()) {
            int power =
                    "BKMG".indexOf(size.group(2).isEmpty() ? 'B' : size.group(2).charAt(0));
            BigDecimal bytes = new BigDecimal(size.group(1)).multiply(BigDecimal.valueOf(1L << (10 * power)));
            if (bytes.compareTo(LEAST_BYTES) >= 0 && bytes.compareTo(MOST_BYTES) <= 0) {
                return bytes.longValueExact();
            }
        }
        wrong(pointer + "/" + key, name + "." + key, value.toString(), "a size from 64KB to 10GB, like \"20MB\"");
        return usual;
    }

    int whole(String pointer, JsonNode node, String name, String key, int usual, int least) {
        return number(pointer, node, name, key, usual, "a whole number from " + least + " to 1000", value -> {
            boolean fits = value.stripTrailingZeros().scale() <= 0
                    && value.compareTo(BigDecimal.valueOf(least)) >= 0
                    && value.compareTo(BigDecimal.valueOf(1_000)) <= 0;
            return fits ? value.intValueExact() : null;
        });
    }

    private <T> T number(
            String pointer,
            JsonNode node,
            String name,
            String key,
            T usual,
            String expected,
            Function<BigDecimal, @Nullable T> read) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return usual;
        }
        T number = value.isNumber() ? read.apply(value.decimalValue()) : null;
        if (number == null) {
            wrong(pointer + "/" + key, name + "." + key, value.toString(), expected);
            return usual;
        }
        return number;
    }

    void wrong(String pointer, String key, String value, String expected) {
        errors.add(new ConfigError(key, value, Origin.line(shownName, document.line(pointer)), expected));
    }
}
