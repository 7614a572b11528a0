package trading.launcher.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import trading.infra.process.HmacSha256;
import trading.infra.process.OwnerOnly;

/// The way in where the system has no sockets in the file system: a port of the loopback address. Anybody
/// on the machine can connect to it, and after the death of this run anybody can listen on it. So both
/// sides prove that they have read the file which only the owner can read, before a request is sent:
///
/// ```text
/// client ──▶ nonce                       server: HMAC(key, "server " nonce)
/// client ◀── proof nonce
/// client ──▶ proof request               client: HMAC(key, "client " nonce)
/// ```
///
/// The key is a new one for each run.
record ControlPort(int port, String key) {
    static final String FILE = "control.port";
    private static final int BYTES = 32;
    private static final int LONGEST_HANDSHAKE = 200;

    /// Listens on a free port, and tells it in the file.
    static ControlPort listen(ServerSocketChannel channel, Path dataDirectory) throws IOException {
        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        ControlPort port = new ControlPort(((InetSocketAddress) channel.getLocalAddress()).getPort(), random());
        OwnerOnly.write(dataDirectory.resolve(FILE), port.port + " " + port.key + "\n");
        return port;
    }

    /// Empty when no instance has told one.
    static Optional<ControlPort> told(Path dataDirectory) throws IOException {
        try {
            String[] words =
                    Files.readString(dataDirectory.resolve(FILE)).strip().split(" ", -1);
            return words.length == 2 && words[0].matches("\\d{1,5}")
                    ? Optional.of(new ControlPort(Integer.parseInt(words[0]), words[1]))
                    : Optional.empty();
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /// The server's side. Empty for a client that has not the key, or sends more than `longest`.
    Optional<String> hear(RequestLine line, int longest) throws IOException {
        Optional<String> asked = line.read(LONGEST_HANDSHAKE);
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        String nonce = random();
        line.write(proof("server", asked.get()) + " " + nonce);
        String expected = proof("client", nonce) + " ";
        return line.read(longest + expected.length())
                .filter(answer -> same(answer, expected))
                .map(answer -> answer.substring(expected.length()));
    }

    /// The client's side, as far as the request.
    ///
    /// @throws IOException when the other end is not our instance: nothing was asked then
    void ask(Writer out, BufferedReader in, String request) throws IOException {
        String nonce = random();
        out.write(nonce + "\n");
        out.flush();
        String answer = in.readLine();
        String expected = proof("server", nonce) + " ";
        if (answer == null || !same(answer, expected)) {
            throw new IOException("control port: port=" + port
                    + ": another program answers on it; is Trading still running? If not, delete the file " + FILE);
        }
        out.write(proof("client", answer.substring(expected.length())) + " " + request + "\n");
        out.flush();
    }

    private static boolean same(String answer, String expected) {
        return answer.length() >= expected.length()
                && MessageDigest.isEqual(
                        answer.substring(0, expected.length()).getBytes(StandardCharsets.UTF_8),
                        expected.getBytes(StandardCharsets.UTF_8));
    }

    private String proof(String side, String nonce) {
        return HmacSha256.of(
                key.getBytes(StandardCharsets.UTF_8), (side + " " + nonce).getBytes(StandardCharsets.UTF_8));
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// Not the key.
    @Override
    public String toString() {
        return "ControlPort[port=" + port + "]";
    }
}
