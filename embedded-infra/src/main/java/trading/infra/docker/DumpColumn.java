package trading.infra.docker;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A column: its name, and the type that it gets here. Types of the old database's own (enumerations,
/// domains, extensions) become text, which keeps every value.
public record DumpColumn(String name, String type) {
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("int", "integer"),
            Map.entry("int2", "smallint"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("smallserial", "smallint"),
            Map.entry("serial", "integer"),
            Map.entry("bigserial", "bigint"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("float", "double precision"),
            Map.entry("bool", "boolean"),
            Map.entry("decimal", "numeric"),
            Map.entry("varchar", "character varying"),
            Map.entry("char", "character"),
            Map.entry("timestamp", "timestamp without time zone"),
            Map.entry("timestamptz", "timestamp with time zone"));
    private static final Set<String> KNOWN = Set.of(
            "smallint",
            "integer",
            "bigint",
            "numeric",
            "real",
            "double precision",
            "character varying",
            "character",
            "text",
            "boolean",
            "date",
            "timestamp without time zone",
            "timestamp with time zone",
            "time without time zone",
            "interval",
            "uuid",
            "json",
            "jsonb",
            "bytea",
            "inet",
            "cidr");
    private static final Pattern MODIFIER = Pattern.compile("\\(\\s*\\d+\\s*(,\\s*-?\\d+\\s*)?\\)");
    private static final Pattern INSTANT = Pattern.compile(
            "(\\d{4})-(\\d\\d)-(\\d\\d) (\\d\\d:\\d\\d:\\d\\d)(\\.\\d{1,6})?([+-]\\d\\d(?::?\\d\\d(?::?\\d\\d)?)?)");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /// `written`: as in CREATE TABLE.
    static DumpColumn of(String name, String written) {
        return new DumpColumn(name, type(written));
    }

    private static String type(String written) {
        String text = written.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        boolean array = text.endsWith("[]");
        Matcher modifier = MODIFIER.matcher(text);
        String size = modifier.find() ? modifier.group().replace(" ", "") : "";
        String base = text.replace("[]", "")
                .replaceFirst(MODIFIER.pattern(), "")
                .replaceAll("\\s+", " ")
                .strip();
        base = SHORT.getOrDefault(base, base);
        if (!KNOWN.contains(base) || (array && base.startsWith("timestamp"))) {
            return "text";
        }
        int zone = base.indexOf(" with");
        String sized = zone < 0 ? base + size : base.substring(0, zone) + size + base.substring(zone);
        return array ? sized + "[]" : sized;
    }

    /// The value as PostgreSQL will write it from here, in UTC and with the fewest digits: two databases
    /// write one moment, or one floating number, in several ways. `value` is in COPY's text form.
    String canonical(String value) {
        return switch (type) {
            case "double precision" -> number(value, true);
            case "real" -> number(value, false);
            case "boolean" -> bool(value);
            default -> {
                if (type.endsWith("[]")) {
                    yield value;
                }
                yield type.startsWith("numeric") ? exact(value) : type.endsWith(" with time zone") ? utc(value) : value;
            }
        };
    }

    private static String bool(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> "t";
            case "false" -> "f";
            default -> value;
        };
    }

    private static String number(String value, boolean wide) {
        try {
            return wide
                    ? Double.toString(new BigDecimal(value).doubleValue())
                    : Float.toString(new BigDecimal(value).floatValue());
        } catch (NumberFormatException notFinite) {
            return value;
        }
    }

    private static String exact(String value) {
        try {
            return new BigDecimal(value).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException notFinite) {
            return value;
        }
    }

    private static String utc(String value) {
        Matcher parts = INSTANT.matcher(value);
        if (!parts.matches()) {
            return value;
        }
        try {
            LocalDateTime local = LocalDateTime.parse(
                    parts.group(1) + "-" + parts.group(2) + "-" + parts.group(3) + " " + parts.group(4), SECONDS);
            LocalDateTime utc = local.minusSeconds(offset(parts.group(6)).getTotalSeconds());
            String fraction = parts.group(5) == null ? "" : parts.group(5).replaceFirst("\\.?0+$", "");
            return SECONDS.format(utc) + fraction + "+00";
        } catch (DateTimeParseException unusual) {
            return value;
        }
    }

    private static ZoneOffset offset(String written) {
        return ZoneOffset.of(written.length() == 3 ? written + ":00" : written);
    }
}
