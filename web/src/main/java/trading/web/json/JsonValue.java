package trading.web.json;

import java.util.List;
import java.util.Map;

/// A JSON value as it was written: numbers stay text.
public sealed interface JsonValue {
    record Text(String value) implements JsonValue {}

    record Numeric(String literal) implements JsonValue {}

    record Bool(boolean value) implements JsonValue {}

    record Null() implements JsonValue {}

    record Array(List<JsonValue> values) implements JsonValue {}

    record Members(Map<String, JsonValue> values) implements JsonValue {}
}
