package trading.launcher.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trading.launcher.ExitCode;
import trading.launcher.control.ControlClient;
import trading.web.tls.PinnedCertificate;

/// The API of the instance that runs on a data directory, for its owner. One thread.
public final class DeskClient implements AutoCloseable {
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(3);
    /// More than any answer of the API takes.
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(30);

    private static final int UNAUTHENTICATED = 401;

    private final ObjectMapper json = new ObjectMapper();
    private HttpClient http = client(null);
    private final Path dataDirectory;
    private String url = "";
    private String token = "";

    private DeskClient(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
    }

    /// `certificate`: the one that the instance says it shows, null without TLS.
    private static HttpClient client(byte @Nullable [] certificate) {
        // A proxy of the environment has nothing to do with this machine itself.
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_PATIENCE)
                .proxy(HttpClient.Builder.NO_PROXY);
        if (certificate != null) {
            builder.sslContext(PinnedCertificate.context(certificate));
        }
        return builder.build();
    }

    /// Throws [DeskException] when nothing runs there, or not far enough yet.
    public static DeskClient of(Path dataDirectory) throws IOException, DeskException {
        DeskClient client = new DeskClient(dataDirectory);
        client.open();
        return client;
    }

    private void open() throws IOException, DeskException {
        Optional<JsonNode> reply = new ControlClient(dataDirectory).ask("access");
        if (reply.isEmpty()) {
            throw notRunning();
        }
        JsonNode access = reply.get().path("access");
        if (!access.hasNonNull("token")) {
            throw failed(
                    ExitCode.TEMPORARY,
                    "The instance on " + dataDirectory
                            + " is starting; try again in a moment, and see: trading status");
        }
        if (access.hasNonNull("certificate")) {
            http.close();
            http = client(access.path("certificate").binaryValue());
        }
        url = access.path("url").asText();
        token = access.path("token").asText();
    }

    private DeskException notRunning() {
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("running", false)
                .put("dataDirectory", dataDirectory.toString());
        return new DeskException(
                ExitCode.UNAVAILABLE,
                0,
                "Nothing is running on " + dataDirectory + ". Start it with: trading start --data-dir " + dataDirectory
                        + "; or name the folder of the one that runs with --data-dir.",
                answer);
    }

    private static DeskException failed(int exitCode, String message) {
        return new DeskException(
                exitCode, 0, message, JsonNodeFactory.instance.objectNode().put("error", message));
    }

    public JsonNode get(String path) throws IOException, InterruptedException, DeskException {
        return get(path, Map.of());
    }

    /// `query`: in plain text, encoded here.
    public JsonNode get(String path, Map<String, String> query)
            throws IOException, InterruptedException, DeskException {
        return send("GET", path, query, BodyPublishers.noBody());
    }

    public JsonNode post(String path, Map<String, String> query)
            throws IOException, InterruptedException, DeskException {
        return send("POST", path, query, BodyPublishers.noBody());
    }

    public JsonNode post(String path, JsonNode body) throws IOException, InterruptedException, DeskException {
        return send("POST", path, Map.of(), BodyPublishers.ofString(json.writeValueAsString(body)));
    }

    public JsonNode delete(String path, Map<String, String> query)
            throws IOException, InterruptedException, DeskException {
        return send("DELETE", path, query, BodyPublishers.noBody());
    }

    /// A request of the owner's for a client of somebody else, good for as long as the token of now. From any thread.
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("User-Agent", "trading-command")
                .timeout(ANSWER_PATIENCE);
    }

    public JsonNode patch(String path, JsonNode body) throws IOException, InterruptedException, DeskException {
        return send("PATCH", path, Map.of(), BodyPublishers.ofString(json.writeValueAsString(body)));
    }

    /// `text` as one part of a path.
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode send(String method, String path, Map<String, String> query, BodyPublisher body)
            throws IOException, InterruptedException, DeskException {
        HttpResponse<String> answer = exchange(method, path, query, body);
        if (answer.statusCode() == UNAUTHENTICATED) {
            // The token has run out: this command goes on for longer than it lasts.
            open();
            answer = exchange(method, path, query, body);
        }
        if (answer.statusCode() / 100 != 2) {
            throw refused(answer);
        }
        return answer.body().isEmpty() ? MissingNode.getInstance() : json.readTree(answer.body());
    }

    private HttpResponse<String> exchange(String method, String path, Map<String, String> query, BodyPublisher body)
            throws InterruptedException, DeskException {
        String parameters = query.entrySet().stream()
                .map(each -> segment(each.getKey()) + "=" + segment(each.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(url + path + (parameters.isEmpty() ? "" : "?" + parameters)))
                .method(method, body)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("User-Agent", "trading-command")
                .timeout(ANSWER_PATIENCE)
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw failed(
                    ExitCode.UNAVAILABLE,
                    "The instance on " + dataDirectory + " does not answer at " + url + path + ": " + e
                            + ". See: trading status");
        }
    }

    private DeskException refused(HttpResponse<String> answer) {
        JsonNode problem;
        try {
            problem = json.readTree(answer.body());
        } catch (JsonProcessingException e) {
            problem = MissingNode.getInstance();
        }
        StringBuilder text = new StringBuilder(
                problem.path("detail").asText("The API answered " + answer.statusCode() + " and no reason."));
        for (JsonNode error : problem.path("errors")) {
            String detail = error.path("detail").asText();
            if (text.indexOf(detail) < 0) {
                text.append("\n  ").append(detail);
            }
        }
        return new DeskException(
                exitCode(answer.statusCode()), answer.statusCode(), Printable.lines(text.toString()), problem);
    }

    private static int exitCode(int status) {
        return switch (status) {
            case 400, 404, 422 -> ExitCode.USAGE;
            case 401, 403 -> ExitCode.NO_PERMISSION;
            case 409 -> ExitCode.UNAVAILABLE;
            case 408, 429, 503 -> ExitCode.TEMPORARY;
            default -> ExitCode.SOFTWARE;
        };
    }

    @Override
    public void close() {
        http.close();
    }
}
