package trading.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.web.route.Access;
import trading.web.route.Reply;
import trading.web.route.Route;
import trading.web.security.user.PasswordHash;
import trading.web.security.user.Role;
import trading.web.testing.Api;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;
import trading.web.testing.WebSocketClient;

/// Every route that the server has, for every role.
class AccessTest {
    private static final String PASSWORD = "four words of a sentence";

    private TestDesk desk;
    private final Map<Role, Api> people = new EnumMap<>(Role.class);

    @BeforeEach
    void start(@TempDir Path directory) {
        desk = TestDesk.withLogin(directory);
        String hash = PasswordHash.of(PASSWORD);
        for (Role role : Role.values()) {
            desk.security().users().add(role.word(), role, hash);
            people.put(role, logIn(role));
        }
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    private Api logIn(Role role) {
        return new Api(desk).loggedIn(role.word(), PASSWORD);
    }

    private static RawHttp.Answer call(Api api, Route route) {
        String path = route.path().replaceAll("\\{[^}]*}", "1");
        return switch (route.method()) {
            case "GET" -> api.get(path);
            case "DELETE" -> api.delete(path);
            default -> api.send(route.method(), path, "{}");
        };
    }

    private List<Route> closed() {
        return desk.web().server().table().routes().stream()
                .filter(route -> route.access().needsLogin())
                .toList();
    }

    @Test
    void every_route_refuses_who_is_not_logged_in() {
        List<String> wrong = new ArrayList<>();
        for (Route route : closed()) {
            if (call(new Api(desk), route).status() != 401) {
                wrong.add(route.method() + " " + route.path());
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(closed()).hasSizeGreaterThan(80);
    }

    @Test
    void every_route_refuses_a_lower_role_and_says_which_one_it_needs() {
        List<String> wrong = new ArrayList<>();
        for (Route route : closed()) {
            Role needed = route.access().role().orElseThrow();
            for (Role role : Role.values()) {
                RawHttp.Answer answer = role.covers(needed) ? null : call(people.get(role), route);
                if (answer != null
                        && (answer.status() != 403
                                || !answer.json().path("type").asText().equals("/problems/role-needed")
                                || !answer.json()
                                        .path("detail")
                                        .asText()
                                        .equals("This needs the role " + needed.word() + "; yours is " + role.word()
                                                + "."))) {
                    wrong.add(role + " " + route.method() + " " + route.path() + ": " + answer.text());
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void every_route_answers_the_roles_that_it_is_for() {
        List<String> wrong = new ArrayList<>();
        for (Route route : closed()) {
            Role needed = route.access().role().orElseThrow();
            for (Role role : Role.values()) {
                if (!role.covers(needed)) {
                    continue;
                }
                int status = call(people.get(role), route).status();
                if (status == 401 || status == 403) {
                    wrong.add(role + " " + route.method() + " " + route.path() + ": " + status);
                }
                if (route.path().startsWith("/api/session")) {
                    people.put(role, logIn(role));
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void the_log_of_a_service_is_streamed_to_admins_only() throws Exception {
        desk.services().log("INFO", "said");
        for (Role role : Role.values()) {
            try (WebSocketClient client =
                    WebSocketClient.open(desk.port(), people.get(role).headers())) {
                client.subscribe("logs:postgres");
                if (role == Role.ADMIN) {
                    assertThat(client.awaitSnapshot("logs:postgres").path("data"))
                            .isNotEmpty();
                } else {
                    JsonNode error =
                            client.await(frame -> frame.path("type").asText().equals("error"));
                    assertThat(error.path("problem").path("type").asText()).isEqualTo("/problems/role-needed");
                }
            }
        }
    }

    @Test
    void reading_is_for_viewers_trading_for_traders_and_what_opens_more_for_admins() {
        Map<String, Access> declared = new TreeMap<>();
        desk.web()
                .server()
                .table()
                .routes()
                .forEach(route -> declared.put(route.method() + " " + route.path(), route.access()));

        assertThat(declared)
                .containsEntry("GET /api/orders", Access.VIEWER)
                .containsEntry("GET /api/settings", Access.VIEWER)
                .containsEntry("POST /api/orders", Access.TRADER)
                .containsEntry("DELETE /api/orders/{orderId}", Access.TRADER)
                .containsEntry("POST /api/strategies/{name}/start", Access.TRADER)
                .containsEntry("POST /api/backtests", Access.TRADER)
                .containsEntry("POST /api/kill-switch", Access.TRADER)
                .containsEntry("POST /api/kill-switch/rearm", Access.ADMIN)
                .containsEntry("PUT /api/risk/limits", Access.ADMIN)
                .containsEntry("POST /api/accounts", Access.ADMIN)
                .containsEntry("GET /api/users", Access.ADMIN);
        declared.forEach((route, access) -> {
            if (!route.startsWith("GET ") && access == Access.VIEWER) {
                assertThat(route).matches("(POST|DELETE) /api/(tokens|sessions|users/me).*|PUT /api/preferences/.*");
            }
        });
    }

    @Test
    void a_route_that_does_not_say_for_whom_it_is_cannot_be_made() {
        assertThatThrownBy(() -> Route.get("/api/new", "Something new").by(call -> Reply.noContent()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("GET /api/new");
    }

    @Test
    void the_document_names_the_role_of_each_operation() {
        var paths = people.get(Role.VIEWER).json("/openapi.json").path("paths");

        assertThat(paths.path("/api/orders").path("post").path("x-role").asText())
                .isEqualTo("trader");
        assertThat(paths.path("/api/risk/limits").path("put").path("x-role").asText())
                .isEqualTo("admin");
        assertThat(paths.path("/api/risk/limits")
                        .path("put")
                        .path("x-confirmed")
                        .asBoolean())
                .isTrue();
        assertThat(paths.path("/health").path("get").has("x-role")).isFalse();
    }
}
