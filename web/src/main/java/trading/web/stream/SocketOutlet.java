package trading.web.stream;

import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/// A WebSocket.
public record SocketOutlet(Session session) implements Outlet {
    @Override
    public void send(String text, Runnable sent) {
        session.sendText(text, Callback.from(sent, failure -> session.disconnect()));
    }

    @Override
    public void ping() {
        session.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
    }

    @Override
    public void close(int code, String reason) {
        session.close(code, reason, Callback.NOOP);
    }

    @Override
    public void cut() {
        session.disconnect();
    }
}
