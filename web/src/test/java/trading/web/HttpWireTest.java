package trading.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trading.web.security.AuthMode;
import trading.web.server.ListenConfig;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;

/// Requests that no library sends, byte by byte (RFC 9112), and more of them than there is room for.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpWireTest {
    private static final int MOST_CONNECTIONS = 8;

    private TestDesk desk;

    @BeforeAll
    void start(@TempDir Path directory) {
        desk = TestDesk.with(directory, AuthMode.NONE, ListenConfig.loopback(0));
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    private RawHttp.Answer send(String request) {
        return desk.http()
                .sendBytes(
                        request.replace("{port}", Integer.toString(desk.port())).getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /health HTTP/1.1\rHost: 127.0.0.1:{port}\r\r",
                "GET /health HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX: a\rb\r\n\r\n",
                "GET /health HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX: a\u0000b\r\n\r\n",
                "GET /health HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX\u0000: a\r\n\r\n",
                "GET /health\u0000 HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n",
                "GET /health HTTP/1.1 x\r\nHost: 127.0.0.1:{port}\r\n\r\n",
                "GET /health HTTP/9.9\r\nHost: 127.0.0.1:{port}\r\n\r\n",
                "POST /api/orders HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nTransfer-Encoding: chunked\r\n"
                        + "Content-Type: application/json\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
                "POST /api/orders HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: -1\r\n"
                        + "Content-Type: application/json\r\n\r\n{}",
                "POST /api/orders HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nTransfer-Encoding: gzip, chunked, identity\r\n"
                        + "Content-Type: application/json\r\n\r\n{}"
            })
    void what_is_no_request_is_refused_and_the_connection_ends(String request) {
        RawHttp.Answer answer = send(request);

        assertThat(answer.status()).as(answer.text()).isIn(400, 501, 505);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(desk.view().openOrders(TestDesk.ACCOUNT)).isEmpty();
    }

    @Test
    void an_address_in_the_request_line_cannot_stand_in_for_the_host() {
        assertThat(send("GET http://evil.com/health HTTP/1.1\r\nHost: evil.com\r\nConnection: close\r\n\r\n")
                        .status())
                .isEqualTo(421);
        assertThat(send("GET http://evil.com/health HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")
                        .status())
                .isIn(400, 421);
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "Get", "CONNECT", "PRI"})
    void a_method_is_not_guessed(String method) {
        RawHttp.Answer answer = desk.http().send(method, "/health", Map.of(), new byte[0]);

        assertThat(answer.status()).as(answer.text()).isIn(400, 405, 501);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void an_offer_to_speak_another_version_changes_nothing() {
        Map<String, String> offer = Map.of(
                "Connection", "Upgrade, HTTP2-Settings, close",
                "Upgrade", "h2c",
                "HTTP2-Settings", "AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA");

        assertThat(desk.http().send("GET", "/api/account", offer, new byte[0]).status())
                .isEqualTo(200);
        assertThat(desk.http().send("DELETE", "/api/orders", offer, new byte[0]).status())
                .isEqualTo(200);
    }

    @Test
    void the_beginning_of_another_protocol_ends_the_connection() {
        RawHttp.Answer answer = send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

        assertThat(answer.status()).isIn(400, 426, 505);
    }

    @Test
    void more_head_than_there_is_room_for_is_a_problem() {
        StringBuilder many = new StringBuilder("GET /health HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n");
        for (int i = 0; i < 2_000; i++) {
            many.append("X-").append(i).append(": 1\r\n");
        }
        assertThat(send(many + "\r\n").status()).isEqualTo(431);
        StringBuilder cookies = new StringBuilder("GET /health HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n");
        for (int i = 0; i < 20; i++) {
            cookies.append("Cookie: c")
                    .append(i)
                    .append('=')
                    .append("x".repeat(4_000))
                    .append("\r\n");
        }
        assertThat(send(cookies + "\r\n").status()).isEqualTo(431);
    }

    @Test
    void a_thousand_requests_in_one_go_are_answered_in_their_order() throws IOException {
        String request = "GET /api/orders/{order} HTTP/1.1\r\nHost: 127.0.0.1:" + desk.port() + "\r\n";
        StringBuilder all = new StringBuilder();
        for (int i = 1; i <= 1_000; i++) {
            all.append(request.replace("{order}", Integer.toString(i)));
            all.append(i == 1_000 ? "Connection: close\r\n\r\n" : "\r\n");
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), desk.port())) {
            socket.setSoTimeout(30_000);
            Thread.ofVirtual().start(() -> {
                try {
                    socket.getOutputStream().write(all.toString().getBytes(StandardCharsets.US_ASCII));
                } catch (IOException cut) {
                    // Then answers are missing below.
                }
            });
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

            assertThat(answers.split("HTTP/1\\.1 404", -1)).hasSize(1_001);
        }
    }

    @Test
    void beyond_the_most_connections_one_waits_until_another_goes(@TempDir Path folder) throws Exception {
        ListenConfig few =
                new ListenConfig("127.0.0.1", 0, Set.of(), Set.of(), MOST_CONNECTIONS, Duration.ofSeconds(10));
        try (TestDesk small = TestDesk.with(folder, AuthMode.NONE, few)) {
            List<Socket> silent = new ArrayList<>();
            try (Socket waiting = new Socket()) {
                for (int i = 0; i < MOST_CONNECTIONS; i++) {
                    silent.add(new Socket(InetAddress.getLoopbackAddress(), small.port()));
                }
                waiting.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), small.port()));
                waiting.setSoTimeout(1_000);
                waiting.getOutputStream()
                        .write(("GET /health HTTP/1.1\r\nHost: 127.0.0.1:" + small.port()
                                        + "\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                assertThatThrownBy(() -> waiting.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

                silent.getFirst().close();
                waiting.setSoTimeout(20_000);
                assertThat(new String(waiting.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                        .startsWith("HTTP/1.1 200");
            } finally {
                for (Socket socket : silent) {
                    socket.close();
                }
            }
        }
    }
}
