package trading.web.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

/// A WebSocket that keeps everything it is sent.
public final class WebSocketClient implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final HttpClient http;
    private final WebSocket socket;

    private WebSocketClient(int port, String path, Map<String, String> headers) throws Exception {
        this(HttpClient.newHttpClient(), "ws://127.0.0.1:" + port + path, headers);
    }

    private WebSocketClient(HttpClient http, String address, Map<String, String> headers) throws Exception {
        this.http = http;
        WebSocket.Builder builder = http.newWebSocketBuilder();
        headers.forEach(builder::header);
        socket = builder.buildAsync(URI.create(address), this).get(10, TimeUnit.SECONDS);
    }

    public static WebSocketClient open(int port, Map<String, String> headers) throws Exception {
        return new WebSocketClient(port, "/ws", headers);
    }

    /// On a path of its own, with its query.
    public static WebSocketClient at(int port, String path) throws Exception {
        return new WebSocketClient(port, path, Map.of());
    }

    /// Over TLS, with the certificate that `trusted` trusts.
    public static WebSocketClient at(int port, String path, SSLContext trusted) throws Exception {
        HttpClient http = HttpClient.newBuilder().sslContext(trusted).build();
        return new WebSocketClient(http, "wss://127.0.0.1:" + port + path, Map.of());
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            received.add(parsed(part.toString()));
            part.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete(1006);
    }

    private static JsonNode parsed(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void say(String text) throws Exception {
        socket.sendText(text.replace('\'', '"'), true).get(10, TimeUnit.SECONDS);
    }

    public WebSocket socket() {
        return socket;
    }

    public void subscribe(String channel) throws Exception {
        say("{'op':'subscribe','channels':['" + channel + "']}");
    }

    public List<JsonNode> received() {
        return received;
    }

    /// What came on a channel, snapshots and updates.
    public List<JsonNode> of(String channel) {
        return received.stream()
                .filter(frame -> frame.path("channel").asText().equals(channel))
                .toList();
    }

    /// Waits for the first frame that `wanted` likes.
    public JsonNode await(Predicate<JsonNode> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (System.nanoTime() < deadline) {
            for (JsonNode frame : received) {
                if (wanted.test(frame)) {
                    return frame;
                }
            }
            Thread.sleep(5);
        }
        throw new AssertionError("did not come; received: " + received);
    }

    public JsonNode awaitSnapshot(String channel) throws InterruptedException {
        return await(frame -> frame.path("channel").asText().equals(channel)
                && frame.path("type").asText().equals("snapshot"));
    }

    public int awaitClose() throws Exception {
        return closed.get(15, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
    }
}
