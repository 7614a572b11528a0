package trading.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trading.engine.message.Command;
import trading.web.testing.Api;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;

class DriftRoutesTest {
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

    private JsonNode finished(String day) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            JsonNode report = api.json("/api/drift/" + day);
            if (!report.path("status").asText().equals("RUNNING")) {
                return report;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("still running: " + day);
    }

    @Test
    void the_day_of_the_market_is_compared_when_somebody_asks_and_is_kept() throws Exception {
        desk.decide(new Command.AdvanceTime());
        RawHttp.Answer accepted = api.post("/api/drift", "{}");
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        String day = accepted.json().path("day").asText();
        assertThat(accepted.header("Location")).contains("/api/drift/" + day);

        JsonNode report = finished(day);

        assertThat(report.path("status").asText()).as(report.toString()).isEqualTo("DONE");
        assertThat(report.path("sessions").asInt()).isEqualTo(1);
        assertThat(report.path("commands").asLong()).isPositive();
        assertThat(report.path("differences").asInt()).isZero();
        assertThat(api.json("/api/drift").get(0).path("day").asText()).isEqualTo(day);
        assertThat(Files.exists(directory.resolve("drift/" + day + ".json"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2999-01-01,422", "yesterday,422", "'2024-1-1',422"})
    void a_day_that_has_not_been_or_is_none_is_refused(String day, int status) {
        assertThat(api.post("/api/drift", "{'day':'" + day + "'}").status()).isEqualTo(status);
    }

    @Test
    void a_day_that_nobody_compared_is_not_there() {
        assertThat(api.get("/api/drift/2001-01-01").status()).isEqualTo(404);
        assertThat(api.get("/api/drift/nonsense").status()).isEqualTo(404);
    }
}
