package trading.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.websocket.WsConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trading.web.metrics.Metrics;
import trading.web.route.Reply;
import trading.web.route.Route;
import trading.web.security.AuthMode;
import trading.web.security.Security;
import trading.web.security.SecurityConfig;
import trading.web.testing.RawHttp;

class DashboardFilesTest {
    private static final byte[] NOTHING = new byte[0];

    private static final Metrics METRICS = new Metrics(List.of());
    private static HttpServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        WebSocketGate none = new WebSocketGate() {
            @Override
            public String path() {
                return "/ws";
            }

            @Override
            public boolean hasRoom() {
                return false;
            }

            @Override
            public void configure(WsConfig sockets) {}
        };
        List<Route> routes = List.of(Route.get("/api/thing", "A thing")
                .forViewers()
                .answers(String.class)
                .by(call -> Reply.ok("thing")));
        server = HttpServer.start(
                ListenConfig.loopback(0),
                new HttpServer.Site(routes, none, Optional.of("/files")),
                new Security(SecurityConfig.in(folder, AuthMode.REQUIRED), new byte[32]),
                METRICS.api());
    }

    @AfterAll
    static void stop() {
        server.close();
        METRICS.close();
    }

    private static RawHttp.Answer get(String path, Map<String, String> headers) {
        return new RawHttp(server.port()).send("GET", path, headers, NOTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/trades", "/settings/keys"})
    void the_page_is_served_for_its_views_and_never_kept(String path) {
        RawHttp.Answer answer = get(path, Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("<title>test</title>");
        assertThat(answer.header("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(answer.header("Cache-Control")).hasValue("no-cache");
        assertThat(answer.header("Content-Security-Policy")).isPresent();
    }

    @Test
    void what_has_a_hash_in_its_name_is_kept_and_sent_small() {
        RawHttp.Answer plain = get("/assets/app-1a2b3c.js", Map.of());
        RawHttp.Answer small = get("/assets/app-1a2b3c.js", Map.of("Accept-Encoding", "gzip, br"));

        assertThat(plain.header("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(plain.header("Content-Type")).hasValue("text/javascript; charset=utf-8");
        assertThat(small.header("Content-Encoding")).hasValue("gzip");
        assertThat(small.body().length).isLessThan(plain.body().length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../logback-test.xml",
                "/assets/../../logback-test.xml",
                "/assets/..%5clogback-test.xml",
                "/assets/%2e%2e/index.html",
                "/.git/config",
                "/notes.md",
                "/CON.txt",
                "/index.html::$DATA",
                "/INDEX.HTML",
                "/assets",
                "/assets/",
                "/assets/none.js",
                "//index.html",
                "/api/none",
                "/trading/web/WebServer.class"
            })
    void nothing_else_is_there(String path) {
        RawHttp.Answer answer = get(path, Map.of());

        if (answer.status() == 200) {
            assertThat(answer.text()).contains("<title>test</title>");
        } else {
            assertThat(answer.status()).isIn(400, 404);
            assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        }
        assertThat(answer.text()).doesNotContain("configuration", "secret");
    }

    @Test
    void files_are_open_and_routes_are_not() {
        assertThat(get("/api/thing", Map.of()).status()).isEqualTo(401);
    }
}
