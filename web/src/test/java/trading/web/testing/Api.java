package trading.web.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The API of a desk, in few words. In bodies `'` stands for `"`.
public final class Api {
    private static final byte[] NOTHING = new byte[0];

    private final RawHttp http;
    private final Map<String, String> headers;

    public Api(TestDesk desk) {
        this(desk.http(), Map.of());
    }

    private Api(RawHttp http, Map<String, String> headers) {
        this.http = http;
        this.headers = headers;
    }

    /// The same, with one more header in each request.
    public Api with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Api(http, more);
    }

    /// The same, logged in by name and password.
    public Api loggedIn(String name, String password) {
        RawHttp.Answer answer = post("/api/auth/login", "{'name': '" + name + "', 'password': '" + password + "'}");
        return with("Cookie", cookie(answer));
    }

    /// The same, logged in by a new one-time link.
    public Api byLink(TestDesk desk) {
        return with("Cookie", cookie(get(desk.security().newLoginLink())));
    }

    /// What a browser keeps of an answer that logs it in.
    public static String cookie(RawHttp.Answer answer) {
        return answer.header("Set-Cookie")
                .orElseThrow(() -> new AssertionError(answer.status() + " " + answer.text()))
                .split(";")[0];
    }

    /// What is sent with each request.
    public Map<String, String> headers() {
        return headers;
    }

    public RawHttp.Answer get(String path) {
        return http.send("GET", path, headers, NOTHING);
    }

    public RawHttp.Answer delete(String path) {
        return http.send("DELETE", path, headers, NOTHING);
    }

    public RawHttp.Answer post(String path, String body) {
        return send("POST", path, body);
    }

    public RawHttp.Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    public RawHttp.Answer patch(String path, String body) {
        return send("PATCH", path, body);
    }

    public RawHttp.Answer send(String method, String path, String body) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        return http.send(method, path, all, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    /// The id of an order that was taken.
    public long order(String body) {
        RawHttp.Answer answer = post("/api/orders", body);
        if (answer.status() != 201) {
            throw new AssertionError(answer.text());
        }
        return answer.json().path("orderId").asLong();
    }

    public JsonNode json(String path) {
        return get(path).json();
    }
}
