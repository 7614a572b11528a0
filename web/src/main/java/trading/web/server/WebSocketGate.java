package trading.web.server;

import io.javalin.websocket.WsConfig;
import trading.web.route.Access;

/// The WebSocket side of a server: where it is and what handles it.
public interface WebSocketGate {
    /// The path of the upgrade, as a pattern of the router.
    String path();

    /// Whether one more may be opened.
    boolean hasRoom();

    /// Sets the handlers. The principal is an attribute of the upgrade request under its class name.
    void configure(WsConfig sockets);

    /// Who may open one. With a role in it, it needs a login.
    default Access access() {
        return Access.VIEWER;
    }

    default boolean serves(String asked) {
        return asked.equals(path());
    }
}
