package trading.web.server;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;
import trading.web.metrics.ApiMeters;

/// Closes connections that send the head of a request, or shake hands, slower than it may take: one byte now and then
/// keeps
/// a connection from being idle, so that the idle time alone does not end it.
final class ConnectionDeadlines implements Connection.Listener, SslHandshakeListener, AutoCloseable {
    private record Waiting(long sinceNanos, long bytesIn) {}

    private record Shaking(SslConnection connection, long sinceNanos) {}

    private final Duration headDeadline;
    private final ApiMeters meters;
    private final Map<Connection, Waiting> waiting = new ConcurrentHashMap<>();
    private final Map<SSLEngine, Shaking> shaking = new ConcurrentHashMap<>();
    private final Thread sweeper;

    ConnectionDeadlines(Duration headDeadline, ApiMeters meters) {
        this.headDeadline = headDeadline;
        this.meters = meters;
        this.sweeper = Thread.ofVirtual().name("connection-deadlines").start(this::sweep);
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof SslConnection secured) {
            shaking.put(secured.getSSLEngine(), new Shaking(secured, System.nanoTime()));
            return;
        }
        meters.connectionOpened();
        if (connection instanceof ConnectionMetaData) {
            waiting.put(connection, new Waiting(System.nanoTime(), 0));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        if (connection instanceof SslConnection secured) {
            shaking.remove(secured.getSSLEngine());
            return;
        }
        meters.connectionClosed();
        waiting.remove(connection);
    }

    /// The head is there.
    void arrived(Request request) {
        waiting.remove(request.getConnectionMetaData().getConnection());
    }

    /// The next head may come.
    void answered(Request request) {
        Connection connection = request.getConnectionMetaData().getConnection();
        if (connection.getEndPoint().isOpen()) {
            waiting.put(connection, new Waiting(System.nanoTime(), connection.getBytesIn()));
        }
    }

    private void sweep() {
        long pauseMillis = Math.max(20, Math.min(1_000, headDeadline.toMillis() / 4));
        while (!Thread.currentThread().isInterrupted()) {
            long now = System.nanoTime();
            waiting.forEach((connection, since) -> check(connection, since, now));
            shaking.forEach((engine, since) -> check(engine, since, now));
            try {
                Thread.sleep(pauseMillis);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /// However many bytes come: a handshake is done in time or not.
    private void check(SSLEngine engine, Shaking since, long now) {
        if (now - since.sinceNanos() > headDeadline.toNanos()) {
            shaking.remove(engine);
            since.connection().getEndPoint().close();
        }
    }

    @Override
    public void handshakeSucceeded(Event event) {
        shaking.remove(event.getSSLEngine());
    }

    @Override
    public void handshakeFailed(Event event, Throwable failure) {
        shaking.remove(event.getSSLEngine());
    }

    /// Without a byte, the connection's idle time decides.
    private void check(Connection connection, Waiting since, long now) {
        if (!connection.getEndPoint().isOpen()) {
            waiting.remove(connection);
        } else if (connection.getBytesIn() > since.bytesIn() && now - since.sinceNanos() > headDeadline.toNanos()) {
            waiting.remove(connection);
            connection.close();
        } else if (connection.getBytesIn() == since.bytesIn()) {
            waiting.replace(connection, since, new Waiting(now, since.bytesIn()));
        }
    }

    @Override
    public void close() {
        sweeper.interrupt();
    }
}
