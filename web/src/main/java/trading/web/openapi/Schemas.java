package trading.web.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import trading.web.json.Flat;
import trading.web.json.RequestReader;
import trading.web.json.Written;

/// JSON schemas of records, each once, under its name without `Json`.
final class Schemas {
    static final String DECIMAL_PATTERN = "^-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?$";

    private static final String DURATION_PATTERN = "^(0|[1-9][0-9]{0,17})(ns|ms|s|m|h|d)?$";

    private final Map<String, Object> schemas = new TreeMap<>();
    private final Map<String, Class<?>> types = new HashMap<>();

    Map<String, Object> all() {
        return schemas;
    }

    /// A reference to the schema of `type`, which is described at the first call.
    Map<String, Object> reference(Class<?> type, boolean request) {
        String name = type.getSimpleName().replaceAll("Json$", "");
        Class<?> known = types.putIfAbsent(name, type);
        if (known == null) {
            schemas.put(name, ofRecord(type, request));
        } else if (known != type) {
            throw new IllegalStateException("openapi: " + known.getName() + " and " + type.getName() + " share a name");
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> ofRecord(Class<?> type, boolean request) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        addFields(type, request, properties, required);
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        if (request) {
            schema.put("additionalProperties", false);
        }
        return schema;
    }

    private void addFields(Class<?> type, boolean request, Map<String, Object> properties, List<String> required) {
        boolean leavesOut = request || type.isAnnotationPresent(JsonInclude.class);
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.isAnnotationPresent(Flat.class)) {
                addFields(component.getType(), request, properties, required);
                continue;
            }
            boolean optional = RequestReader.isOptional(component);
            Map<String, Object> schema = of(component.getGenericType(), request);
            boolean written = !leavesOut || component.isAnnotationPresent(Written.class);
            properties.put(component.getName(), optional && written ? orNull(schema) : schema);
            if (!optional || written) {
                required.add(component.getName());
            }
        }
    }

    private Map<String, Object> of(Type type, boolean request) {
        if (type instanceof ParameterizedType generic) {
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            return generic.getRawType() == Map.class
                    ? Map.of("type", "object", "additionalProperties", of(last, request))
                    : Map.of("type", "array", "items", of(last, request));
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return reference(plain, request);
        }
        if (plain.isEnum()) {
            return Map.of(
                    "type",
                    "string",
                    "enum",
                    Arrays.stream(plain.getEnumConstants())
                            .map(Object::toString)
                            .toList());
        }
        return ofScalar(plain);
    }

    private static Map<String, Object> ofScalar(Class<?> type) {
        if (type == BigDecimal.class) {
            return Map.of(
                    "oneOf", List.of(Map.of("type", "string", "pattern", DECIMAL_PATTERN), Map.of("type", "number")));
        }
        return switch (type.getSimpleName()) {
            case "String" -> Map.of("type", "string");
            case "long", "Long" -> Map.of("type", "integer", "format", "int64");
            case "int", "Integer" -> Map.of("type", "integer", "format", "int32");
            case "boolean", "Boolean" -> Map.of("type", "boolean");
            case "double", "Double" -> Map.of("type", "number");
            case "Instant" -> Map.of("type", "string", "format", "date-time");
            case "Duration" ->
                Map.of(
                        "oneOf",
                        List.of(
                                Map.of("type", "string", "pattern", DURATION_PATTERN),
                                Map.of("type", "integer", "minimum", 0)));
            default -> throw new IllegalStateException("openapi: no schema for " + type.getName());
        };
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        if (!schema.containsKey("type")) {
            return Map.of("anyOf", List.of(schema, Map.of("type", "null")));
        }
        Map<String, Object> nullable = new LinkedHashMap<>(schema);
        nullable.put("type", List.of(schema.get("type"), "null"));
        @Nullable Object constants = schema.get("enum");
        if (constants instanceof List<?> values) {
            List<@Nullable Object> withNull = new ArrayList<>(values);
            withNull.add(null);
            nullable.put("enum", withNull);
        }
        return nullable;
    }
}
