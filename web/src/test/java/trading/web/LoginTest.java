package trading.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.javalin.security.RouteRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.web.route.Access;
import trading.web.route.Route;
import trading.web.security.AuthMode;
import trading.web.server.ListenConfig;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;

class LoginTest {
    private static final byte[] NOTHING = new byte[0];
    private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.UTF_8);

    private TestDesk desk;

    @BeforeEach
    void start(@TempDir Path directory) {
        desk = TestDesk.withLogin(directory);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    private RawHttp.Answer get(String path, Map<String, String> headers) {
        return desk.http().send("GET", path, headers, NOTHING);
    }

    private String login() {
        RawHttp.Answer answer = get(desk.security().newLoginLink(), Map.of());
        assertThat(answer.status()).isEqualTo(303);
        return answer.header("Set-Cookie").orElseThrow().split(";")[0];
    }

    private int account(Map<String, String> headers) {
        return get("/api/account", headers).status();
    }

    @Test
    void a_login_link_works_once() {
        String link = desk.security().newLoginLink();

        RawHttp.Answer first = get(link, Map.of());
        RawHttp.Answer second = get(link, Map.of());

        assertThat(first.status()).isEqualTo(303);
        assertThat(first.header("Location")).hasValue("/");
        assertThat(first.header("Set-Cookie").orElseThrow())
                .startsWith("trading_session=")
                .contains("HttpOnly", "SameSite=Strict", "Path=/");
        assertThat(second.status()).isEqualTo(403);
        assertThat(second.headers()).doesNotContainKey("set-cookie");
        assertThat(account(Map.of(
                        "Cookie", first.header("Set-Cookie").orElseThrow().split(";")[0])))
                .isEqualTo(200);
    }

    @Test
    void a_session_says_who_it_is_and_ends_when_told() {
        String cookie = login();

        RawHttp.Answer session = get("/api/session", Map.of("Cookie", cookie));
        assertThat(session.json().path("authenticated").asBoolean()).isTrue();
        assertThat(session.json().path("authMode").asText()).isEqualTo("session");
        assertThat(session.json().path("mode").asText()).isEqualTo("PAPER");
        assertThat(session.json().path("feed").path("kind").asText()).isEqualTo("simulated");

        RawHttp.Answer loggedOut = desk.http().send("DELETE", "/api/session", Map.of("Cookie", cookie), NOTHING);
        assertThat(loggedOut.status()).isEqualTo(204);
        assertThat(loggedOut.header("Clear-Site-Data")).hasValue("\"cache\"");
        assertThat(account(Map.of("Cookie", cookie))).isEqualTo(401);
    }

    @Test
    void a_token_opens_the_same_doors() {
        RawHttp.Answer made = desk.http()
                .send(
                        "POST",
                        "/api/tokens",
                        Map.of("Cookie", login(), "Content-Type", "application/json"),
                        EMPTY_OBJECT);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("tokenType").asText()).isEqualTo("Bearer");
        assertThat(Instant.parse(made.json().path("expiresAt").asText()))
                .isBetween(Instant.now().plusSeconds(3_500), Instant.now().plusSeconds(3_700));
        assertThat(account(Map.of(
                        "Authorization", "Bearer " + made.json().path("token").asText())))
                .isEqualTo(200);
    }

    @Test
    void tokens_that_are_made_after_a_change_last_as_long_as_it_says() {
        desk.security().tokensLast(Duration.ofMinutes(5));

        RawHttp.Answer made = desk.http()
                .send(
                        "POST",
                        "/api/tokens",
                        Map.of("Cookie", login(), "Content-Type", "application/json"),
                        EMPTY_OBJECT);

        assertThat(Instant.parse(made.json().path("expiresAt").asText()))
                .isBetween(Instant.now().plusSeconds(200), Instant.now().plusSeconds(301));
    }

    @Test
    void every_other_credential_gets_one_and_the_same_answer() {
        byte[] otherKey = new byte[32];
        String foreign = JWT.create()
                .withIssuer("trading")
                .withAudience("trading-api")
                .withSubject("owner")
                .withClaim("type", "access")
                .withExpiresAt(Instant.now().plusSeconds(60))
                .sign(Algorithm.HMAC256(otherKey));
        String none = part("{\"alg\":\"none\"}") + "." + part("{\"sub\":\"owner\",\"aud\":\"trading-api\"}") + ".";
        Set<String> bodies = new TreeSet<>();
        for (Map<String, String> headers : List.of(
                Map.<String, String>of(),
                Map.of("Authorization", "Bearer " + foreign),
                Map.of("Authorization", "Bearer " + none),
                Map.of("Authorization", "Bearer x.y.z"),
                Map.of("Authorization", "Bearer " + "x".repeat(5_000)),
                Map.of("Authorization", "Basic b3duZXI6b3duZXI="),
                Map.of("Cookie", "trading_session=nothing"),
                Map.of("Cookie", "JSESSIONID=1"))) {
            RawHttp.Answer answer = get("/api/account", headers);

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).hasValue("Bearer");
            bodies.add(answer.text().replaceAll("urn:req:[^\"]*", ""));
        }
        assertThat(bodies).hasSize(1);
        assertThat(get("/api/account?token=x", Map.of()).status()).isEqualTo(401);
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void many_wrong_links_are_throttled_by_the_address_of_the_socket() {
        for (int i = 0; i < 5; i++) {
            assertThat(get("/login?token=wrong", Map.of("X-Forwarded-For", "10.0.0." + i))
                            .status())
                    .isEqualTo(403);
        }
        RawHttp.Answer sixth = get("/login?token=wrong", Map.of("X-Forwarded-For", "10.0.0.77"));

        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.header("Retry-After")).isPresent();
    }

    @Test
    void every_route_is_closed_to_strangers_except_those_that_say_otherwise() {
        Set<String> open = new TreeSet<>();
        for (Route route : desk.web().server().table().routes()) {
            String path = route.path().replaceAll("\\{[^}]*}", "1");
            Map<String, String> headers =
                    route.method().equals("POST") ? Map.of("Content-Type", "application/json") : Map.of();
            byte[] body = route.method().equals("POST") ? EMPTY_OBJECT : NOTHING;
            int status = desk.http().send(route.method(), path, headers, body).status();
            if (status != 401) {
                open.add(route.method() + " " + route.path());
            }
            assertThat(status == 401)
                    .as(route.method() + " " + route.path())
                    .isEqualTo(route.access() != Access.PUBLIC);
        }

        assertThat(open)
                .containsExactlyInAnyOrder(
                        "GET /health",
                        "GET /api/auth",
                        "GET /api/health",
                        "GET /health/live",
                        "GET /health/ready",
                        "GET /login",
                        "GET /metrics",
                        "POST /api/auth/login");
    }

    @Test
    void the_router_holds_exactly_the_routes_of_the_table() {
        Map<String, Set<RouteRole>> registered = desk.web().server().registered();
        Map<String, Set<RouteRole>> declared = new TreeMap<>();
        for (Route route : desk.web().server().table().routes()) {
            declared.put(route.method() + " " + route.path(), Set.of(route.access()));
        }

        assertThat(registered).isEqualTo(declared);
    }

    @Test
    void going_without_a_login_is_refused_on_an_address_that_others_reach() {
        assertThat(catchThrowable(() -> new ListenConfig("0.0.0.0", 8000, Set.of(), Set.of(), 10, Duration.ofSeconds(1))
                        .requireSafe(AuthMode.NONE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no-auth");
        assertThat(catchThrowable(() -> new ListenConfig("0.0.0.0", 8000, Set.of(), Set.of(), 10, Duration.ofSeconds(1))
                        .requireSafe(AuthMode.REQUIRED)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs TLS");
    }
}
