package trading.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import trading.web.testing.TestDesk;

/// Frames that no honest client sends, byte by byte (RFC 6455 §5).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebSocketWireTest {
    private static final int CUT = 1006;
    private static final int FINAL = 0x80;
    private static final int RSV1 = 0x40;
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final byte[] MASK = {1, 2, 3, 4};

    private TestDesk desk;
    private String cookie;

    @BeforeAll
    void start(@TempDir Path directory) {
        desk = TestDesk.withLogin(directory);
        cookie = desk.http()
                .send("GET", desk.security().newLoginLink(), Map.of(), new byte[0])
                .header("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    /// A connection after its upgrade.
    private Socket open() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), desk.port());
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("GET /ws HTTP/1.1\r\nHost: 127.0.0.1:" + desk.port() + "\r\nCookie: " + cookie
                                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as(head.toString()).isNotEqualTo(-1);
            head.append((char) next);
        }
        assertThat(head.toString()).startsWith("HTTP/1.1 101");
        return socket;
    }

    private static byte[] frame(int first, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        }
        frame.writeBytes(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.write(payload[i] ^ MASK[i % 4]);
        }
        return frame.toByteArray();
    }

    private static byte[] frame(int first, String payload) {
        return frame(first, payload.getBytes(StandardCharsets.UTF_8));
    }

    /// The code of the server's close frame; [#CUT] for a connection that is cut without one.
    private static int closeCode(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        try {
            while (true) {
                int first = in.readUnsignedByte();
                int length = in.readUnsignedByte();
                if (length == 126) {
                    length = in.readUnsignedShort();
                }
                byte[] payload = in.readNBytes(length);
                if ((first & 0x0f) == CLOSE) {
                    return (payload[0] & 0xff) << 8 | payload[1] & 0xff;
                }
            }
        } catch (java.io.EOFException | java.net.SocketException cut) {
            return CUT;
        }
    }

    static Stream<Arguments> frames() {
        byte[] notUtf8 = {'{', (byte) 0xff, (byte) 0xfe};
        byte[] unmasked = {(byte) (FINAL | TEXT), 2, '{', '}'};
        byte[] fragmentedPing = frame(PING, "x");
        return Stream.of(
                Arguments.of("text that is not UTF-8", 1007, frame(FINAL | TEXT, notUtf8)),
                Arguments.of("without a mask", 1002, unmasked),
                Arguments.of("a reserved bit", 1002, frame(FINAL | RSV1 | TEXT, "{}")),
                Arguments.of("an unknown kind of data", 1002, frame(FINAL | 3, "{}")),
                Arguments.of("an unknown kind of control", 1002, frame(FINAL | 11, "")),
                Arguments.of("a ping in pieces", 1002, fragmentedPing),
                Arguments.of("a ping of more than 125 bytes", 1002, frame(FINAL | PING, "x".repeat(126))),
                Arguments.of("a continuation of nothing", 1002, frame(FINAL | CONTINUATION, "{}")),
                Arguments.of("a close with a code that is never sent", 1002, frame(FINAL | CLOSE, new byte[] {3, -19})),
                Arguments.of("a close with half a code", 1002, frame(FINAL | CLOSE, new byte[] {3})));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("frames")
    void what_breaks_the_protocol_ends_the_connection_with_its_code(String what, int code, byte[] frame)
            throws IOException {
        try (Socket socket = open()) {
            socket.getOutputStream().write(frame);

            assertThat(closeCode(socket)).isEqualTo(code);
        }
        assertThat(desk.http().send("GET", "/health", Map.of(), new byte[0]).status())
                .isEqualTo(200);
    }

    @Test
    void a_message_in_pieces_without_end_is_cut_off() throws Exception {
        assertThat(codeAfterFlood(frame(TEXT, "x"), frame(CONTINUATION, "x".repeat(1_000))))
                .isEqualTo(1009);
    }

    @Test
    void pieces_of_nothing_without_end_are_cut_off() throws Exception {
        assertThat(codeAfterFlood(frame(TEXT, "x"), frame(CONTINUATION, ""))).isEqualTo(1008);
    }

    @Test
    void a_flood_of_pings_is_cut_off() throws Exception {
        assertThat(codeAfterFlood(new byte[0], frame(FINAL | PING, "x"))).isEqualTo(1008);
    }

    /// Who still sends when the other side has closed is answered by a reset, which may overtake the code: then it is
    /// another connection's turn.
    private int codeAfterFlood(byte[] first, byte[] next) throws Exception {
        int code = CUT;
        for (int connection = 0; connection < 10 && code == CUT; connection++) {
            try (Socket socket = open()) {
                code = codeAfterFlood(socket, first, next);
            }
        }
        return code;
    }

    /// Sends `first`, and then `next` again and again until the connection ends.
    private static int codeAfterFlood(Socket socket, byte[] first, byte[] next) throws Exception {
        Thread flood = Thread.ofVirtual().start(() -> {
            try {
                OutputStream out = socket.getOutputStream();
                out.write(first);
                for (int i = 0; i < 1_000_000; i++) {
                    out.write(next);
                }
            } catch (IOException ended) {
                // That is what is wanted.
            }
        });
        int code = closeCode(socket);
        socket.close();
        flood.join();
        return code;
    }
}
