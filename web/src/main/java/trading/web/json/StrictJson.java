package trading.web.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;

/// Reads one JSON object from bytes and accepts nothing that is doubtful: other encodings than UTF-8, a
/// byte order mark, a key twice, half a surrogate pair, anything after the object, deep nesting.
public final class StrictJson {
    private static final int MAXIMUM_DEPTH = 8;
    private static final int MAXIMUM_KEYS = 200;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAXIMUM_DEPTH)
                    .maxNameLength(256)
                    .maxNumberLength(16_384)
                    .maxStringLength(16_384)
                    .maxTokenCount(5_000)
                    .build())
            .build();

    private StrictJson() {}

    /// The members of the object, in the order in which they were written.
    public static Map<String, JsonValue> object(byte[] bytes) {
        String text = decoded(bytes);
        if (text.startsWith("\ufeff")) {
            throw new Problem(ProblemType.JSON_SYNTAX, "A byte order mark is not allowed at line 1 column 1.")
                    .asException();
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new Problem(ProblemType.BODY_INVALID, "The body is empty; a JSON object is expected.")
                        .asException();
            }
            JsonValue value = value(parser, first);
            requireEnd(parser);
            if (value instanceof JsonValue.Members members) {
                return members.values();
            }
            throw new Problem(ProblemType.BODY_INVALID, "The body must be a JSON object.").asException();
        } catch (StreamConstraintsException e) {
            throw new Problem(ProblemType.JSON_LIMITS, "The JSON is too deep, too long or has too many values.")
                    .asException();
        } catch (JsonProcessingException e) {
            throw new Problem(ProblemType.JSON_SYNTAX, "The JSON is broken" + where(e.getLocation()) + ".")
                    .asException();
        } catch (IOException e) {
            throw new IllegalStateException("reading a string cannot fail", e);
        }
    }

    private static void requireEnd(JsonParser parser) throws IOException {
        try {
            if (parser.nextToken() == null) {
                return;
            }
        } catch (StreamConstraintsException e) {
            throw e;
        } catch (JsonProcessingException e) {
            // Whatever it is, it follows a whole value: that is the fault to name.
        }
        throw new Problem(ProblemType.JSON_TRAILING, "Something follows the JSON value.").asException();
    }

    private static JsonValue value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> new JsonValue.Members(members(parser));
            case START_ARRAY -> new JsonValue.Array(elements(parser));
            case VALUE_STRING -> new JsonValue.Text(whole(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Numeric(parser.getText());
            case VALUE_TRUE -> new JsonValue.Bool(true);
            case VALUE_FALSE -> new JsonValue.Bool(false);
            case VALUE_NULL -> new JsonValue.Null();
            default -> throw new IllegalStateException("token: " + token);
        };
    }

    private static Map<String, JsonValue> members(JsonParser parser) throws IOException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            if (token == null) {
                throw new Problem(ProblemType.JSON_SYNTAX, "The JSON ends too early.").asException();
            }
            String key = whole(parser.currentName());
            if (members.size() >= MAXIMUM_KEYS) {
                throw new Problem(ProblemType.JSON_LIMITS, "An object has more than " + MAXIMUM_KEYS + " keys.")
                        .asException();
            }
            if (members.put(key, value(parser, parser.nextToken())) != null) {
                throw new Problem(ProblemType.JSON_DUPLICATE_KEY, "The key " + Problem.quoted(key) + " occurs twice.")
                        .asException();
            }
        }
        return members;
    }

    private static List<JsonValue> elements(JsonParser parser) throws IOException {
        List<JsonValue> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == null) {
                throw new Problem(ProblemType.JSON_SYNTAX, "The JSON ends too early.").asException();
            }
            elements.add(value(parser, token));
        }
        return elements;
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Problem(ProblemType.ENCODING, "The body is not valid UTF-8.").asException();
        }
    }

    /// `text`, unless an escape such as `\ud800` left half a character in it.
    private static String whole(String text) {
        boolean half = text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        if (half) {
            throw new Problem(ProblemType.ENCODING, "A text holds half a surrogate pair.").asException();
        }
        return text;
    }

    private static String where(@Nullable JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + " column " + location.getColumnNr();
    }
}
