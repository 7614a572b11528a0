package trading.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.web.preference.Preferences;
import trading.web.security.user.PasswordHash;
import trading.web.security.user.Role;
import trading.web.testing.Api;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;

/// What users have chosen in the dashboard, over HTTP.
class PreferenceRoutesTest {
    private static final String PASSWORD = "four words of a sentence";
    private static final String DARK = "{'version':0,'document':'{\\\"value\\\":\\\"dark\\\"}'}";

    @TempDir
    private Path directory;

    private TestDesk desk;

    @AfterEach
    void stop() {
        desk.close();
    }

    private Api withoutLogin() {
        desk = TestDesk.open(directory);
        return new Api(desk);
    }

    private void withUsers() {
        desk = TestDesk.beforeSetUp(directory);
        String hash = PasswordHash.of(PASSWORD);
        desk.security().users().setUp("anna", hash);
        desk.security().users().add("vera", Role.VIEWER, hash);
    }

    private Api logIn(String name) {
        return new Api(desk).loggedIn(name, PASSWORD);
    }

    private static RawHttp.Answer keep(Api api, String name, String body) {
        return api.put("/api/preferences/" + name, body);
    }

    private static List<String> documents(Api api) {
        return api.json("/api/preferences").findValuesAsText("document");
    }

    @Test
    void what_one_kept_is_there_for_every_browser_and_after_a_restart() {
        Api api = withoutLogin();
        JsonNode kept = keep(api, "theme", DARK).json();
        assertThat(kept.path("version").asInt()).isEqualTo(1);
        assertThat(kept.path("changedTime").asText()).endsWith("Z");
        stop();

        api = withoutLogin();

        JsonNode found = api.json("/api/preferences");
        assertThat(found).hasSize(1);
        assertThat(found.get(0)).isEqualTo(kept);
        assertThat(found.get(0).path("document").asText()).isEqualTo("{\"value\":\"dark\"}");
    }

    @Test
    void a_change_made_from_an_older_version_is_refused_and_changes_nothing() {
        Api api = withoutLogin();
        keep(api, "theme", DARK);
        String light = DARK.replace("dark", "light");
        assertThat(keep(api, "theme", light).status())
                .as("as if there were none")
                .isEqualTo(412);

        RawHttp.Answer answer = keep(api, "theme", light.replace(":0,", ":1,"));
        assertThat(answer.json().path("version").asInt()).isEqualTo(2);
        assertThat(keep(api, "theme", DARK.replace(":0,", ":1,")).text())
                .contains("precondition-failed", "version 2 is kept", "made from version 1");
        assertThat(documents(api)).containsExactly("{\"value\":\"light\"}");
    }

    @Test
    void each_user_has_their_own_and_a_viewer_keeps_them_too() {
        withUsers();
        assertThat(keep(logIn("anna"), "theme", DARK).status()).isEqualTo(200);
        assertThat(keep(logIn("vera"), "theme", DARK.replace("dark", "light")).status())
                .isEqualTo(200);

        assertThat(documents(logIn("anna"))).containsExactly("{\"value\":\"dark\"}");
        assertThat(documents(logIn("vera"))).containsExactly("{\"value\":\"light\"}");
        assertThat(new Api(desk).get("/api/preferences").status()).isEqualTo(401);
        assertThat(keep(new Api(desk), "theme", DARK).status()).isEqualTo(401);
    }

    @Test
    void what_is_no_json_too_long_or_badly_named_is_refused() {
        Api api = withoutLogin();
        assertThat(keep(api, "theme", "{'version':0,'document':'{'}").text()).contains("json-syntax");
        assertThat(keep(api, "theme", "{'version':0,'document':'1'}").status()).isEqualTo(400);
        String longest = "{\\\"value\\\":\\\"" + "x".repeat(Preferences.LONGEST) + "\\\"}";
        assertThat(keep(api, "theme", "{'version':0,'document':'" + longest + "'}")
                        .text())
                .contains("\"/document\"", "at most 16000");
        assertThat(keep(api, "Theme", DARK).status()).isEqualTo(404);
        assertThat(keep(api, "x".repeat(41), DARK).status()).isEqualTo(404);
        assertThat(keep(api, "theme", "{'version':0}").text()).contains("required");
        assertThat(documents(api)).isEmpty();
    }

    @Test
    void there_may_not_be_any_number_of_them() {
        Api api = withoutLogin();
        for (int count = 0; count < Preferences.MOST; count++) {
            assertThat(keep(api, "name-" + count, DARK).status()).isEqualTo(200);
        }
        assertThat(keep(api, "one-more", DARK).text()).contains("limit-value", "32");
        assertThat(keep(api, "name-0", DARK.replace(":0,", ":1,")).status())
                .as("one that is there may change")
                .isEqualTo(200);
    }

    @Test
    void a_file_that_cannot_be_understood_is_said_and_not_replaced() throws Exception {
        Api api = withoutLogin();
        keep(api, "theme", DARK);
        stop();
        Path file;
        try (var files = Files.list(directory.resolve("preferences"))) {
            file = files.findFirst().orElseThrow();
        }
        Files.writeString(file, "{half");
        api = withoutLogin();

        assertThat(api.get("/api/preferences").text()).contains("unavailable");
        assertThat(keep(api, "theme", DARK).status()).isEqualTo(503);
        assertThat(file).hasContent("{half");
    }
}
