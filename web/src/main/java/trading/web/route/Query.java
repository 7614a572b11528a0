package trading.web.route;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import trading.web.problem.FieldError;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;

/// The query string, read strictly: a broken escape, a parameter twice or one that the route does not
/// declare is refused.
public final class Query {
    private final Map<String, String> values;

    private Query(Map<String, String> values) {
        this.values = values;
    }

    static Query parse(@Nullable String raw, List<QueryParameter> declared) {
        Map<String, String> values = new HashMap<>();
        if (raw == null || raw.isEmpty()) {
            return new Query(values);
        }
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            QueryParameter parameter = declared.stream()
                    .filter(known -> known.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> refused("The parameter " + Problem.quoted(name) + " is not known here."));
            if (!parameter.values().isEmpty() && !parameter.values().contains(value)) {
                throw refused(name + " must be one of " + String.join(", ", parameter.values()) + ".");
            }
            if (values.put(name, value) != null) {
                throw refused("The parameter " + name + " occurs twice.");
            }
        }
        return new Query(values);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public String required(String name) {
        return text(name).filter(value -> !value.isEmpty()).orElseThrow(() -> refused(name + " is required."));
    }

    public OptionalLong integer(String name, long least, long most) {
        String value = values.get(name);
        if (value == null) {
            return OptionalLong.empty();
        }
        boolean digits = value.matches("0|-?[1-9][0-9]{0,17}");
        long number = digits ? Long.parseLong(value) : 0;
        if (!digits || number < least || number > most) {
            String rule = name + " must be a whole number from " + least + " to " + most + ".";
            throw new Problem(
                            ProblemType.QUERY_INVALID,
                            new FieldError("?" + name, "QUERY_INVALID", rule, null, Long.toString(most)))
                    .asException();
        }
        return OptionalLong.of(number);
    }

    private static RuntimeException refused(String detail) {
        return new Problem(ProblemType.QUERY_INVALID, detail).asException();
    }

    private static String decoded(String raw) {
        byte[] bytes = new byte[raw.length()];
        int length = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                int high = i + 2 <= raw.length() - 1 ? Character.digit(raw.charAt(i + 1), 16) : -1;
                int low = i + 2 <= raw.length() - 1 ? Character.digit(raw.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw refused("The query string holds a broken % escape.");
                }
                bytes[length++] = (byte) (high * 16 + low);
                i += 2;
            } else if (c > 0x20 && c < 0x7f) {
                bytes[length++] = (byte) (c == '+' ? ' ' : c);
            } else {
                throw refused("The query string holds a character that must be escaped.");
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused("The query string is not valid UTF-8.");
        }
    }
}
