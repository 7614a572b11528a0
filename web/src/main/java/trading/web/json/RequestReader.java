package trading.web.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trading.web.problem.FieldError;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;

/// Fills a request record from a JSON object and names every field that is wrong.
///
/// The record is the whole grammar: a component that is not `@Nullable` is required, one that is `@Written`
/// must at least be null, the components of one that is `@Flat` stand beside it, and what is no component is
/// refused. Components are what [ScalarReader] reads,
/// records, and lists of strings, of constants or of records.
public final class RequestReader {
    record Wrong(ProblemType type, FieldError error) {}

    private final Map<String, JsonValue> members;
    private final String place;
    private final List<Wrong> wrong;

    private RequestReader(Map<String, JsonValue> members, String place, List<Wrong> wrong) {
        this.members = members;
        this.place = place;
        this.wrong = wrong;
    }

    public static <T extends Record> T read(byte[] body, Class<T> type) {
        List<Wrong> wrong = new ArrayList<>();
        T read = new RequestReader(StrictJson.object(body), "", wrong).fill(type);
        if (read == null) {
            Wrong first = wrong.getFirst();
            throw new Problem(
                            first.type(),
                            first.error().code(),
                            first.error().detail(),
                            wrong.stream().map(Wrong::error).toList(),
                            Map.of())
                    .asException();
        }
        return read;
    }

    /// Null when a field of it is wrong.
    private <T extends Record> @Nullable T fill(Class<T> type) {
        int before = wrong.size();
        Set<String> known = new HashSet<>();
        addNames(type, known);
        refuseUnknown(known);
        T filled = fillKnown(type);
        return wrong.size() == before ? filled : null;
    }

    private <T extends Record> @Nullable T fillKnown(Class<T> type) {
        int before = wrong.size();
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = value(components[i]);
        }
        return wrong.size() == before ? construct(type, components, values) : null;
    }

    private static void addNames(Class<?> type, Set<String> known) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.isAnnotationPresent(Flat.class)) {
                addNames(component.getType(), known);
            } else {
                known.add(component.getName());
            }
        }
    }

    private void refuseUnknown(Set<String> known) {
        for (String key : members.keySet()) {
            if (!known.contains(key)) {
                String name = Problem.quoted(key);
                refuse(ProblemType.UNKNOWN_FIELD, pointer(key), "The field " + name + " is not known here.");
            }
        }
    }

    private @Nullable Object value(RecordComponent component) {
        if (component.isAnnotationPresent(Flat.class)) {
            return fillKnown(component.getType().asSubclass(Record.class));
        }
        String name = component.getName();
        JsonValue json = members.get(name);
        boolean written = component.isAnnotationPresent(Written.class);
        boolean optional = isOptional(component);
        if (json == null || json instanceof JsonValue.Null) {
            if (!optional || (written && json == null)) {
                String rule = name + " is required" + (optional ? ", be it null." : ".");
                refuse(ProblemType.REQUIRED, place + "/" + name, rule);
            }
            return null;
        }
        Class<?> type = component.getType();
        if (type == List.class) {
            return list(name, json, elementOf(component));
        }
        if (type.isRecord()) {
            return nested(place + "/" + name, name, json, type.asSubclass(Record.class));
        }
        return new ScalarReader(name, place + "/" + name, wrong).read(json, component);
    }

    /// Whether a field may be null.
    public static boolean isOptional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private @Nullable Object nested(String at, String name, JsonValue json, Class<? extends Record> type) {
        if (json instanceof JsonValue.Members(Map<String, JsonValue> values)) {
            return new RequestReader(values, at, wrong).fill(type);
        }
        refuse(ProblemType.TYPE, at, name + " must be an object.");
        return null;
    }

    private @Nullable List<?> list(String name, JsonValue json, Class<?> element) {
        if (json instanceof JsonValue.Array(List<JsonValue> values)) {
            if (element.isEnum()) {
                return constants(name, values, element);
            }
            return element.isRecord() ? records(name, values, element.asSubclass(Record.class)) : texts(name, values);
        }
        refuse(ProblemType.TYPE, place + "/" + name, name + " must be an array.");
        return null;
    }

    private List<Object> constants(String name, List<JsonValue> values, Class<?> type) {
        List<Object> read = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Object each = new ScalarReader(name + "[" + i + "]", place + "/" + name + "/" + i, wrong)
                    .text(values.get(i), type, false);
            if (each != null) {
                read.add(each);
            }
        }
        return List.copyOf(read);
    }

    private List<Object> records(String name, List<JsonValue> values, Class<? extends Record> type) {
        List<Object> read = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Object each = nested(place + "/" + name + "/" + i, name + "[" + i + "]", values.get(i), type);
            if (each != null) {
                read.add(each);
            }
        }
        return List.copyOf(read);
    }

    private @Nullable List<String> texts(String name, List<JsonValue> values) {
        List<String> texts = new ArrayList<>();
        for (JsonValue value : values) {
            if (value instanceof JsonValue.Text(String text)) {
                texts.add(text);
            }
        }
        if (texts.size() == values.size()) {
            return List.copyOf(texts);
        }
        refuse(ProblemType.TYPE, place + "/" + name, name + " must be an array of strings.");
        return null;
    }

    private void refuse(ProblemType type, String pointer, String detail) {
        wrong.add(new Wrong(type, new FieldError(pointer, type.name(), detail)));
    }

    private String pointer(String key) {
        String printable = Problem.quoted(key);
        return place
                + "/"
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
