package trading.engine.analyst.language;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/// Takes the beginning of a request and resets the connection.
final class ResettingServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    ResettingServer() throws IOException {
        Thread.ofVirtual().start(this::reset);
    }

    private void reset() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                connection.getInputStream().readNBytes(100);
                connection.setSoLinger(true, 0);
            } catch (IOException closed) {
                // Closed by the test, or by the client first: the next one, if there is one.
                continue;
            }
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
