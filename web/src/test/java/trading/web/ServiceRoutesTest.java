package trading.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.web.testing.Api;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;
import trading.web.testing.WebSocketClient;

class ServiceRoutesTest {
    @TempDir
    Path directory;

    private TestDesk desk;
    private Api api;

    @BeforeEach
    void open() {
        desk = TestDesk.open(directory);
        api = new Api(desk);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static List<String> messages(JsonNode lines) {
        List<String> messages = new ArrayList<>();
        lines.forEach(line -> messages.add(line.path("message").asText()));
        return messages;
    }

    @Test
    void the_log_of_a_service_is_read_from_its_end_and_by_level() {
        desk.services().log("INFO", "one");
        desk.services().log("ERROR", "two");
        desk.services().log("INFO", "three");

        assertThat(messages(api.json("/api/services/postgres/logs"))).containsExactly("one", "two", "three");
        assertThat(messages(api.json("/api/services/postgres/logs?tail=2"))).containsExactly("two", "three");
        assertThat(messages(api.json("/api/services/postgres/logs?level=error")))
                .containsExactly("two");
    }

    @Test
    void what_there_is_not_and_what_makes_no_sense_is_refused() {
        assertThat(api.get("/api/services/none/logs").status()).isEqualTo(404);
        assertThat(api.get("/api/services/postgres/logs?tail=0").status()).isEqualTo(400);
        assertThat(api.get("/api/services/postgres/logs?tail=2001").status()).isEqualTo(400);
        assertThat(api.get("/api/services/postgres/logs?level=loud").status()).isEqualTo(400);
        assertThat(api.post("/api/services/none/restart", "").status()).isEqualTo(404);
    }

    @Test
    void a_restart_is_begun_in_the_name_of_who_asks() throws Exception {
        RawHttp.Answer begun = api.post("/api/services/postgres/restart", "");

        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        assertThat(begun.json().path("restarting").toString()).isEqualTo("[\"postgres\",\"mine\"]");
        assertThat(desk.services().asked()).containsExactly("postgres by api:owner");

        desk.services().refuse();
        RawHttp.Answer refused = api.post("/api/services/postgres/restart", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("type").asText()).isEqualTo("/problems/service-not-restartable");
        assertThat(refused.json().path("detail").asText()).contains("wait for its end");
    }

    @Test
    void a_log_is_followed_on_the_stream() throws Exception {
        desk.services().log("INFO", "before");
        try (WebSocketClient client = WebSocketClient.open(desk.port(), Map.of())) {
            client.subscribe("logs:postgres");
            assertThat(messages(client.awaitSnapshot("logs:postgres").path("data")))
                    .containsExactly("before");

            desk.services().log("WARN", "after");

            JsonNode update = client.await(frame -> frame.path("type").asText().equals("update")
                    && messages(frame.path("data")).contains("after"));
            assertThat(update.path("channel").asText()).isEqualTo("logs:postgres");

            client.subscribe("logs:../../etc/passwd");
            client.await(frame -> frame.path("type").asText().equals("error"));
        }
    }
}
