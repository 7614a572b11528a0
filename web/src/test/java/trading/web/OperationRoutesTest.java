package trading.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.web.doctor.Examiner;
import trading.web.setting.SettingDesk;
import trading.web.strategy.StrategyFile;
import trading.web.testing.Api;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;

class OperationRoutesTest {
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

    @Test
    void settings_are_changed_and_the_answer_says_what_holds_at_once() {
        RawHttp.Answer answer = api.patch("/api/settings", "{'changes': [{'key': 'log.level', 'value': 'DEBUG'}]}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("atOnce").get(0).asText()).isEqualTo("log.level");
        assertThat(answer.json().path("files").get(0).asText()).isEqualTo("config/config.toml");
        assertThat(desk.operation().changes()).containsExactly(new SettingDesk.Change("log.level", "DEBUG"));
    }

    @Test
    void all_that_is_wrong_with_a_change_is_told_at_once_and_nothing_is_taken() {
        RawHttp.Answer answer = api.patch(
                "/api/settings",
                "{'changes': [{'key': 'log.level', 'value': 'LOUD'}, {'key': 'nothing.such', 'value': null}]}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("type").asText()).isEqualTo("/problems/settings-refused");
        assertThat(answer.json().path("errors").findValuesAsText("pointer"))
                .containsExactly("/changes/0/value", "/changes/1/value");
        assertThat(desk.operation().changes()).isEmpty();
    }

    @Test
    void a_secret_is_kept_and_taken_out_and_never_told() {
        assertThat(api.put("/api/secrets/OPENAI_API_KEY", "{'value': 'sk-a-long-secret'}")
                        .status())
                .isEqualTo(204);
        assertThat(desk.operation().kept()).containsEntry("OPENAI_API_KEY", "sk-a-long-secret");
        RawHttp.Answer listed = api.get("/api/secrets");
        assertThat(listed.json().get(0).path("set").asText()).isEqualTo("2026-11-27T04:00:00Z");
        assertThat(listed.text()).doesNotContain("sk-a-long-secret");

        assertThat(api.delete("/api/secrets/OPENAI_API_KEY").status()).isEqualTo(204);
        assertThat(api.delete("/api/secrets/OPENAI_API_KEY").status()).isEqualTo(404);
    }

    @Test
    void a_secret_that_is_wrong_is_refused_without_a_word_of_it() {
        RawHttp.Answer answer = api.put("/api/secrets/OPENAI_API_KEY", "{'value': 'xyzzy'}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("at least 8 letters").doesNotContain("xyzzy");
        assertThat(api.put("/api/secrets/PATH", "{'value': 'a-long-value'}").status())
                .isEqualTo(404);
        assertThat(desk.operation().kept()).isEmpty();
    }

    @Test
    void a_store_that_cannot_be_opened_says_why() {
        desk.operation().closeSecrets();

        RawHttp.Answer answer = api.get("/api/secrets");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("detail").asText()).isEqualTo("the store is damaged");
    }

    @Test
    void a_backup_is_begun_once() {
        assertThat(api.get("/api/backups").json().path("running").asBoolean()).isFalse();
        RawHttp.Answer begun = api.post("/api/backups", "");
        assertThat(begun.status()).isEqualTo(202);
        assertThat(begun.json().path("running").asBoolean()).isTrue();
        assertThat(api.post("/api/backups", "").json().path("type").asText()).isEqualTo("/problems/backup-running");
    }

    @Test
    void the_doctor_is_well_with_notes_and_not_with_what_is_wrong() {
        desk.operation().find(new Examiner.DoctorFindingJson("clock", "NOTE", "it cannot be told", ""));
        assertThat(api.get("/api/doctor").json().path("well").asBoolean()).isTrue();
        desk.operation().find(new Examiner.DoctorFindingJson("disk", "WRONG", "it is full", "free some space"));

        JsonNode sick = api.get("/api/doctor").json();
        assertThat(sick.path("well").asBoolean()).isFalse();
        assertThat(sick.path("findings").get(2).path("mend").asText()).isEqualTo("free some space");
    }

    @Test
    void a_file_of_a_strategy_is_shown_and_no_other_file() {
        desk.strategyFiles(
                new StrategyFile("Own.java", "own", "1", true, List.of(), List.of(), "", "2026-11-27T04:00:00Z"));

        assertThat(api.get("/api/strategy-files/Own.java").json().path("text").asText())
                .isEqualTo("// own");
        assertThat(api.get("/api/strategy-files/Other.java").status()).isEqualTo(404);
        assertThat(api.get("/api/strategy-files/..%2F..%2Fconfig%2Fconfig.toml").status())
                .isIn(400, 404);
    }

    @Test
    void results_are_told_by_day_and_a_zone_that_is_none_is_refused() {
        long order = api.post("/api/trades", "{'symbol': 'BTCUSDT', 'side': 'BUY', 'quantity': '0.1'}")
                .json()
                .path("id")
                .asLong();
        api.post("/api/trades/" + order + "/close", "{}");

        JsonNode results = await().until(() -> api.json("/api/results?zone=Asia/Kathmandu"), found -> !found.isEmpty());
        assertThat(results).hasSize(1);
        assertThat(results.get(0).path("symbol").asText()).isEqualTo("BTCUSDT");
        assertThat(results.get(0).path("trades").asInt()).isEqualTo(1);
        assertThat(results.get(0).path("won").asInt()).isZero();
        assertThat(results.get(0).path("loss").asText())
                .isEqualTo(results.get(0).path("realizedPnl").asText())
                .startsWith("-");
        assertThat(api.json("/api/results?from=0&to=1")).isEmpty();
        assertThat(api.get("/api/results?zone=Nowhere").status()).isEqualTo(400);
    }
}
