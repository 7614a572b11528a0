package trading.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.web.route.Route;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;

/// Every answer of both ports bears the headers, whatever is asked and however it ends.
class SecurityHeadersTest {
    private static final byte[] NOTHING = new byte[0];

    private static TestDesk desk;

    @BeforeAll
    static void start(@TempDir Path directory) {
        desk = TestDesk.withLogin(directory);
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    private static void isSafe(RawHttp.Answer answer, String asked) {
        String policy = answer.header("Content-Security-Policy").orElse("");
        assertThat(policy)
                .as("%s: %d", asked, answer.status())
                .contains(
                        "default-src 'self'",
                        "object-src 'none'",
                        "base-uri 'none'",
                        "frame-ancestors 'none'",
                        "require-trusted-types-for 'script'",
                        "trusted-types 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).as(asked).hasValue("nosniff");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).as(asked).hasValue("same-origin");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).as(asked).hasValue("same-origin");
        assertThat(answer.header("Referrer-Policy")).as(asked).hasValue("no-referrer");
        assertThat(answer.header("Permissions-Policy"))
                .as(asked)
                .hasValueSatisfying(value -> assertThat(value).contains("camera=()", "geolocation=()", "usb=()"));
        assertThat(answer.header("Server")).as(asked).isEmpty();
        assertThat(answer.header("X-Powered-By")).as(asked).isEmpty();
    }

    private static List<Route> routes(WebServer web, GatewayServer market) {
        List<Route> routes = new ArrayList<>(web.server().table().routes());
        routes.addAll(market.server().table().routes());
        return routes;
    }

    @Test
    void every_route_answers_with_them_with_a_login_and_without_one() {
        String cookie = desk.http()
                .send("GET", desk.security().newLoginLink(), Map.of(), NOTHING)
                .header("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
        for (Route route : routes(desk.web(), desk.market())) {
            String path = route.path().replaceAll("\\{[^}]*}", "9");
            for (RawHttp http : List.of(desk.http(), desk.marketHttp())) {
                isSafe(http.send(route.method(), path, Map.of(), NOTHING), route.method() + " " + path);
            }
            if (!path.equals("/api/session")) {
                isSafe(
                        desk.http().send(route.method(), path, Map.of("Cookie", cookie), NOTHING),
                        route.method() + " " + path + " with a login");
            }
        }
    }

    @Test
    void errors_of_all_layers_and_the_dashboard_have_them() {
        RawHttp http = desk.http();
        isSafe(http.send("GET", "/", Map.of(), NOTHING), "the dashboard");
        isSafe(http.send("GET", "/favicon.svg", Map.of(), NOTHING), "a file");
        isSafe(http.send("GET", "/api/nothing", Map.of(), NOTHING), "404");
        isSafe(http.send("PATCH", "/api/account", Map.of(), NOTHING), "405");
        isSafe(http.send("GET", "/health", Map.of("Host", "evil.com"), NOTHING), "421");
        isSafe(http.send("DELETE", "/api/orders", Map.of("Origin", "http://evil.com"), NOTHING), "403");
        isSafe(http.send("GET", "/ws", Map.of(), NOTHING), "426");
        isSafe(http.send("GET", "/" + "x".repeat(9_000), Map.of(), NOTHING), "414");
        isSafe(http.send("GET", "/health", Map.of("X-Long", "x".repeat(9_000)), NOTHING), "431");
        isSafe(http.sendBytes("GET /health HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)), "400");
        isSafe(http.sendBytes("NONSENSE\r\n\r\n".getBytes(StandardCharsets.US_ASCII)), "400 of nonsense");
    }
}
