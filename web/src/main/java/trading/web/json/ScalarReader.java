package trading.web.json;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trading.web.problem.FieldError;
import trading.web.problem.ProblemType;

/// Reads one field that is neither a record nor a list.
///
/// - `String`; an enum, exactly its upper-case name; `boolean`
/// - `BigDecimal`: a plain decimal above 0, as a JSON string or number; `@Signed`: any
/// - `int`, `long`: a whole JSON number from 0 on; `@Signed`: any
/// - [Instant] and [Duration]: as [TimeText] and [DurationText] have it
final class ScalarReader {
    private final String name;
    private final String pointer;
    private final List<RequestReader.Wrong> wrong;

    ScalarReader(String name, String pointer, List<RequestReader.Wrong> wrong) {
        this.name = name;
        this.pointer = pointer;
        this.wrong = wrong;
    }

    /// Null when it was wrong.
    @Nullable
    Object read(JsonValue json, RecordComponent component) {
        Class<?> type = component.getType();
        boolean signed = component.isAnnotationPresent(Signed.class);
        if (type == BigDecimal.class) {
            return decimal(json, signed);
        }
        if (type == int.class || type == Integer.class) {
            Long whole = whole(json, signed ? Integer.MIN_VALUE : 0, Integer.MAX_VALUE);
            return whole == null ? null : whole.intValue();
        }
        if (type == long.class || type == Long.class) {
            return whole(json, signed ? -Long.MAX_VALUE : 0, Long.MAX_VALUE);
        }
        if (type == boolean.class || type == Boolean.class) {
            return json instanceof JsonValue.Bool(boolean value)
                    ? (Object) value
                    : refuse(ProblemType.TYPE, " must be true or false.");
        }
        if (type == Instant.class) {
            return time(json);
        }
        if (type == Duration.class) {
            return duration(json);
        }
        return text(json, type, RequestReader.isOptional(component));
    }

    /// A string, or an enum by its name. Null when it was wrong.
    @Nullable
    Object text(JsonValue json, Class<?> type, boolean optional) {
        if (!(json instanceof JsonValue.Text(String text))) {
            return refuse(ProblemType.TYPE, " must be a string.");
        }
        if (type.isEnum()) {
            return constant(text, type);
        }
        return text.isBlank() && !optional ? refuse(ProblemType.REQUIRED, " must not be empty.") : text;
    }

    private @Nullable Object decimal(JsonValue json, boolean signed) {
        String text = textOf(json);
        if (text == null) {
            return refuse(ProblemType.TYPE, " must be a decimal, as a string or a number.");
        }
        return switch (DecimalText.parse(text)) {
            case DecimalText.Result.Read(BigDecimal value) when signed || value.signum() > 0 -> value;
            case DecimalText.Result.Read(BigDecimal value) -> refuse(ProblemType.DECIMAL_FORMAT, " must be above 0.");
            case DecimalText.Result.Refused(ProblemType type) ->
                refuse(
                        type,
                        type == ProblemType.PRECISION
                                ? " has more than 18 digits before or after the point."
                                : " must be a plain decimal such as 0.5.");
        };
    }

    private @Nullable Long whole(JsonValue json, long least, long most) {
        if (json instanceof JsonValue.Numeric(String literal) && literal.matches("0|-?[1-9][0-9]{0,17}")) {
            long value = Long.parseLong(literal);
            if (value >= least && value <= most) {
                return value;
            }
        }
        refuse(ProblemType.TYPE, " must be a whole number" + (least == 0 ? " from 0 to " + most : "") + ".");
        return null;
    }

    private @Nullable Object time(JsonValue json) {
        Optional<Instant> time =
                json instanceof JsonValue.Text(String text) ? TimeText.parse(text) : Optional.<Instant>empty();
        return time.isPresent()
                ? time.get()
                : refuse(
                        ProblemType.TIME_FORMAT,
                        " must be a string with date, time and zone, such as 2026-11-23T12:00:00Z.");
    }

    private @Nullable Object duration(JsonValue json) {
        String text = textOf(json);
        Optional<Long> nanos = text == null ? Optional.empty() : DurationText.parse(text);
        return nanos.isPresent()
                ? Duration.ofNanos(nanos.get())
                : refuse(ProblemType.TIME_FORMAT, " must be a span of time such as 30m, 1d or 90 (seconds).");
    }

    private static @Nullable String textOf(JsonValue json) {
        return switch (json) {
            case JsonValue.Text(String value) -> value;
            case JsonValue.Numeric(String literal) -> literal;
            default -> null;
        };
    }

    private @Nullable Object constant(String text, Class<?> type) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(text)) {
                return constant;
            }
        }
        String all =
                Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
        return refuse(ProblemType.TYPE, " must be one of " + all + ".");
    }

    private @Nullable Object refuse(ProblemType type, String rule) {
        wrong.add(new RequestReader.Wrong(type, new FieldError(pointer, type.name(), name + rule)));
        return null;
    }
}
