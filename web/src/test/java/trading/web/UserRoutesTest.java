package trading.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.web.security.user.PasswordHash;
import trading.web.security.user.Role;
import trading.web.testing.Api;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;
import trading.web.testing.WebSocketClient;

/// Users, their sessions and their tokens, over HTTP.
class UserRoutesTest {
    private static final String PASSWORD = "four words of a sentence";
    private static final String OTHER = "another five words of a sentence";

    private TestDesk desk;
    private Api anna;

    @BeforeEach
    void start(@TempDir Path directory) {
        desk = TestDesk.beforeSetUp(directory);
        String hash = PasswordHash.of(PASSWORD);
        desk.security().users().setUp("anna", hash);
        desk.security().users().add("tom", Role.TRADER, hash);
        desk.security().users().add("vera", Role.VIEWER, hash);
        anna = logIn("anna");
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    private Api logIn(String name) {
        return new Api(desk).loggedIn(name, PASSWORD);
    }

    private static int reads(Api api) {
        return api.get("/api/account").status();
    }

    private static RawHttp.Answer login(Api api, String name, String password) {
        return api.post("/api/auth/login", "{'name': '" + name + "', 'password': '" + password + "'}");
    }

    @Test
    void an_unknown_user_a_wrong_password_and_a_shut_out_user_get_one_and_the_same_answer() {
        desk.security().users().setDisabled("vera", true);
        Set<String> answers = new TreeSet<>();
        for (RawHttp.Answer answer : List.of(
                login(new Api(desk), "nobody", PASSWORD),
                login(new Api(desk), "anna", OTHER),
                login(new Api(desk), "vera", PASSWORD),
                login(new Api(desk), "a b", PASSWORD))) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("Set-Cookie")).isEmpty();
            answers.add(answer.text().replaceAll("urn:req:[^\"]*", ""));
        }

