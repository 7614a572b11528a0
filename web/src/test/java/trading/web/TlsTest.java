package trading.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trading.web.security.AuthMode;
import trading.web.server.ListenConfig;
import trading.web.testing.Api;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;
import trading.web.testing.WebSocketClient;
import trading.web.tls.PinnedCertificate;
import trading.web.tls.SelfSigned;
import trading.web.tls.TlsFiles;

class TlsTest {
    private static final byte[] NOTHING = new byte[0];

    @TempDir
    Path directory;

    private TestDesk desk;

    @AfterEach
    void close() {
        desk.close();
    }

    private TestDesk open(AuthMode mode, TlsFiles files) {
        ListenConfig listen = ListenConfig.loopback(0)
                .withHeadDeadline(Duration.ofMillis(600))
                .withTls(files);
        desk = TestDesk.with(directory, mode, listen);
        return desk;
    }

    private TlsFiles ours() throws Exception {
        return SelfSigned.in(directory.resolve("tls"), List.of());
    }

    private SSLContext pinned() {
        return PinnedCertificate.context(desk.web().certificate().orElseThrow().encoded());
    }

    @Test
    void a_client_that_verifies_fully_trusts_the_certificate_once_it_has_it() throws Exception {
        open(AuthMode.NONE, ours());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "desk", desk.web().certificate().orElseThrow().certificate());
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        try (HttpClient http = HttpClient.newBuilder().sslContext(context).build()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("https://localhost:" + desk.port() + "/api/account"))
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + desk.port() + "/health"))
                    .build();
            assertThatThrownBy(() -> http.send(request, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void a_pinned_certificate_trusts_no_other_one() throws Exception {
        open(AuthMode.NONE, ours());
        byte[] other =
                SelfSigned.in(directory.resolve("other"), List.of()).read().encoded();
        try (SSLSocket socket = (SSLSocket) PinnedCertificate.context(other)
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), desk.port())) {
            assertThatThrownBy(socket::startHandshake).hasMessageContaining("not the certificate");
        }
    }

    @Test
    void the_api_and_the_stream_work_over_tls_and_plain_text_gets_nothing() throws Exception {
        open(AuthMode.NONE, ours());
        Api api = new Api(desk);
        api.order("{'symbol':'BTCUSDT','side':'BUY','type':'LIMIT','quantity':'0.1','limitPrice':'59000'}");
        assertThat(desk.http()
                        .send("DELETE", "/api/orders", Map.of("Origin", desk.origin()), NOTHING)
                        .status())
                .isEqualTo(200);
        try (WebSocketClient stream = WebSocketClient.at(desk.port(), "/ws", pinned())) {
            stream.subscribe("orders");
            await().until(() -> !stream.received().isEmpty());
        }
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), desk.port())) {
            plain.getOutputStream()
                    .write(("GET /health HTTP/1.1\r\nHost: 127.0.0.1:" + desk.port() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            plain.setSoTimeout(10_000);
            assertThat(new String(plain.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("200");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, TLS_AES_128_GCM_SHA256, true",
        "TLSv1.3, TLS_CHACHA20_POLY1305_SHA256, true",
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, true",
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256, false",
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA, false",
    })
    void only_strong_suites_are_spoken(String protocol, String suite, boolean spoken) throws Exception {
        open(AuthMode.NONE, ours());
        try (SSLSocket socket =
                (SSLSocket) pinned().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), desk.port())) {
            socket.setSoTimeout(10_000);
            socket.setEnabledProtocols(new String[] {protocol});
            socket.setEnabledCipherSuites(new String[] {suite});
            if (spoken) {
                socket.startHandshake();
                assertThat(socket.getSession().getCipherSuite()).isEqualTo(suite);
            } else {
                assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
            }
        }
    }

    @Test
    void old_protocols_are_not_offered_at_all() throws Exception {
        open(AuthMode.NONE, ours());
        // A client that says TLS 1.1 is the best that it knows; this Java does not speak it itself any more.
        byte[] hello = {
            0x16,
            3,
            1,
            0,
            0x2f,
            1,
            0,
            0,
            0x2b,
            3,
            2,
            0,
            1,
            2,
            3,
            4,
            5,
            6,
            7,
            8,
            9,
            10,
            11,
            12,
            13,
            14,
            15,
            16,
            17,
            18,
            19,
            20,
            21,
            22,
            23,
            24,
            25,
            26,
            27,
            28,
            29,
            30,
            31,
            0,
            0,
            4,
            (byte) 0xc0,
            0x0a,
            (byte) 0xc0,
            0x14,
            1,
            0
        };
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), desk.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(hello);
            byte[] answer = socket.getInputStream().readAllBytes();
            // An alert, fatal, protocol_version.
            assertThat(answer).startsWith(new byte[] {0x15}).endsWith(new byte[] {2, 70});
        }
    }

    @Test
    void a_handshake_that_dribbles_is_cut() throws Exception {
        open(AuthMode.NONE, ours());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), desk.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(new byte[] {0x16, 3, 1, 2, 0});
            Thread dribble = Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        socket.getOutputStream().write(1);
                        Thread.sleep(100);
                    }
                } catch (Exception cut) {
                    // That is what is waited for.
                }
            });
            try (InputStream in = socket.getInputStream()) {
                assertThat(in.read()).isEqualTo(-1);
            } catch (java.net.SocketException reset) {
                assertThat(reset).hasMessageContaining("reset");
            }
            dribble.join();
        }
    }

    @Test
    void a_cookie_of_a_login_over_tls_comes_back_over_tls_only() throws Exception {
        open(AuthMode.REQUIRED, ours());
        RawHttp.Answer answer = desk.http().send("GET", desk.security().newLoginLink(), Map.of(), NOTHING);
        assertThat(answer.header("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "; Secure"));
    }

    @Test
    void browsers_are_kept_to_tls_by_certificates_of_the_user_only() throws Exception {
        TlsFiles ours = ours();
        open(AuthMode.NONE, ours);
        assertThat(desk.http().send("GET", "/health", Map.of(), NOTHING).header("Strict-Transport-Security"))
                .isEmpty();
        desk.close();
        desk = TestDesk.with(
                Files.createDirectories(directory.resolve("again")),
                AuthMode.NONE,
                ListenConfig.loopback(0).withTls(new TlsFiles(ours.certificate(), ours.key(), true)));
        for (String path : List.of("/health", "/nowhere", "/api/orders/0")) {
            assertThat(desk.http().send("GET", path, Map.of(), NOTHING).header("Strict-Transport-Security"))
                    .hasValue("max-age=31536000");
        }
    }

    @Test
    void renewed_files_are_taken_while_connections_are_served_and_broken_ones_are_not() throws Exception {
        TlsFiles ours = ours();
        open(AuthMode.NONE, ours);
        String before = desk.web().certificate().orElseThrow().fingerprint();
        Files.writeString(ours.certificate(), "broken");
        TlsFiles fresh = SelfSigned.in(directory.resolve("fresh"), List.of());
        assertThat(desk.http().send("GET", "/health", Map.of(), NOTHING).status())
                .isEqualTo(200);
        Files.move(fresh.key(), ours.key(), StandardCopyOption.REPLACE_EXISTING);
        Files.move(fresh.certificate(), ours.certificate(), StandardCopyOption.REPLACE_EXISTING);
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        !desk.web().certificate().orElseThrow().fingerprint().equals(before));
        assertThat(desk.http().send("GET", "/health", Map.of(), NOTHING).status())
                .isEqualTo(200);
    }
}
