package trading.web.alert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// Speaks enough SMTP for one mail after the other, with TLS from the first byte, after STARTTLS, or none.
final class FakeMailServer implements AutoCloseable {
    /// Whether and when TLS begins.
    enum Tls {
        NEVER,
        WHEN_ASKED,
        AT_ONCE
    }

    final List<String> mails = new CopyOnWriteArrayList<>();
    final List<String> receivers = new CopyOnWriteArrayList<>();
    final List<String> logins = new CopyOnWriteArrayList<>();
    final List<Boolean> encrypted = new CopyOnWriteArrayList<>();
    volatile String password = "right";

    private final ServerSocket server;
    private final Tls tls;
    private final @Nullable SSLContext context;

    FakeMailServer(Tls tls, @Nullable SSLContext context) throws IOException {
        this(tls, context, InetAddress.getLoopbackAddress());
    }

    FakeMailServer(Tls tls, @Nullable SSLContext context, InetAddress address) throws IOException {
        this.tls = tls;
        this.context = context;
        this.server = new ServerSocket(0, 10, address);
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> {
                    try (socket) {
                        talk(tls == Tls.AT_ONCE ? secured(socket) : socket, tls == Tls.AT_ONCE);
                    } catch (IOException hungUp) {
                        // the client has what it came for, or does not trust us
                    }
                });
            } catch (IOException closed) {
                return;
            }
        }
    }

    private Socket secured(Socket plain) throws IOException {
        SSLSocket secured = (SSLSocket) context.getSocketFactory()
                .createSocket(plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    private void talk(Socket socket, boolean secure) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = socket.getOutputStream();
        if (!secure || tls == Tls.AT_ONCE) {
            say(out, "220 fake ready");
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String word = line.split(" ", 2)[0].toUpperCase();
            switch (word) {
                case "EHLO" ->
                    say(
                            out,
                            "250-fake\r\n250-AUTH PLAIN" + (tls == Tls.WHEN_ASKED && !secure ? "\r\n250-STARTTLS" : "")
                                    + "\r\n250 8BITMIME");
                case "STARTTLS" -> {
                    say(out, "220 go on");
                    talk(secured(socket), true);
                    return;
                }
                case "AUTH" -> {
                    String login =
                            new String(Base64.getDecoder().decode(line.split(" ", -1)[2]), StandardCharsets.UTF_8);
                    logins.add(login.replace('\0', '/'));
                    say(out, login.endsWith(password) ? "235 welcome" : "535 wrong");
                }
                case "RCPT" -> {
                    receivers.add(line);
                    say(out, "250 fine");
                }
                case "DATA" -> {
                    say(out, "354 go on");
                    StringBuilder mail = new StringBuilder();
                    for (String text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
                        mail.append(text).append('\n');
                    }
                    encrypted.add(secure);
                    mails.add(mail.toString());
                    say(out, "250 taken");
                }
                case "QUIT" -> {
                    say(out, "221 bye");
                    return;
                }
                default -> say(out, "250 fine");
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
