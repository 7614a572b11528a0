package trading.engine.strategy;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads, fills and checks the parameter record of a strategy. All complaints come at once.
public final class StrategyParameters {
    private StrategyParameters() {}

    /// All parameters of a record, in its order.
    public static List<ParameterRange> ranges(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(StrategyParameters::range)
                .toList();
    }

    public static <R extends Record> R defaults(Class<R> type) {
        return of(type, Map.of());
    }

    /// The defaults, with `settings` (name to number) in their place.
    ///
    /// Throws [IllegalArgumentException] that names every unknown key, every value that is no number and
    /// every value out of its range.
    public static <R extends Record> R of(Class<R> type, Map<String, String> settings) {
        List<String> complaints = new ArrayList<>();
        Map<String, String> unused = new TreeMap<>(settings);
        List<ParameterRange> ranges = ranges(type);
        Object[] values = new Object[ranges.size()];
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < values.length; i++) {
            ParameterRange range = ranges.get(i);
            String setting = unused.remove(range.name());
            double value = setting == null ? range.defaultValue() : number(setting);
            if (!range.allows(value)) {
                complaints.add(range.complaint(String.valueOf(setting)));
                continue;
            }
            values[i] = boxed(components[i].getType(), value);
        }
        unused.keySet()
                .forEach(key -> complaints.add("unknown parameter=" + key + " known="
                        + ranges.stream().map(ParameterRange::name).toList()));
        refuse(type, complaints);
        return create(type, values);
    }

    /// Throws [IllegalArgumentException] that names every component out of its range.
    public static void check(Record parameters) {
        List<String> complaints = new ArrayList<>();
        for (RecordComponent component : parameters.getClass().getRecordComponents()) {
            Object value = read(component, parameters);
            ParameterRange range = range(component);
            if (!range.allows(((Number) value).doubleValue())) {
                complaints.add(range.complaint(value.toString()));
            }
        }
        refuse(parameters.getClass(), complaints);
    }

    /// Each component's value as text, by name.
    public static SortedMap<String, String> values(Record parameters) {
        SortedMap<String, String> values = new TreeMap<>();
        for (RecordComponent component : parameters.getClass().getRecordComponents()) {
            values.put(component.getName(), read(component, parameters).toString());
        }
        return values;
    }

    /// The same for the same names and values, on every machine: what a decision is marked with.
    public static String hash(Record parameters) {
        long hash = 0xcbf29ce484222325L;
        String text = values(parameters).toString();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return String.format(Locale.ROOT, "%016x", hash);
    }

    private static ParameterRange range(RecordComponent component) {
        Parameter parameter = component.getAnnotation(Parameter.class);
        Class<?> type = component.getType();
        if (parameter == null || !(type == int.class || type == long.class || type == double.class)) {
            throw new IllegalArgumentException("strategy parameter: " + component + " of "
                    + component.getDeclaringRecord().getName()
                    + ": must be an int, long or double marked with @Parameter");
        }
        return new ParameterRange(
                component.getName(),
                parameter.text(),
                type != double.class,
                parameter.value(),
                parameter.from(),
                parameter.to(),
                parameter.step(),
                parameter.live());
    }

    /// `NaN`, which no range allows, for what is no number.
    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static Object boxed(Class<?> type, double value) {
        if (type == int.class) {
            return (int) value;
        }
        return type == long.class ? (Object) (long) value : (Object) value;
    }

    private static Object read(RecordComponent component, Record parameters) {
        try {
            return component.getAccessor().invoke(parameters);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException("strategy parameter: " + component + " cannot be read", e);
        }
    }

    private static <R extends Record> R create(Class<R> type, Object[] values) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof IllegalArgumentException refused
                    ? refused
                    : new IllegalArgumentException("strategy parameters: " + type.getName() + " failed", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "strategy parameters: " + type.getName() + " cannot be created: it must be a public record", e);
        }
    }

    private static void refuse(Class<?> type, List<String> complaints) {
        if (!complaints.isEmpty()) {
            throw new IllegalArgumentException(
                    "parameters of " + type.getName() + ": " + String.join("; ", complaints));
        }
    }
}
