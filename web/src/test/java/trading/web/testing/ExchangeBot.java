package trading.web.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A bot as others write them: parameters form-encoded and signed, in the query of a GET or DELETE and in the
/// body of a POST or PUT.
public final class ExchangeBot {
    private static final byte[] NOTHING = new byte[0];

    private final RawHttp http;
    private final String apiKey;
    private final String secret;

    public ExchangeBot(RawHttp http, String apiKey, String secret) {
        this.http = http;
        this.apiKey = apiKey;
        this.secret = secret;
    }

    public String apiKey() {
        return apiKey;
    }

    public static String signature(String secret, String payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// Without a key.
    public RawHttp.Answer open(String path) {
        return http.send("GET", path, Map.of(), NOTHING);
    }

    public RawHttp.Answer get(String path, String parameters) {
        return signed("GET", path, parameters);
    }

    public RawHttp.Answer delete(String path, String parameters) {
        return signed("DELETE", path, parameters);
    }

    public RawHttp.Answer post(String path, String parameters) {
        return signed("POST", path, parameters);
    }

    public RawHttp.Answer put(String path, String parameters) {
        return signed("PUT", path, parameters);
    }

    /// What a request that must succeed answers.
    public JsonNode ok(RawHttp.Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.text());
        }
        return answer.json();
    }

    private RawHttp.Answer signed(String method, String path, String parameters) {
        String all = (parameters.isEmpty() ? "" : parameters + "&") + "recvWindow=5000&timestamp="
                + System.currentTimeMillis();
        return sent(method, path, all + "&signature=" + signature(secret, all));
    }

    /// With the key, parameters as they are.
    public RawHttp.Answer sent(String method, String path, String encoded) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-MBX-APIKEY", apiKey);
        if (method.equals("POST") || method.equals("PUT")) {
            headers.put("Content-Type", "application/x-www-form-urlencoded");
            return http.send(method, path, headers, encoded.getBytes(StandardCharsets.UTF_8));
        }
        return http.send(method, encoded.isEmpty() ? path : path + "?" + encoded, headers, NOTHING);
    }
}
