package trading.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.infra.audit.AuditRecords;
import trading.infra.audit.AuditTrail;
import trading.infra.process.DataDirectory;
import trading.web.edge.Edge;
import trading.web.edge.Networks;
import trading.web.edge.Rates;
import trading.web.route.Route;
import trading.web.security.AuditLog;
import trading.web.security.AuthMode;
import trading.web.server.ListenConfig;
import trading.web.testing.Api;
import trading.web.testing.TestDesk;

class AuditLogTest {
    @TempDir
    Path directory;

    private DataDirectory data;
    private AuditTrail trail;
    private AuditLog.Writing writing;
    private TestDesk desk;

    @BeforeEach
    void open() throws Exception {
        data = DataDirectory.open(directory.resolve("data"));
        trail = AuditTrail.open(data);
        writing = AuditLog.writeInto(trail, AuditRecords.in(data.root()));
        desk = TestDesk.open(directory);
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
        writing.close();
        trail.close();
        data.close();
    }

    @Test
    void who_did_what_is_shown_newest_first() throws Exception {
        Api api = new Api(desk);
        api.post("/api/kill-switch", "{\"scope\":\"GLOBAL\",\"reason\":\"smoke\"}")
                .json();
        api.post("/api/kill-switch/rearm", "{\"scope\":\"GLOBAL\",\"reason\":\"no fire\"}")
                .json();
        JsonNode audit = api.get("/api/audit?limit=2").json();
        assertThat(audit.path("state").asText()).isEqualTo("whole");
        assertThat(audit.path("events").asLong()).isEqualTo(2);
        assertThat(audit.path("link").asText()).isEqualTo(trail.chain());
        assertThat(audit.at("/entries/0/event_type").asText()).isEqualTo("kill_switch_rearmed");
        assertThat(audit.at("/entries/0/principal").asText()).isEqualTo("owner");
        assertThat(audit.at("/entries/0/source_ip").asText()).isEqualTo("127.0.0.1");
        assertThat(audit.at("/entries/1/details").asText()).contains("GLOBAL", "smoke");
        assertThat(api.get("/api/audit?type=login").json().path("entries")).isEmpty();
    }

    @Test
    void a_change_of_users_is_told_with_who_made_it_and_none_of_many_is_left_out() throws Exception {
        Api api = new Api(desk);
        for (int i = 0; i < 70; i++) {
            api.delete("/api/sessions");
        }
        String bob = "{'name':'bob','role':'VIEWER','password':'words that nobody guesses'}";
        assertThat(api.post("/api/users", bob).status()).isEqualTo(201);

        JsonNode newest = api.get("/api/audit?limit=100").json().path("entries");
        assertThat(newest.get(0).path("event_type").asText()).isEqualTo("user_created");
        assertThat(newest.get(0).path("principal").asText()).isEqualTo("owner");
        assertThat(newest).hasSize(71);
    }

    @Test
    void who_is_behind_a_trusted_proxy_is_told_by_the_address_it_names() throws Exception {
        Edge edge = new Edge(Networks.ALL, Networks.parse("127.0.0.1"), Rates.USUAL);
        try (TestDesk behind = TestDesk.with(
                Files.createDirectory(directory.resolve("behind")),
                AuthMode.REQUIRED,
                ListenConfig.loopback(0).with(edge, Set.of("desk.example")))) {
            Api owner = new Api(behind).byLink(behind);
            String reader = owner.post("/api/tokens", "{'label': 'bot', 'scope': 'read'}")
                    .json()
                    .path("token")
                    .asText();

            new Api(behind)
                    .with("Authorization", "Bearer " + reader)
                    .with("Host", "desk.example")
                    .with("X-Forwarded-For", "9.9.9.9")
                    .get("/api/users");

            // Noted when it has been answered.
            JsonNode refused = await().until(
                            () -> new Api(desk)
                                    .json("/api/audit?type=access_refused")
                                    .at("/entries/0"),
                            found -> !found.isMissingNode());
            assertThat(refused.path("source_ip").asText()).isEqualTo("9.9.9.9");
        }
    }

    @Test
    void a_changed_trail_is_told_with_its_place() throws Exception {
        Api api = new Api(desk);
        api.post("/api/kill-switch", "{\"scope\":\"GLOBAL\",\"reason\":\"smoke\"}")
                .json();
        await().until(() -> trail.events() == 1);
        Path file = data.root().resolve("audit/audit-000001.jsonl");
        Files.writeString(file, Files.readString(file).replace("smoke", "bread"));
        JsonNode audit = api.get("/api/audit").json();
        assertThat(audit.path("state").asText()).isEqualTo("damaged");
        assertThat(audit.path("problem").asText())
                .contains("audit-000001.jsonl line 1")
                .doesNotContain(directory.toString());
    }

    @Test
    void while_the_trail_cannot_be_written_only_what_trades_or_makes_it_safer_goes_on() throws Exception {
        Files.createDirectories(data.root().resolve("audit/head.new/full"));
        AuditLog.act("tried", "something", "here", "me");
        await().until(() -> trail.failure().isPresent());

        List<String> goesOn = new ArrayList<>();
        for (Route route : desk.web().server().table().routes()) {
            if (Set.of("GET", "HEAD").contains(route.method())) {
                continue;
            }
            String path = route.path().replaceAll("\\{[^}]*}", "9");
            String answer =
                    new Api(desk).send(route.method(), path, "{'unknown':1}").text();
            if (!answer.contains("/problems/audit-log")) {
                goesOn.add(route.method() + " " + route.path());
            }
        }
        assertThat(goesOn)
                .containsExactlyInAnyOrder(
                        "POST /api/auth/login",
                        "DELETE /api/session",
                        "DELETE /api/sessions",
                        "DELETE /api/sessions/{sessionId}",
                        "DELETE /api/tokens/{tokenId}",
                        "POST /api/orders",
                        "POST /api/orders/preview",
                        "POST /api/order-lists",
                        "POST /api/order-lists/preview",
                        "PATCH /api/orders/{orderId}",
                        "DELETE /api/orders/{orderId}",
                        "DELETE /api/orders",
                        "POST /api/trades",
                        "POST /api/trades/{id}/close",
                        "POST /api/kill-switch",
                        "POST /api/risk/locks",
                        "PUT /api/risk/dead-man-switch",
                        "POST /api/alerts/{id}/acknowledge",
                        "POST /api/strategies/{name}/stop",
                        "DELETE /api/accounts/{id}/exchange-keys/{apiKey}");
        assertThat(new Api(desk).get("/api/orders").status()).isEqualTo(200);
    }
}
