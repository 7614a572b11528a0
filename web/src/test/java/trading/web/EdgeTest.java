package trading.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.web.edge.Edge;
import trading.web.edge.Networks;
import trading.web.edge.Rates;
import trading.web.security.AuthMode;
import trading.web.server.ListenConfig;
import trading.web.testing.Api;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;

class EdgeTest {
    private static final byte[] NOTHING = new byte[0];

    @TempDir
    Path directory;

    private TestDesk desk(AuthMode mode, Edge edge, String... hosts) {
        return TestDesk.with(directory, mode, ListenConfig.loopback(0).with(edge, Set.of(hosts)));
    }

    @Test
    void a_foreign_network_is_refused_before_host_path_and_login_are_looked_at() {
        Edge edge = new Edge(Networks.parse("10.0.0.0/8"), Networks.NONE, Rates.USUAL);
        try (TestDesk desk = desk(AuthMode.REQUIRED, edge)) {
            for (RawHttp.Answer answer : new RawHttp.Answer[] {
                desk.http().send("GET", "/health", Map.of(), NOTHING),
                desk.http().send("GET", "/nowhere", Map.of("Host", "evil.com"), NOTHING),
                desk.http().send("TRACE", "/api/orders", Map.of("X-Forwarded-For", "10.0.0.1"), NOTHING),
                desk.marketHttp().send("GET", "/api/v3/ping", Map.of(), NOTHING)
            }) {
                assertThat(answer.status()).isEqualTo(403);
                assertThat(answer.json().path("type").asText()).isEqualTo("/problems/forbidden");
                assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
            }
        }
    }

    @Test
    void an_allowed_network_is_answered() {
        Edge edge = new Edge(Networks.parse("127.0.0.0/8"), Networks.NONE, Rates.USUAL);
        try (TestDesk desk = desk(AuthMode.NONE, edge)) {
            assertThat(new Api(desk).get("/api/account").status()).isEqualTo(200);
        }
    }

    @Test
    void too_many_requests_are_told_when_to_come_back_and_orders_go_on() {
        Edge edge = new Edge(Networks.ALL, Networks.NONE, new Rates(50, 1_000));
        try (TestDesk desk = desk(AuthMode.NONE, edge)) {
            Api api = new Api(desk);
            RawHttp.Answer first = api.get("/api/account");
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.header("RateLimit-Policy")).hasValue("\"requests\";q=50;w=60");
            assertThat(first.header("RateLimit"))
                    .hasValueSatisfying(state -> assertThat(state).startsWith("\"requests\";r="));
            RawHttp.Answer last = first;
            for (int i = 0; i < 60 && last.status() == 200; i++) {
                last = api.get("/api/account");
            }
            assertThat(last.status()).isEqualTo(429);
            assertThat(last.json().path("type").asText()).isEqualTo("/problems/too-many-requests");
            assertThat(last.header("Retry-After"))
                    .hasValueSatisfying(
                            seconds -> assertThat(Integer.parseInt(seconds)).isPositive());
            assertThat(api.get("/nowhere").status()).isEqualTo(429);
            api.order("{'symbol':'BTCUSDT','side':'BUY','type':'LIMIT','quantity':'0.1','limitPrice':'59000'}");
            assertThat(api.delete("/api/orders").status()).isEqualTo(200);
            assertThat(api.post("/api/kill-switch", "{'scope':'GLOBAL','reason':'smoke'}")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void too_many_orders_leave_room_for_cancels_and_the_kill_switch() {
        Edge edge = new Edge(Networks.ALL, Networks.NONE, new Rates(0, 100));
        try (TestDesk desk = desk(AuthMode.NONE, edge)) {
            Api api = new Api(desk);
            int status = 201;
            for (int i = 0; i < 40 && status == 201; i++) {
                status = api.post(
                                "/api/orders",
                                "{'symbol':'BTCUSDT','side':'BUY','type':'LIMIT','quantity':'0.0" + (10 + i)
                                        + "','limitPrice':'59000'}")
                        .status();
            }
            assertThat(status).isEqualTo(429);
            assertThat(api.delete("/api/orders").status()).isEqualTo(200);
            assertThat(api.post("/api/kill-switch", "{'scope':'GLOBAL','reason':'smoke'}")
                            .status())
                    .isEqualTo(200);
            assertThat(api.get("/metrics").text())
                    .containsPattern("trading_api_limited_total\\{budget=\"orders\",of=\"(address|principal)\"} [1-9]");
        }
    }

    @Test
    void behind_a_trusted_proxy_each_client_has_a_budget_of_its_own() {
        Edge edge = new Edge(Networks.ALL, Networks.parse("127.0.0.1"), new Rates(50, 0));
        try (TestDesk desk = desk(AuthMode.REQUIRED, edge, "desk.example")) {
            Api one = new Api(desk).with("X-Forwarded-For", "9.9.9.9").with("Host", "desk.example");
            int asked = 0;
            while (one.get("/api/account").status() == 401) {
                asked++;
            }
            assertThat(asked).isBetween(5, 15);
            assertThat(one.with("X-Forwarded-For", "9.9.9.8")
                            .get("/api/account")
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_token_of_a_network_opens_for_those_of_it_who_are_behind_the_proxy() {
        Edge edge = new Edge(Networks.ALL, Networks.parse("127.0.0.1"), Rates.USUAL);
        try (TestDesk desk = desk(AuthMode.REQUIRED, edge, "desk.example")) {
            String made = "{'label': 'bot', 'scope': 'trade', 'networks': ['9.9.9.0/24']}";
            Api owner = new Api(desk).byLink(desk);
            String token = owner.post("/api/tokens", made).json().path("token").asText();
            Api bot = new Api(desk).with("Authorization", "Bearer " + token).with("Host", "desk.example");

            assertThat(bot.with("X-Forwarded-For", "9.9.9.9")
                            .get("/api/account")
                            .status())
                    .isEqualTo(200);
            assertThat(bot.with("X-Forwarded-For", "8.8.8.8")
                            .get("/api/account")
                            .status())
                    .isEqualTo(401);
            assertThat(bot.get("/api/account").status()).isEqualTo(401);
        }
    }

    @Test
    void who_is_not_the_trusted_proxy_cannot_say_who_it_is() {
        Edge edge = new Edge(Networks.ALL, Networks.parse("10.0.0.1"), new Rates(50, 0));
        try (TestDesk desk = desk(AuthMode.REQUIRED, edge)) {
            Api api = new Api(desk);
            int asked = 0;
            while (api.with("X-Forwarded-For", "9.9.9." + asked)
                                    .get("/api/account")
                                    .status()
                            == 401
                    && asked < 60) {
                asked++;
            }
            assertThat(asked).isLessThan(20);
        }
    }
}
