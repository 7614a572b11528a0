package trading.web.exchange.wire;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON object in the order in which its fields were put: the exchange's names differ by case only (`e`,
/// `E`) and some are there under a condition, which records say badly.
public final class Fields {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    private Fields() {}

    public static Fields none() {
        return new Fields();
    }

    public static Fields of(String name, @Nullable Object value) {
        return new Fields().with(name, value);
    }

    public Fields with(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    public Fields with(Fields more) {
        values.putAll(more.values);
        return this;
    }

    @JsonValue
    public Map<String, @Nullable Object> values() {
        return Collections.unmodifiableMap(values);
    }
}
