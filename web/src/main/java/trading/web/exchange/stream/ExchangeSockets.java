package trading.web.exchange.stream;

import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import trading.web.json.JsonValue;
import trading.web.metrics.ApiMeters;
import trading.web.problem.Problem;
import trading.web.route.Access;
import trading.web.server.WebSocketGate;
import trading.web.stream.Outlet;

/// One of the two ways in: `/ws/NAME/NAME` sends events as they are, `/stream?streams=NAME/NAME` wraps each
/// with its name. On both, names can be added and taken away later.
///
/// A path that names no stream (`/ws/0`) is taken as a bare connection, as clients open it that subscribe by
/// messages. What looks like a stream and is none is refused.
public final class ExchangeSockets implements WebSocketGate {
    private static final String RAW = "/ws/";
    private static final String COMBINED = "/stream";
    private static final String KEY_HEADER = "X-MBX-APIKEY";

    private final ExchangeStreams streams;
    private final Predicate<String> mayHearMarket;
    private final boolean combined;
    private final Connections connections;

    private ExchangeSockets(
            ExchangeStreams streams, ApiMeters meters, Predicate<String> mayHearMarket, boolean combined) {
        this.streams = streams;
        this.connections = new Connections(streams, meters);
        this.mayHearMarket = mayHearMarket;
        this.combined = combined;
    }

    /// `mayHearMarket`: whether an API key, empty when none was sent, opens the market's streams.
    public static List<WebSocketGate> both(ExchangeStreams streams, ApiMeters meters, Predicate<String> mayHearMarket) {
        return List.of(
                new ExchangeSockets(streams, meters, mayHearMarket, false),
                new ExchangeSockets(streams, meters, mayHearMarket, true));
    }

    @Override
    public String path() {
        return combined ? COMBINED : RAW + "<streams>";
    }

    @Override
    public boolean serves(String asked) {
        return combined ? asked.equals(COMBINED) : asked.startsWith(RAW) && asked.length() > RAW.length();
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
        connections.configure(sockets, this::subscriber, this::connected, this::said, subscriber -> {});
    }

    private Subscriber subscriber(WsConnectContext context, Outlet outlet) {
        String apiKey = context.header(KEY_HEADER);
        return new Subscriber(outlet, mayHearMarket.test(apiKey == null ? "" : apiKey), combined);
    }

    private void connected(Subscriber subscriber, WsConnectContext context) {
        List<String> names = asked(context);
        for (String name : names) {
            if (!isLabel(name) && !mayJoin(subscriber, name)) {
                subscriber.close(Connections.POLICY, "there is no stream " + Problem.quoted(name));
                return;
            }
        }
        List<String> known = names.stream().filter(streams::exists).toList();
        if (!subscriber.remember(known)) {
            subscriber.close(Connections.POLICY, "too many streams");
            return;
        }
        streams.join(subscriber, known, "");
    }

    private List<String> asked(WsConnectContext context) {
        String sent = combined ? context.queryParam("streams") : context.pathParam("streams");
        return sent == null
                ? List.of()
                : Arrays.stream(sent.split("/", -1))
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList();
    }

    /// A short name without `@` is neither a stream of the market nor a listen key.
    private boolean isLabel(String name) {
        return !combined && name.indexOf('@') < 0 && name.length() < ListenKeys.LENGTH;
    }

    private boolean mayJoin(Subscriber subscriber, String name) {
        return streams.exists(name) && (!streams.isMarket(name) || subscriber.hearsMarket());
    }

    private void said(Subscriber subscriber, String message) {
        @Nullable Object id = null;
        try {
            SocketRequests.Request request = SocketRequests.parse(message);
            id = request.id();
            obey(subscriber, request);
        } catch (SocketRequests.RefusedException e) {
            streams.say(subscriber, e.text(id));
        }
    }

    private void obey(Subscriber subscriber, SocketRequests.Request request) {
        switch (request.method()) {
            case "SUBSCRIBE" -> subscribe(subscriber, request);
            case "UNSUBSCRIBE" -> {
                Collection<String> names = SocketRequests.names(request);
                subscriber.forget(names);
                streams.leave(subscriber, names, SocketRequests.result(null, request.id()));
            }
            case "LIST_SUBSCRIPTIONS" ->
                streams.say(subscriber, SocketRequests.result(subscriber.names(), request.id()));
            case "SET_PROPERTY" -> {
                subscriber.combined(combinedProperty(request));
                streams.say(subscriber, SocketRequests.result(null, request.id()));
            }
            case "GET_PROPERTY" -> {
                property(request);
                streams.say(subscriber, SocketRequests.result(subscriber.isCombined(), request.id()));
            }
            default ->
                throw new SocketRequests.RefusedException(
                        2,
                        "Invalid request: unknown variant " + Problem.quoted(request.method())
                                + ", expected one of `SUBSCRIBE`, `UNSUBSCRIBE`, `LIST_SUBSCRIPTIONS`,"
                                + " `SET_PROPERTY`, `GET_PROPERTY`");
        }
    }

    private void subscribe(Subscriber subscriber, SocketRequests.Request request) {
        List<String> names = SocketRequests.names(request);
        for (String name : names) {
            if (!mayJoin(subscriber, name)) {
                throw new SocketRequests.RefusedException(
                        2, "Invalid request: there is no stream " + Problem.quoted(name));
            }
        }
        if (!subscriber.remember(names)) {
            throw new SocketRequests.RefusedException(
                    2, "Invalid request: more than " + Subscriber.MOST_STREAMS + " streams");
        }
        streams.join(subscriber, names, SocketRequests.result(null, request.id()));
    }

    private static void property(SocketRequests.Request request) {
        if (request.params().isEmpty() || !(request.params().getFirst() instanceof JsonValue.Text(String name))) {
            throw new SocketRequests.RefusedException(2, "Invalid request: property name must be a string");
        }
        if (!name.equals("combined")) {
            throw new SocketRequests.RefusedException(0, "Unknown property");
        }
    }

    private static boolean combinedProperty(SocketRequests.Request request) {
        property(request);
        if (request.params().size() != 2 || !(request.params().get(1) instanceof JsonValue.Bool(boolean value))) {
            throw new SocketRequests.RefusedException(1, "Invalid value type: expected Boolean");
        }
        return value;
    }
}