        assertThat(answers).hasSize(1);
    }

    @Test
    void a_sixth_attempt_is_refused_whatever_a_header_claims_of_its_address() {
        for (int i = 0; i < 5; i++) {
            assertThat(login(new Api(desk).with("X-Forwarded-For", "10.0.0." + i), "user" + i, OTHER)
                            .status())
                    .isEqualTo(401);
        }
        RawHttp.Answer sixth = login(new Api(desk).with("X-Forwarded-For", "10.0.0.77"), "anna", PASSWORD);

        assertThat(sixth.status()).isEqualTo(429);
        assertThat(Integer.parseInt(sixth.header("Retry-After").orElseThrow())).isBetween(1, 60);
        assertThat(reads(anna)).as("who is in stays in").isEqualTo(200);
    }

    @Test
    void many_logins_at_once_are_refused_beyond_five() throws Exception {
        Set<Integer> statuses = new TreeSet<>();
        int refused = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(30)) {
            List<Callable<Integer>> tries = IntStream.range(0, 30)
                    .mapToObj(i -> (Callable<Integer>)
                            () -> login(new Api(desk), "tom", OTHER).status())
                    .toList();
            for (Future<Integer> each : threads.invokeAll(tries)) {
                statuses.add(each.get());
                refused += each.get() == 429 ? 1 : 0;
            }
        }

        assertThat(statuses).containsExactly(401, 429);
        assertThat(refused).isEqualTo(25);
    }

    @Test
    void a_password_that_is_no_password_is_refused_like_a_wrong_one_and_a_huge_body_before() {
        assertThat(login(new Api(desk), "anna", "x".repeat(5_000)).status()).isEqualTo(401);
        assertThat(login(new Api(desk), "anna", "\\u0000\\u0000 nothing here").status())
                .isEqualTo(401);
        assertThat(login(new Api(desk), "anna", "🔑".repeat(30)).status()).isEqualTo(401);
        assertThat(login(new Api(desk), "anna", "x".repeat(1 << 20)).status()).isEqualTo(413);
    }

    @Test
    void a_login_ends_the_session_that_the_browser_had() {
        Api vera = logIn("vera");
        RawHttp.Answer again = login(vera, "tom", PASSWORD);

        assertThat(reads(vera)).isEqualTo(401);
        assertThat(reads(new Api(desk).with("Cookie", Api.cookie(again)))).isEqualTo(200);
    }

    @Test
    void an_admin_makes_changes_and_removes_users() {
        RawHttp.Answer made =
                anna.post("/api/users", "{'name': 'Bob', 'role': 'TRADER', 'password': '" + PASSWORD + "'}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("name").asText()).isEqualTo("bob");
        assertThat(made.text()).doesNotContain("argon2");
        assertThat(anna.post("/api/users", "{'name': 'BOB', 'role': 'TRADER', 'password': '" + PASSWORD + "'}")
                        .status())
                .isEqualTo(409);
        Api bob = logIn("bob");

        assertThat(anna.patch("/api/users/bob", "{'role': 'VIEWER'}")
                        .json()
                        .path("role")
                        .asText())
                .isEqualTo("VIEWER");
        assertThat(reads(bob)).as("his session has ended").isEqualTo(401);
        assertThat(anna.delete("/api/users/bob").status()).isEqualTo(204);
        assertThat(anna.delete("/api/users/bob").status()).isEqualTo(404);
        assertThat(anna.json("/api/users"))
                .extracting(user -> user.path("name").asText())
                .containsExactly("anna", "tom", "vera");
    }

    @Test
    void the_last_admin_stays() {
        assertThat(anna.delete("/api/users/anna").status()).isEqualTo(409);
        assertThat(anna.patch("/api/users/anna", "{'role': 'VIEWER'}").status()).isEqualTo(409);
        assertThat(anna.patch("/api/users/anna", "{'disabled': true}").status()).isEqualTo(409);
    }

    @Test
    void sessions_end_when_the_user_is_shut_out_or_gets_another_role_or_password() {
        for (String change : List.of("{'disabled': true}", "{'role': 'VIEWER'}", "{'password': '" + OTHER + "'}")) {
            Api tom = logIn("tom");
            assertThat(reads(tom)).isEqualTo(200);

            assertThat(anna.patch("/api/users/tom", change).status()).as(change).isEqualTo(200);

            assertThat(reads(tom)).as(change).isEqualTo(401);
            desk.security().users().setDisabled("tom", false);
            desk.security().users().setRole("tom", Role.TRADER);
        }
        assertThat(login(new Api(desk), "tom", PASSWORD).status()).isEqualTo(401);
        assertThat(login(new Api(desk), "tom", OTHER).status()).isEqualTo(200);
    }

    @Test
    void ones_own_password_is_changed_by_proving_the_one_of_now() {
        Api here = logIn("vera");
        Api elsewhere = logIn("vera");

        assertThat(here.post("/api/users/me/password", "{'current': '" + OTHER + "', 'password': '" + OTHER + "'}")
                        .status())
                .isEqualTo(422);
        assertThat(here.post("/api/users/me/password", "{'password': '" + OTHER + "'}")
                        .status())
                .isEqualTo(422);
        RawHttp.Answer changed =
                here.post("/api/users/me/password", "{'current': '" + PASSWORD + "', 'password': '" + OTHER + "'}");

        assertThat(changed.status()).isEqualTo(204);
        assertThat(reads(elsewhere)).isEqualTo(401);
        assertThat(reads(here)).as("the session was renewed").isEqualTo(401);
        assertThat(reads(new Api(desk).with("Cookie", Api.cookie(changed)))).isEqualTo(200);
    }

    @Test
    void sessions_are_listed_and_ended_each_ones_own_and_an_admins_all() {
        Api tom = logIn("tom");
        Api vera = logIn("vera");
        JsonNode own = vera.json("/api/sessions");
        assertThat(own).hasSize(1);
        assertThat(own.get(0).path("current").asBoolean()).isTrue();
        assertThat(own.toString()).doesNotContain("trading_session");
        String toms = tom.json("/api/sessions").get(0).path("id").asText();

        assertThat(vera.delete("/api/sessions/" + toms).status()).isEqualTo(404);
        assertThat(reads(tom)).isEqualTo(200);
        assertThat(anna.json("/api/sessions")).hasSize(3);
        assertThat(anna.delete("/api/sessions/" + toms).status()).isEqualTo(204);
        assertThat(reads(tom)).isEqualTo(401);
    }

    @Test
    void logging_out_everywhere_ends_all_ones_sessions_and_nobody_elses() {
        Api first = logIn("vera");
        Api second = logIn("vera");

        assertThat(first.delete("/api/sessions").status()).isEqualTo(204);

        assertThat(reads(first)).isEqualTo(401);
        assertThat(reads(second)).isEqualTo(401);
        assertThat(reads(anna)).isEqualTo(200);
    }

    private String token(Api by, String body) {
        RawHttp.Answer made = by.post("/api/tokens", body);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("token").asText();
    }

    private Api bearer(String token) {
        return new Api(desk).with("Authorization", "Bearer " + token);
    }

    @Test
    void a_scope_opens_what_its_role_may_and_no_more() {
        Api reader = bearer(token(anna, "{'label': 'reader', 'scope': 'read'}"));
        Api trader = bearer(token(anna, "{'label': 'trader', 'scope': 'trade'}"));
        Api admin = bearer(token(anna, "{'label': 'admin', 'scope': 'admin'}"));

        for (Api each : List.of(reader, trader, admin)) {
            assertThat(reads(each)).isEqualTo(200);
        }
        assertThat(reader.delete("/api/orders").status()).isEqualTo(403);
        assertThat(trader.delete("/api/orders").status()).isEqualTo(200);
        assertThat(trader.put("/api/risk/limits", "{}").status()).isEqualTo(403);
        assertThat(admin.put("/api/risk/limits", "{}").status()).isEqualTo(422);
        assertThat(admin.get("/api/users").status())
                .as("no token looks after users")
                .isEqualTo(403);
        assertThat(admin.post("/api/tokens", "{'label': 'more'}").status()).isEqualTo(403);
    }

    @Test
    void a_token_is_never_more_than_its_user() {
        Api tom = logIn("tom");
        assertThat(tom.post("/api/tokens", "{'label': 'bot', 'scope': 'admin'}").status())
                .isEqualTo(422);
        Api bot = bearer(token(tom, "{'label': 'bot', 'scope': 'trade'}"));
        assertThat(bot.delete("/api/orders").status()).isEqualTo(200);

        desk.security().users().setRole("tom", Role.VIEWER);
        assertThat(bot.delete("/api/orders").status()).isEqualTo(403);
        assertThat(reads(bot)).isEqualTo(200);
        desk.security().users().setDisabled("tom", true);
        assertThat(reads(bot)).isEqualTo(401);
        desk.security().users().remove("tom");
        desk.security().users().add("tom", Role.TRADER, PasswordHash.standIn());
        assertThat(reads(bot)).as("it is not of this user").isEqualTo(401);
    }

    @Test
    void a_token_for_one_account_sees_and_trades_that_one_only() {
        int account = anna.post("/api/accounts", "{'name':'second','makerFeePpm':0,'takerFeePpm':0}")
                .json()
                .path("id")
                .asInt();
        assertThat(account).isPositive();
        Api bot = bearer(token(anna, "{'label': 'bot', 'scope': 'trade', 'account': " + account + "}"));

        assertThat(bot.json("/api/account").path("cash").asText())
                .as("not the desk's own")
                .isEqualTo("0");
        assertThat(bot.get("/api/account?account=" + account).status()).isEqualTo(200);
        assertThat(bot.get("/api/account?account=1").status()).isEqualTo(403);
        assertThat(bot.get("/api/instruments").status()).isEqualTo(200);
        assertThat(bot.get("/api/accounts").status()).isEqualTo(403);
        assertThat(bot.post("/api/kill-switch", "{}").status()).isEqualTo(403);
        assertThat(anna.post("/api/tokens", "{'label': 'bot', 'account': 4711}").status())
                .isEqualTo(422);
    }

    @Test
    void over_the_stream_a_token_for_one_account_gets_the_market_and_that_account() throws Exception {
        int account = anna.post("/api/accounts", "{'name':'second','makerFeePpm':0,'takerFeePpm':0}")
                .json()
                .path("id")
                .asInt();
        String token = token(anna, "{'label': 'bot', 'account': " + account + "}");
        try (WebSocketClient client = WebSocketClient.open(desk.port(), Map.of("Authorization", "Bearer " + token))) {
            for (String channel : List.of("orders:1", "risk", "services", "alerts")) {
                client.subscribe(channel);
            }
            client.subscribe("orders:" + account);
            client.subscribe("quotes:BTCUSDT");
            client.awaitSnapshot("orders:" + account);
            client.awaitSnapshot("quotes:BTCUSDT");

            List<JsonNode> refused = client.received().stream()
                    .filter(frame -> frame.path("type").asText().equals("error"))
                    .toList();
            assertThat(refused)
                    .hasSize(4)
                    .allSatisfy(frame -> assertThat(frame.toString()).contains("role-needed", "account " + account));
        }
    }

    @Test
    void an_open_stream_is_closed_when_its_user_is_shut_out_and_when_its_token_is_revoked() throws Exception {
        String cookie = Api.cookie(login(new Api(desk), "tom", PASSWORD));
        RawHttp.Answer made = anna.post("/api/tokens", "{'label': 'bot'}");
        try (WebSocketClient toms = WebSocketClient.open(desk.port(), Map.of("Cookie", cookie));
                WebSocketClient bots = WebSocketClient.open(
                        desk.port(),
                        Map.of(
                                "Authorization",
                                "Bearer " + made.json().path("token").asText()))) {
            anna.patch("/api/users/tom", "{'disabled': true}");
            anna.delete("/api/tokens/" + made.json().path("id").asText());

            assertThat(toms.awaitClose()).isEqualTo(4401);
            assertThat(bots.awaitClose()).isEqualTo(4401);
        }
    }

    @Test
    void a_change_of_a_user_is_made_as_a_whole_or_not_at_all() {
        desk.security().users().setRole("tom", Role.ADMIN);
        desk.security().users().setDisabled("tom", true);

        assertThat(anna.patch("/api/users/anna", "{'password': '" + OTHER + "', 'disabled': true}")
                        .status())
                .isEqualTo(409);

        assertThat(login(new Api(desk), "anna", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void tokens_are_listed_without_their_text_and_revoked_at_once() {
        Api tom = logIn("tom");
        RawHttp.Answer made = tom.post(
                "/api/tokens",
                "{'label': 'bot', 'scope': 'trade', 'networks': ['127.0.0.0/8'], 'expires': '"
                        + Instant.now().plus(Duration.ofDays(2)) + "'}");
        Api bot = bearer(made.json().path("token").asText());
        String id = made.json().path("id").asText();
        assertThat(tom.json("/api/tokens").get(0).path("lastUsed").isNull()).isTrue();
        assertThat(reads(bot)).isEqualTo(200);

        JsonNode listed = tom.json("/api/tokens").get(0);
        assertThat(listed.path("lastUsed").asText()).isNotEmpty();
        assertThat(listed.toString()).doesNotContain("trd_");
        assertThat(logIn("vera").delete("/api/tokens/" + id).status()).isEqualTo(404);
        assertThat(anna.json("/api/tokens")).hasSize(1);
        assertThat(anna.delete("/api/tokens/" + id).status()).isEqualTo(204);
        assertThat(reads(bot)).isEqualTo(401);
    }

    @Test
    void a_token_that_may_come_from_elsewhere_opens_nothing_here() {
        Api bot = bearer(token(anna, "{'label': 'bot', 'networks': ['10.0.0.0/8']}"));

        assertThat(reads(bot)).isEqualTo(401);
    }

    @Test
    void a_signed_token_ends_with_the_password_the_role_and_the_user() {
        for (Runnable change : List.<Runnable>of(
                () -> desk.security().users().setPassword("tom", PasswordHash.of(PASSWORD)),
                () -> desk.security().users().setRole("tom", Role.VIEWER),
                () -> desk.security().users().setDisabled("tom", true))) {
            Api script = bearer(token(logIn("tom"), "{}"));
            assertThat(reads(script)).isEqualTo(200);

            change.run();

            assertThat(reads(script)).isEqualTo(401);
        }
    }
}
