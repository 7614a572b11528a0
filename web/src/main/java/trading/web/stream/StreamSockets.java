package trading.web.stream;

import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.websocket.api.Callback;
import trading.engine.view.LiveView;
import trading.web.json.RequestReader;
import trading.web.metrics.ApiMeters;
import trading.web.problem.FieldError;
import trading.web.problem.Problem;
import trading.web.problem.ProblemException;
import trading.web.problem.ProblemType;
import trading.web.security.Principal;
import trading.web.security.Security;
import trading.web.security.user.Role;
import trading.web.server.WebSocketGate;

/// `/ws`: reads what clients say and connects them with the hub. With `marketOnly`, the account's channels
/// are not to be had.
public final class StreamSockets implements WebSocketGate {
    private static final int UNSUPPORTED_DATA = 1003;
    private static final int POLICY = 1008;

    private final StreamHub hub;
    private final LiveView view;
    private final ApiMeters meters;
    private final boolean marketOnly;
    private final Map<String, StreamClient> bySession = new ConcurrentHashMap<>();
    private final Map<StreamClient, List<Channel>> channels = new ConcurrentHashMap<>();
    private final AtomicLong errorIds = new AtomicLong();

    public StreamSockets(StreamHub hub, LiveView view, ApiMeters meters, boolean marketOnly) {
        this.hub = hub;
        this.view = view;
        this.meters = meters;
        this.marketOnly = marketOnly;
    }

    @Override
    public String path() {
        return "/ws";
    }

    @Override
    public boolean hasRoom() {
        return hub.hasRoom();
    }

    @Override
    public void configure(WsConfig sockets) {
        sockets.onConnect(this::connected);
        sockets.onMessage(context -> said(context, context.message()));
        sockets.onBinaryMessage(context -> refuse(context, UNSUPPORTED_DATA, "text only"));
        sockets.onClose(this::gone);
        sockets.onError(this::gone);
    }

    private void connected(WsContext context) {
        Object principal =
                context.session.getUpgradeRequest() == null ? null : context.attribute(Principal.class.getName());
        if (!(principal instanceof Principal who)) {
            context.session.close(POLICY, "not logged in", Callback.NOOP);
            return;
        }
        StreamClient client = new StreamClient(new SocketOutlet(context.session), who, marketOnly, hub.limits());
        bySession.put(context.sessionId(), client);
        channels.put(client, new ArrayList<>());
        meters.webSocketOpened();
        hub.connected(client);
    }

    private void gone(WsContext context) {
        StreamClient client = bySession.remove(context.sessionId());
        if (client != null) {
            channels.remove(client);
            meters.webSocketClosed();
            hub.disconnected(client);
        }
    }

    private void refuse(WsContext context, int code, String reason) {
        StreamClient client = bySession.get(context.sessionId());
        if (client != null) {
            client.close(code, reason);
        }
    }

    private void said(WsContext context, String message) {
        StreamClient client = bySession.get(context.sessionId());
        if (client == null) {
            return;
        }
        if (!client.messages().add()) {
            client.close(POLICY, "too many messages");
            return;
        }
        try {
            obey(client, RequestReader.read(message.getBytes(StandardCharsets.UTF_8), StreamRequest.class));
        } catch (ProblemException e) {
            client.send(Frames.error(e.problem(), "ws-" + errorIds.incrementAndGet()));
            if (!client.errors().add()) {
                client.close(POLICY, "too many errors");
            }
        }
    }

    private void obey(StreamClient client, StreamRequest request) {
        switch (request.op()) {
            case "ping" -> client.send(Frames.PONG);
            case "subscribe" -> hub.subscribe(client, remembered(client, named(client, request)));
            case "unsubscribe" -> {
                List<Channel> leaving = named(client, request);
                mine(client).removeAll(leaving);
                hub.unsubscribe(client, leaving);
            }
            default ->
                throw new Problem(
                                ProblemType.TYPE,
                                new FieldError("/op", "TYPE", "op must be one of subscribe, unsubscribe, ping."))
                        .asException();
        }
    }

    private List<Channel> mine(StreamClient client) {
        return channels.getOrDefault(client, new ArrayList<>());
    }

    private List<Channel> remembered(StreamClient client, List<Channel> wanted) {
        List<Channel> mine = mine(client);
        long more = wanted.stream().filter(channel -> !mine.contains(channel)).count();
        if (mine.size() + more > hub.limits().channelsPerClient()) {
            String limit = Integer.toString(hub.limits().channelsPerClient());
            throw new Problem(
                            ProblemType.TOO_MANY_REQUESTS,
                            new FieldError("/channels", "CHANNELS", "Too many channels.", null, limit))
                    .asException();
        }
        wanted.stream().filter(channel -> !mine.contains(channel)).forEach(mine::add);
        return wanted;
    }

    private List<Channel> named(StreamClient client, StreamRequest request) {
        List<String> names = request.channels();
        if (names == null || names.isEmpty()) {
            throw new Problem(ProblemType.REQUIRED, new FieldError("/channels", "REQUIRED", "channels is required."))
                    .asException();
        }
        List<Channel> known = new ArrayList<>();
        for (String name : names) {
            Optional<Channel> channel = Channel.parse(name, view, hub.account());
            known.add(channel.orElseThrow(() -> StreamHub.unknownChannel(name).asException()));
            if (marketOnly && !channel.get().kind().isMarket()) {
                throw new Problem(ProblemType.FORBIDDEN, "Market data only on this port.").asException();
            }
            checkAccount(channel.get(), client.principal());
            checkRole(channel.get(), client.principal());
        }
        return known.stream().distinct().toList();
    }

    private static void checkRole(Channel channel, Principal who) {
        Role needed = channel.kind().needed();
        if (!who.role().covers(needed)) {
            throw Security.lowRole(needed, who).asException();
        }
    }

    /// A token for one account gets market data and what is of that account.
    private static void checkAccount(Channel channel, Principal who) {
        Integer only = who.account();
        if (only != null && !channel.kind().isMarket() && channel.account() != only) {
            throw new Problem(
                            ProblemType.ROLE_NEEDED,
                            "The token is for the account " + only
                                    + "; ask for market data and channels such as orders:" + only + ".")
                    .asException();
        }
    }
}
