package trading.web.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trading.web.problem.FieldError;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;

/// Fills a request record from a JSON object and names every field that is wrong.
///
/// The record is the whole grammar: a component that is not `@Nullable` is required, and what is no
/// component is refused. Components are `String`, an enum (exactly its upper-case name), `BigDecimal` (a
/// plain decimal above 0, as a JSON string or number) or a list of strings.
public final class RequestReader {
    private record Wrong(ProblemType type, FieldError error) {}

    private final Map<String, JsonValue> members;
    private final List<Wrong> wrong = new ArrayList<>();

    private RequestReader(Map<String, JsonValue> members) {
        this.members = members;
    }

    public static <T extends Record> T read(byte[] body, Class<T> type) {
        return new RequestReader(StrictJson.object(body)).fill(type);
    }

    private <T extends Record> T fill(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        refuseUnknown(components);
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = value(components[i]);
        }
        if (!wrong.isEmpty()) {
            Wrong first = wrong.getFirst();
            throw new Problem(
                            first.type(),
                            first.error().code(),
                            first.error().detail(),
                            wrong.stream().map(Wrong::error).toList(),
                            Map.of())
                    .asException();
        }
        return construct(type, components, values);
    }

    private void refuseUnknown(RecordComponent[] components) {
        Set<String> known = new HashSet<>();
        for (RecordComponent component : components) {
            known.add(component.getName());
        }
        for (String key : members.keySet()) {
            if (!known.contains(key)) {
                String name = Problem.quoted(key);
                refuse(ProblemType.UNKNOWN_FIELD, pointer(key), "The field " + name + " is not known here.");
            }
        }
    }

    private @Nullable Object value(RecordComponent component) {
        String name = component.getName();
        JsonValue json = members.get(name);
        boolean optional = isOptional(component);
        if (json == null || json instanceof JsonValue.Null) {
            if (!optional) {
                refuse(ProblemType.REQUIRED, "/" + name, name + " is required.");
            }
            return null;
        }
        Class<?> type = component.getType();
        if (type == BigDecimal.class) {
            return decimal(name, json);
        }
        if (type == List.class) {
            return texts(name, json);
        }
        if (!(json instanceof JsonValue.Text(String text))) {
            refuse(ProblemType.TYPE, "/" + name, name + " must be a string.");
            return null;
        }
        if (type.isEnum()) {
            return constant(name, text, type);
        }
        if (text.isBlank() && !optional) {
            refuse(ProblemType.REQUIRED, "/" + name, name + " must not be empty.");
            return null;
        }
        return text;
    }

    /// Whether a field may be left out.
    public static boolean isOptional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private @Nullable BigDecimal decimal(String name, JsonValue json) {
        String text;
        if (json instanceof JsonValue.Text(String value)) {
            text = value;
        } else if (json instanceof JsonValue.Numeric(String literal)) {
            text = literal;
        } else {
            refuse(ProblemType.TYPE, "/" + name, name + " must be a decimal, as a string or a number.");
            return null;
        }
        return switch (DecimalText.parse(text)) {
            case DecimalText.Result.Read(BigDecimal value) when value.signum() > 0 -> value;
            case DecimalText.Result.Read(BigDecimal value) -> {
                refuse(ProblemType.DECIMAL_FORMAT, "/" + name, name + " must be above 0.");
                yield null;
            }
            case DecimalText.Result.Refused(ProblemType type) -> {
                String rule = type == ProblemType.PRECISION
                        ? " has more than 18 digits before or after the point."
                        : " must be a plain decimal such as 0.5.";
                refuse(type, "/" + name, name + rule);
                yield null;
            }
        };
    }

    private @Nullable List<String> texts(String name, JsonValue json) {
        if (json instanceof JsonValue.Array(List<JsonValue> values)) {
            List<String> texts = new ArrayList<>();
            for (JsonValue value : values) {
                if (value instanceof JsonValue.Text(String text)) {
                    texts.add(text);
                }
            }
            if (texts.size() == values.size()) {
                return List.copyOf(texts);
            }
        }
        refuse(ProblemType.TYPE, "/" + name, name + " must be an array of strings.");
        return null;
    }

    private @Nullable Object constant(String name, String text, Class<?> type) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(text)) {
                return constant;
            }
        }
        String all =
                Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
        refuse(ProblemType.TYPE, "/" + name, name + " must be one of " + all + ".");
        return null;
    }

    private void refuse(ProblemType type, String pointer, String detail) {
        wrong.add(new Wrong(type, new FieldError(pointer, type.name(), detail)));
    }

    private static String pointer(String key) {
        String printable = Problem.quoted(key);
        return "/"
                + printable
                        .substring(1, printable.length() - 1)
                        .replace("~", "~0")
                        .replace("/", "~1");
    }

    private static <T extends Record> T construct(
            Class<T> type, RecordComponent[] components, @Nullable Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("request record " + type.getName() + " refused its values", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("request record " + type.getName() + " cannot be made", e);
        }
    }

    /// The type of the elements of a list component; used to describe requests.
    public static Class<?> elementOf(RecordComponent component) {
        ParameterizedType list = (ParameterizedType) component.getGenericType();
        return (Class<?>) list.getActualTypeArguments()[0];
    }
}
