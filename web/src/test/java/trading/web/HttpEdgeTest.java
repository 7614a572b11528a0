package trading.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trading.web.security.AuthMode;
import trading.web.server.ListenConfig;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;

class HttpEdgeTest {
    private static final byte[] NOTHING = new byte[0];
    private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.UTF_8);

    private static TestDesk desk;

    @BeforeAll
    static void start(@TempDir Path directory) {
        ListenConfig listen = ListenConfig.loopback(0).withHeadDeadline(Duration.ofMillis(400));
        desk = TestDesk.with(directory, AuthMode.NONE, listen);
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    private static RawHttp.Answer get(String path, Map<String, String> headers) {
        return desk.http().send("GET", path, headers, NOTHING);
    }

    private static RawHttp.Answer get(String path) {
        return get(path, Map.of());
    }

    private static void isProblem(RawHttp.Answer answer, int status, String slug) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.json().path("type").asText()).isEqualTo("/problems/" + slug);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("instance").asText()).startsWith("urn:req:");
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.com",
                "127.0.0.1.evil.com",
                "localhost:1",
                "127.0.0.1",
                "0.0.0.0",
                "2130706433",
                "[::1]:1",
                "localhost.evil.com"
            })
    void another_host_name_is_misdirected(String host) {
        isProblem(get("/health", Map.of("Host", host)), 421, "misdirected-request");
        isProblem(get("/api/account", Map.of("Host", host)), 421, "misdirected-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "LOCALHOST", "[::1]"})
    void our_own_names_are_served(String host) {
        assertThat(get("/health", Map.of("Host", host + ":" + desk.port())).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://evil.com", "null", "http://localhost.evil.com", "http://127.0.0.1:1", "ftp://127.0.0.1"})
    void an_unsafe_method_from_another_origin_is_forbidden(String origin) {
        Map<String, String> headers = Map.of("Origin", origin, "Content-Type", "application/json");

        isProblem(desk.http().send("POST", "/api/orders", headers, EMPTY_OBJECT), 403, "forbidden");
        isProblem(desk.http().send("DELETE", "/api/orders", headers, NOTHING), 403, "forbidden");
    }

    @Test
    void an_unsafe_method_from_our_own_origin_is_served() {
        RawHttp.Answer answer = desk.http().send("DELETE", "/api/orders", Map.of("Origin", desk.origin()), NOTHING);

        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void a_foreign_page_cannot_fetch(String site) {
        isProblem(get("/api/account", Map.of("Sec-Fetch-Site", site, "Sec-Fetch-Mode", "no-cors")), 403, "forbidden");
        isProblem(get("/api/account", Map.of("Sec-Fetch-Site", site, "Sec-Fetch-Mode", "navigate")), 403, "forbidden");
    }

    @Test
    void a_link_to_a_page_may_be_followed() {
        Map<String, String> navigation = Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate");

        assertThat(get("/login?token=x", navigation).status()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({"POST,/api/orders", "PUT,/api/risk/limits", "PATCH,/api/orders/1", "POST,/api/kill-switch"})
    void a_body_that_a_form_could_send_is_not_read(String method, String path) {
        for (String type : List.of("", "text/plain", "application/x-www-form-urlencoded")) {
            Map<String, String> headers = Map.of("Content-Type", type);
            isProblem(desk.http().send(method, path, headers, EMPTY_OBJECT), 415, "unsupported-media-type");
        }
        isProblem(desk.http().send(method, path, Map.of(), NOTHING), 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,/api/orders,'DELETE, GET, HEAD, POST'",
        "PATCH,/api/trades/1,'GET, HEAD'",
        "PUT,/api/orders/1,'DELETE, GET, HEAD, PATCH'",
        "POST,/api/risk/limits,PUT",
        "GET,/api/trades/1/close,POST",
        "POST,/api/account,'GET, HEAD'",
        "TRACE,/api/orders,'DELETE, GET, HEAD, POST'",
        "OPTIONS,/api/orders,'DELETE, GET, HEAD, POST'",
        "BREW,/health,'GET, HEAD'"
    })
    void a_wrong_method_names_the_right_ones(String method, String path, String allowed) {
        RawHttp.Answer answer = desk.http().send(method, path, Map.of("X-HTTP-Method-Override", "GET"), NOTHING);

        isProblem(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).hasValue(allowed);
    }

    @Test
    void a_header_cannot_make_another_method_of_a_request() {
        Map<String, String> override = Map.of("X-HTTP-Method-Override", "DELETE");

        RawHttp.Answer answer = get("/api/orders?status=open", override);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().has("orders")).as(answer.text()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/nothing",
                "/api",
                "/api/orders/0",
                "/api/orders/-1",
                "/api/orders/abc",
                "/api/orders/1000000000000000000000000000000",
                "/api/orders/99",
                "/api/trades/99",
                "/api/depth/NOPE",
                "/.git/config",
                "/assets/nothing.js",
                "/dashboard.exe",
                "/api/orders//"
            })
    void what_is_not_there_is_not_found(String path) {
        RawHttp.Answer answer = get(path);

        assertThat(answer.status()).as(answer.text()).isIn(400, 404);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void a_post_to_nowhere_is_not_found() {
        isProblem(
                desk.http().send("POST", "/nowhere", Map.of("Content-Type", "application/json"), EMPTY_OBJECT),
                404,
                "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/orders/%2e%2e%2fhealth", "/..%2f..%2fetc/passwd", "/api/orders/%zz", "/a;x=1/../b"})
    void doubtful_paths_are_refused(String path) {
        RawHttp.Answer answer = get(path);

        assertThat(answer.status()).as(answer.text()).isIn(400, 404);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=-1",
                "limit=1000000000",
                "limit=abc",
                "limit=501",
                "limit=1&limit=2",
                "nope=1",
                "status=;",
                "before=0",
                "limit=%zz",
                "limit=%ff"
            })
    void a_wrong_query_is_refused(String query) {
        RawHttp.Answer answer = get("/api/orders?" + query);

        isProblem(answer, 400, "query-invalid");
    }

    @Test
    void a_range_that_ends_before_it_begins_is_refused() {
        isProblem(get("/api/bars?symbol=BTCUSDT&from=2&to=1"), 400, "query-invalid");
        isProblem(get("/api/bars?symbol=NOPE"), 422, "symbol-unknown");
        isProblem(get("/api/bars"), 400, "query-invalid");
    }

    @Test
    void large_heads_and_long_paths_are_problems_too() {
        isProblem(get("/health", Map.of("X-Large", "x".repeat(9_000))), 431, "headers-too-large");
        isProblem(get("/" + "a".repeat(9_000)), 414, "uri-too-long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /health HTTP/1.1\r\n\r\n",
                "GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "POST /api/orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n",
                "POST /api/orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n",
                "GET /health HTTP/1.1\r\nHost : localhost\r\n\r\n",
                "GET /health HTTP/1.1\r\nHost: localhost\r\n folded\r\n\r\n",
                "garbage\r\n\r\n"
            })
    void what_the_server_itself_refuses_is_a_problem_in_the_same_form(String request) {
        RawHttp.Answer answer = desk.http().sendBytes(request.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.json().path("type").asText()).isEqualTo("/problems/bad-request");
    }

    @Test
    void every_answer_has_safe_headers_and_no_server_name() {
        for (String path : List.of("/health", "/api/account", "/nowhere.js", "/metrics")) {
            RawHttp.Answer answer = get(path);

            assertThat(answer.header("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'");
            assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.header("Cross-Origin-Opener-Policy")).hasValue("same-origin");
            assertThat(answer.headers()).doesNotContainKeys("server", "set-cookie", "access-control-allow-origin");
        }
    }

    @Test
    void head_is_answered_like_get_without_a_body() {
        RawHttp.Answer answer = desk.http().send("HEAD", "/api/account", Map.of(), NOTHING);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void a_head_that_dribbles_in_is_cut_off() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), desk.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("GET /health HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
            long started = System.nanoTime();

            assertThat(dribbleUntilClosed(socket)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(8));
        }
    }

    private static boolean dribbleUntilClosed(Socket socket) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            try {
                socket.getOutputStream().write('x');
                socket.getOutputStream().flush();
                Thread.sleep(50);
            } catch (IOException closed) {
                return true;
            }
        }
        return false;
    }

    @Test
    void a_body_that_does_not_come_is_a_timeout() throws Exception {
        RawHttp.Answer answer = desk.http()
                .send(
                        "POST",
                        "/api/orders",
                        Map.of("Content-Type", "application/json", "Content-Length", "10"),
                        EMPTY_OBJECT);

        isProblem(answer, 408, "request-timeout");
    }

    @Test
    void the_stream_is_not_a_page() {
        isProblem(get("/ws"), 426, "upgrade-required");
    }

    @Test
    void the_document_of_the_dashboard_is_served_for_its_views_only() {
        assertThat(get("/index.html").status()).isIn(200, 404);
        isProblem(get("/index.php"), 404, "not-found");
    }
}
