package trading.launcher.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/// A JSON document together with the line that each of its values is on.
final class JsonLines {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// `{}`.
    static final JsonLines EMPTY = new JsonLines(NODES.objectNode());

    private final JsonNode root;
    /// By JSON pointer: `/services/0/name`.
    private final Map<String, Integer> lines = new TreeMap<>();

    private JsonLines(JsonNode root) {
        this.root = root;
    }

    private JsonLines(String text) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser parser = factory.createParser(text)) {
            parser.nextToken();
            root = read(parser, "");
            if (parser.nextToken() != null) {
                throw new JsonParseException(
                        parser, "there is more behind the end of the document", parser.currentTokenLocation());
            }
        }
    }

    /// Throws [JsonParseException], which has a place, for what is not JSON or has a name
    /// twice.
    static JsonLines parse(String text) throws IOException {
        return new JsonLines(text);
    }

    JsonNode root() {
        return root;
    }

    /// Of what is there; of its nearest parent otherwise.
    int line(String pointer) {
        String at = pointer;
        while (!lines.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return lines.getOrDefault(at, 1);
    }

    private JsonNode read(JsonParser parser, String pointer) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new JsonParseException(parser, "the document is empty", parser.currentLocation());
        }
        lines.put(pointer, parser.currentTokenLocation().getLineNr());
        return switch (token) {
            case START_OBJECT -> {
                ObjectNode object = NODES.objectNode();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.set(name, read(parser, pointer + "/" + name));
                }
                yield object;
            }
            case START_ARRAY -> {
                ArrayNode array = NODES.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(read(parser, pointer + "/" + array.size()));
                }
                yield array;
            }
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }
}
