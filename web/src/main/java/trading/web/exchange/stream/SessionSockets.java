package trading.web.exchange.stream;

import io.javalin.websocket.WsConfig;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import trading.web.exchange.wire.Fields;
import trading.web.json.Json;
import trading.web.json.JsonValue;
import trading.web.json.StrictJson;
import trading.web.metrics.ApiMeters;
import trading.web.problem.ProblemException;
import trading.web.route.Access;
import trading.web.server.WebSocketGate;

/// `/ws-api/v3`: an account's own events by a signed request on the connection that then brings them, the
/// way that has taken the place of listen keys. Nothing can be ordered here.
public final class SessionSockets implements WebSocketGate {
    private static final String PATH = "/ws-api/v3";
    private static final int MOST_SUBSCRIPTIONS = 16;

    /// Who has signed a request.
    public sealed interface Proof {
        record Proven(String apiKey, int account) implements Proof {}

        record Refused(int status, int code, String msg) implements Proof {}
    }

    /// Looks at parameters by their names.
    public interface Signatures {
        Proof prove(SortedMap<String, String> parameters);
    }

    private static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int status;
        private final int code;

        RefusedException(int status, int code, String msg) {
            super(msg, null, false, false);
            this.status = status;
            this.code = code;
        }
    }

    private final ExchangeStreams streams;
    private final ListenKeys listenKeys;
    private final Signatures signatures;
    private final Connections connections;

    public SessionSockets(ExchangeStreams streams, ListenKeys listenKeys, ApiMeters meters, Signatures signatures) {
        this.streams = streams;
        this.listenKeys = listenKeys;
        this.connections = new Connections(streams, meters);
        this.signatures = signatures;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public Access access() {
        return Access.PUBLIC;
    }

    @Override
    public boolean hasRoom() {
        return streams.hasRoom();
    }

    @Override
    public void configure(WsConfig sockets) {
        connections.configure(
                sockets,
                (context, outlet) -> new Subscriber(outlet, false, false),
                (subscriber, context) -> {},
                this::said,
                subscriber -> subscriber.numbers().keySet().forEach(listenKeys::release));
    }

    private void said(Subscriber subscriber, String message) {
        @Nullable Object id = null;
        try {
            Map<String, JsonValue> members = parsed(message);
            id = id(members.get("id"));
            obey(subscriber, members, id);
        } catch (RefusedException e) {
            String msg = e.getMessage();
            streams.say(
                    subscriber,
                    answer(id, e.status, "error", Fields.of("code", e.code).with("msg", msg)));
        }
    }

    private static Map<String, JsonValue> parsed(String message) {
        try {
            return StrictJson.object(message.getBytes(StandardCharsets.UTF_8));
        } catch (ProblemException e) {
            throw new RefusedException(400, -1135, "Invalid JSON Request");
        }
    }

    private static @Nullable Object id(@Nullable JsonValue sent) {
        return switch (sent) {
            case JsonValue.Text(String text) when text.length() <= 36 -> text;
            case JsonValue.Numeric(String literal) when literal.matches("-?[0-9]{1,18}") -> Long.parseLong(literal);
            case JsonValue.Null() -> null;
            case null -> null;
            default -> throw new RefusedException(400, -1130, "Data sent for parameter 'id' is not valid.");
        };
    }

    private void obey(Subscriber subscriber, Map<String, JsonValue> members, @Nullable Object id) {
        if (!(members.get("method") instanceof JsonValue.Text(String method))) {
            throw new RefusedException(
                    400, -1102, "Mandatory parameter 'method' was not sent, was empty/null, or malformed.");
        }
        SortedMap<String, String> parameters = parameters(members.get("params"));
        switch (method) {
            case "ping" -> streams.say(subscriber, answer(id, 200, "result", Fields.none()));
            case "time" ->
                streams.say(subscriber, answer(id, 200, "result", Fields.of("serverTime", System.currentTimeMillis())));
            case "userDataStream.subscribe.signature" -> subscribe(subscriber, parameters, id);
            case "userDataStream.unsubscribe" -> unsubscribe(subscriber, parameters, id);
            case "session.subscriptions" ->
                streams.say(
                        subscriber,
                        answer(
                                id,
                                200,
                                "result",
                                subscriber.numbers().values().stream()
                                        .map(number -> Fields.of("subscriptionId", number))
                                        .toList()));
            default -> throw new RefusedException(400, -1020, "This operation is not supported.");
        }
    }

    private static SortedMap<String, String> parameters(@Nullable JsonValue sent) {
        SortedMap<String, String> parameters = new TreeMap<>();
        if (sent instanceof JsonValue.Members(Map<String, JsonValue> values)) {
            values.forEach((name, value) -> parameters.put(
                    name,
                    switch (value) {
                        case JsonValue.Text(String text) -> text;
                        case JsonValue.Numeric(String literal) -> literal;
                        default ->
                            throw new RefusedException(
                                    400, -1130, "Data sent for parameter '" + name + "' is not valid.");
                    }));
        }
        return parameters;
    }

    private void subscribe(Subscriber subscriber, SortedMap<String, String> parameters, @Nullable Object id) {
        switch (signatures.prove(parameters)) {
            case Proof.Refused(int status, int code, String msg) -> throw new RefusedException(status, code, msg);
            case Proof.Proven(String apiKey, int account) -> {
                if (subscriber.numbers().size() >= MOST_SUBSCRIPTIONS) {
                    throw new RefusedException(
                            400,
                            -1191,
                            "Too many subscriptions. Connection may create up to '" + MOST_SUBSCRIPTIONS
                                    + "' subscriptions at a time.");
                }
                String name = listenKeys.hold(apiKey, account);
                subscriber.remember(List.of(name));
                int number = subscriber.number(name);
                streams.join(subscriber, List.of(name), answer(id, 200, "result", Fields.of("subscriptionId", number)));
            }
        }
    }

    /// One by its number, or all.
    private void unsubscribe(Subscriber subscriber, SortedMap<String, String> parameters, @Nullable Object id) {
        String wanted = parameters.get("subscriptionId");
        List<String> names = new ArrayList<>();
        subscriber.numbers().forEach((name, number) -> {
            if (wanted == null || wanted.equals(number.toString())) {
                names.add(name);
            }
        });
        if (wanted != null && names.isEmpty()) {
            throw new RefusedException(400, -1130, "Data sent for parameter 'subscriptionId' is not valid.");
        }
        names.forEach(name -> {
            listenKeys.release(name);
            subscriber.forgetNumber(name);
        });
        subscriber.forget(names);
        streams.leave(subscriber, names, answer(id, 200, "result", Fields.none()));
    }

    private static String answer(@Nullable Object id, int status, String name, Object value) {
        return Json.text(
                Fields.of("id", id).with("status", status).with(name, value).with("rateLimits", List.of()));
    }
}
