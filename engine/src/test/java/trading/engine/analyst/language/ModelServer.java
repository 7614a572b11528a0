package trading.engine.analyst.language;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A server that speaks OpenAI's and Anthropic's protocol, well or badly, on a free port.
final class ModelServer implements AutoCloseable {
    /// What was asked of it.
    record Asked(String path, String protocol, Map<String, List<String>> headers, String body) {}

    /// Answers one request.
    @FunctionalInterface
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = openAi(opinion("BUY"));

    ModelServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(
                exchange.getRequestURI().getPath(),
                exchange.getProtocol(),
                Map.copyOf(exchange.getRequestHeaders()),
                body));
        try (exchange) {
            behaviour.answer(exchange);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    ModelServer behaving(Behaviour next) {
        behaviour = next;
        return this;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    List<Asked> asked() {
        return asked;
    }

    static String opinion(String action) {
        return "{\"action\":\"" + action + "\",\"confidence\":0.7,\"reasons\":[\"The trend is up.\"],"
                + "\"horizonBars\":5,\"invalidationPrice\":0}";
    }

    /// A chat completion that says `content`, for 900 tokens in and 60 out.
    static Behaviour openAi(String content) {
        return openAi(content, "\"usage\":{\"prompt_tokens\":900,\"completion_tokens\":60,\"total_tokens\":960}");
    }

    static Behaviour openAi(String content, String usage) {
        return body(
                200,
                "{\"id\":\"c1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"test\",\"choices\":[{\"index\":0,"
                        + "\"message\":{\"role\":\"assistant\",\"content\":" + quoted(content)
                        + "},\"finish_reason\":\"stop\"}]," + usage + "}");
    }

    /// A message of Anthropic's protocol that says `content`, for 900 tokens in and 60 out.
    static Behaviour anthropic(String content) {
        return body(
                200,
                "{\"id\":\"m1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"test\",\"content\":[{\"type\":\"text\","
                        + "\"text\":" + quoted(content)
                        + "}],\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":900,\"output_tokens\":60}}");
    }

    static Behaviour body(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    static Behaviour slow(long millis, Behaviour then) {
        return exchange -> {
            Thread.sleep(millis);
            then.answer(exchange);
        };
    }

    /// Takes the request and says nothing.
    Behaviour hanging() {
        return exchange -> closing.await();
    }

    /// Begins at once and sends a blank every few milliseconds, for ever.
    Behaviour trickling() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            while (closing.getCount() > 0) {
                body.write(' ');
                body.flush();
                Thread.sleep(10);
            }
        };
    }

    /// Sends and sends.
    Behaviour flooding() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            byte[] flood = "x".repeat(65_536).getBytes(StandardCharsets.UTF_8);
            while (closing.getCount() > 0) {
                body.write(flood);
            }
        };
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
