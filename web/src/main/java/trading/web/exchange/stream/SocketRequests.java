package trading.web.exchange.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trading.web.exchange.wire.Fields;
import trading.web.json.Json;
import trading.web.json.JsonValue;
import trading.web.json.StrictJson;
import trading.web.problem.Problem;
import trading.web.problem.ProblemException;

/// What a subscriber says: `{"method":"SUBSCRIBE","params":["btcusdt@trade"],"id":1}`.
final class SocketRequests {
    private static final int LONGEST_ID = 36;

    private SocketRequests() {}

    /// `id` is sent back as it came: a whole number, a text or null.
    record Request(
            String method, List<JsonValue> params, @Nullable Object id) {}

    /// What is wrong with a request, in the exchange's form.
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int code;

        RefusedException(int code, String msg) {
            super(msg, null, false, false);
            this.code = code;
        }

        String text(@Nullable Object id) {
            return Json.text(Fields.of("code", code).with("msg", getMessage()).with("id", id));
        }
    }

    static Request parse(String message) {
        Map<String, JsonValue> members;
        try {
            members = StrictJson.object(message.getBytes(StandardCharsets.UTF_8));
        } catch (ProblemException e) {
            throw new RefusedException(3, "Invalid JSON: " + e.problem().detail());
        }
        if (!(members.get("method") instanceof JsonValue.Text(String method))) {
            throw new RefusedException(2, "Invalid request: missing field `method`");
        }
        for (String name : members.keySet()) {
            if (!List.of("method", "params", "id").contains(name)) {
                throw new RefusedException(2, "Invalid request: unknown field " + Problem.quoted(name));
            }
        }
        JsonValue params = members.get("params");
        if (params != null && !(params instanceof JsonValue.Array)) {
            throw new RefusedException(2, "Invalid request: params must be an array");
        }
        return new Request(
                method,
                params instanceof JsonValue.Array(List<JsonValue> values) ? values : List.of(),
                id(members.get("id")));
    }

    private static @Nullable Object id(@Nullable JsonValue sent) {
        if (sent == null || sent instanceof JsonValue.Null) {
            return null;
        }
        if (sent instanceof JsonValue.Text(String text) && text.length() <= LONGEST_ID) {
            return text;
        }
        if (sent instanceof JsonValue.Numeric(String literal) && literal.matches("-?[0-9]{1,18}")) {
            return Long.parseLong(literal);
        }
        throw new RefusedException(2, "Invalid request: request ID must be an unsigned integer");
    }

    static List<String> names(Request request) {
        List<String> names = new ArrayList<>();
        for (JsonValue param : request.params()) {
            if (!(param instanceof JsonValue.Text(String name))) {
                throw new RefusedException(2, "Invalid request: a stream's name must be a string");
            }
            names.add(name);
        }
        if (names.isEmpty()) {
            throw new RefusedException(2, "Invalid request: params must name streams");
        }
        return names;
    }

    static String result(@Nullable Object result, @Nullable Object id) {
        return Json.text(Fields.of("result", result).with("id", id));
    }
}
