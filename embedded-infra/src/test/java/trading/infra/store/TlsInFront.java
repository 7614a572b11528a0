package trading.infra.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Assumptions;

/// Speaks TLS in front of a server that does not. Its certificate is its own authority and good for `localhost` alone.
final class TlsInFront implements AutoCloseable {
    private static final char[] PASSWORD = "password".toCharArray();

    private final Path authority;
    private final SSLServerSocket socket;
    private final int behind;

    private TlsInFront(Path authority, SSLServerSocket socket, int behind) {
        this.authority = authority;
        this.socket = socket;
        this.behind = behind;
    }

    static TlsInFront of(int port, Path folder) throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "no openssl");
        Path key = folder.resolve("key.pem");
        Path certificate = folder.resolve("certificate.pem");
        Path both = folder.resolve("both.p12");
        run("openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
                + " -keyout " + key + " -out " + certificate);
        run("openssl pkcs12 -export -passout pass:password -inkey " + key + " -in " + certificate + " -out " + both);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(both)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        SSLServerSocket socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        TlsInFront started = new TlsInFront(certificate, socket, port);
        Thread.ofVirtual().start(started::accept);
        return started;
    }

    private static void run(String command) throws Exception {
        Process process =
                new ProcessBuilder(command.split(" ")).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    Path authority() {
        return authority;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
                Thread.ofVirtual().start(() -> copy(client, server));
                Thread.ofVirtual().start(() -> copy(server, client));
            } catch (IOException closed) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(closed);
                }
            }
        }
    }

    /// Until one of them is closed, which closes the other.
    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
        } catch (IOException ended) {
            // A client that does not like our certificate hangs up; the test sees its reason.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
