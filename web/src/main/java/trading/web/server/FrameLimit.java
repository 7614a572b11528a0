package trading.web.server;

import io.javalin.websocket.WsConfig;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.common.WebSocketSession;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;

/// Ends WebSockets that send frames without measure. Messages are counted where they are read; what never becomes one
/// (pings, pieces without end) costs time as well and is seen nowhere else.
final class FrameLimit implements AutoCloseable {
    private static final int MOST_FRAMES_A_SECOND = 500;
    private static final long PERIOD_MILLIS = 1_000;
    private static final int POLICY = 1008;

    private final Map<Session, Long> counted = new ConcurrentHashMap<>();
    private final Thread sweeper = Thread.ofVirtual().name("frame-limit").start(this::sweep);

    /// Has to come before the handlers that do something.
    void watch(WsConfig sockets) {
        sockets.onConnect(context -> counted.put(context.session, 0L));
        sockets.onClose(context -> counted.remove(context.session));
        sockets.onError(context -> counted.remove(context.session));
    }

    private void sweep() {
        while (!Thread.currentThread().isInterrupted()) {
            counted.forEach(this::check);
            try {
                Thread.sleep(PERIOD_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void check(Session session, long before) {
        long now = framesIn(session);
        if (now - before > MOST_FRAMES_A_SECOND) {
            counted.remove(session);
            session.close(POLICY, "too many frames", Callback.from(Callback.NOOP, session::disconnect));
        } else {
            counted.replace(session, before, now);
        }
    }

    private static long framesIn(Session session) {
        return session instanceof WebSocketSession real && real.getCoreSession() instanceof WebSocketCoreSession core
                ? core.getConnection().getMessagesIn()
                : 0;
    }

    @Override
    public void close() {
        sweeper.interrupt();
    }
}
