package trading.web.exchange.stream;

import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import trading.web.metrics.ApiMeters;
import trading.web.stream.Outlet;
import trading.web.stream.SocketOutlet;

/// The subscribers behind the WebSockets of one path: who comes, what they say, who goes.
final class Connections {
    static final int POLICY = 1008;

    private static final int UNSUPPORTED_DATA = 1003;

    private final ExchangeStreams streams;
    private final ApiMeters meters;
    private final Map<String, Subscriber> bySession = new ConcurrentHashMap<>();

    Connections(ExchangeStreams streams, ApiMeters meters) {
        this.streams = streams;
        this.meters = meters;
    }

    /// `comes` makes a subscriber; `here` is called when it is known; `says` with each of its messages,
    /// unless there are too many; `goes` before it is forgotten.
    void configure(
            WsConfig sockets,
            BiFunction<WsConnectContext, Outlet, Subscriber> comes,
            BiConsumer<Subscriber, WsConnectContext> here,
            BiConsumer<Subscriber, String> says,
            Consumer<Subscriber> goes) {
        sockets.onConnect(context -> {
            Subscriber subscriber = comes.apply(context, new SocketOutlet(context.session));
            bySession.put(context.sessionId(), subscriber);
            meters.webSocketOpened();
            streams.connected(subscriber);
            here.accept(subscriber, context);
        });
        sockets.onMessage(context -> said(bySession.get(context.sessionId()), context.message(), says));
        sockets.onBinaryMessage(context -> {
            Subscriber subscriber = bySession.get(context.sessionId());
            if (subscriber != null) {
                subscriber.close(UNSUPPORTED_DATA, "text only");
            }
        });
        sockets.onClose(context -> gone(context, goes));
        sockets.onError(context -> gone(context, goes));
    }

    private static void said(@Nullable Subscriber subscriber, String message, BiConsumer<Subscriber, String> says) {
        if (subscriber == null) {
            return;
        }
        if (subscriber.messages().add()) {
            says.accept(subscriber, message);
        } else {
            subscriber.close(POLICY, "too many messages");
        }
    }

    private void gone(WsContext context, Consumer<Subscriber> goes) {
        Subscriber subscriber = bySession.remove(context.sessionId());
        if (subscriber != null) {
            goes.accept(subscriber);
            meters.webSocketClosed();
            streams.disconnected(subscriber);
        }
    }
}
