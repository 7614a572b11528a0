package trading.web.route;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import trading.web.json.Json;

/// An answer, as bytes that nobody changes any more.
public final class Reply {
    private final int status;
    private final @Nullable String contentType;
    private final byte[] body;
    private final Map<String, String> headers;

    private Reply(int status, @Nullable String contentType, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.headers = Map.copyOf(headers);
    }

    public int status() {
        return status;
    }

    public @Nullable String contentType() {
        return contentType;
    }

    public byte[] body() {
        return body;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public static Reply json(int status, Object body) {
        return new Reply(status, Json.CONTENT_TYPE, Json.bytes(body), Map.of());
    }

    public static Reply ok(Object body) {
        return json(200, body);
    }

    public static Reply bytes(int status, String contentType, byte[] body) {
        return new Reply(status, contentType, body, Map.of());
    }

    public static Reply seeOther(String location) {
        return new Reply(303, null, new byte[0], Map.of("Location", location));
    }

    public static Reply noContent() {
        return new Reply(204, null, new byte[0], Map.of());
    }

    public Reply withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Reply(status, contentType, body, more);
    }
}
