package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import trading.infra.process.OwnerOnly;

class ConfigCommandTest {
    @TempDir
    Path home;

    private final Terminal terminal = new Terminal();
    private String homeBefore;

    @BeforeEach
    void live() throws Exception {
        homeBefore = System.setProperty("trading.home", home.toString());
        Files.createDirectories(home.resolve("config"));
    }

    @AfterEach
    void leave() {
        if (homeBefore == null) {
            System.clearProperty("trading.home");
        } else {
            System.setProperty("trading.home", homeBefore);
        }
    }

    @Test
    void a_valid_configuration_is_valid_and_what_does_nothing_is_said() throws Exception {
        OwnerOnly.write(home.resolve(".env"), "GRAFANA_URL=http://g\n");

        assertThat(terminal.run("config", "check")).isZero();
        assertThat(terminal.out()).contains("The configuration is valid.", "GRAFANA_URL (.env line 1): No effect");
    }

    @Test
    void every_error_is_told_at_once_for_people_and_for_scripts() throws Exception {
        OwnerOnly.write(home.resolve("config/config.toml"), "[api]\nport = 0\n");
        OwnerOnly.write(home.resolve(".env"), "\nREDIS_PRT=1\nDATABASE_URL=mysql://u:geheim@h/d\n");

        assertThat(terminal.run("config", "check")).isEqualTo(ExitCode.CONFIG);
        assertThat(terminal.err())
                .contains("has 3 errors", "api.port = 0  (config/config.toml line 2)", "REDIS_PORT?")
                .contains("DATABASE_URL = ***  (.env line 3)", "postgresql://user:password@host:port/database")
                .doesNotContain("geheim");

        Terminal script = new Terminal();
        assertThat(script.run("config", "check", "--json")).isEqualTo(ExitCode.CONFIG);
        JsonNode answer = new ObjectMapper().readTree(script.out());
        assertThat(answer.path("valid").asBoolean()).isFalse();
        assertThat(answer.path("errors").findValuesAsText("key"))
                .containsExactlyInAnyOrder("api.port", "REDIS_PRT", "DATABASE_URL");
        for (JsonNode error : answer.path("errors")) {
            if (error.path("key").asText().equals("api.port")) {
                assertThat(error.path("file").asText()).isEqualTo("config/config.toml");
                assertThat(error.path("line").asInt()).isEqualTo(2);
                assertThat(error.path("example").asText()).isEqualTo("8000");
            }
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_secret_that_everybody_can_read_ends_with_the_code_for_rights() throws Exception {
        OwnerOnly.write(home.resolve(".env"), "REDIS_PASSWORD=geheim\n");
        Files.setPosixFilePermissions(home.resolve(".env"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(terminal.run("config", "check")).isEqualTo(ExitCode.NO_PERMISSION);
        assertThat(terminal.run("config", "show")).isEqualTo(ExitCode.NO_PERMISSION);
        assertThat(terminal.err()).contains("chmod o-rwx").doesNotContain("geheim");
    }

    @Test
    void what_holds_is_shown_with_its_source_and_without_secrets() throws Exception {
        OwnerOnly.write(home.resolve("config/config.toml"), "[api]\nport = 8001\n");
        OwnerOnly.write(home.resolve(".env"), "POSTGRES_PASSWORD=geheim\nALERTS_WEBHOOK=https://h/geheim\n");

        assertThat(terminal.run("config", "show", "--sources")).isZero();
        assertThat(terminal.out())
                .containsPattern("api\\.port +8001 +config/config\\.toml line 2")
                .containsPattern("gateway\\.port +3000 +default")
                .containsPattern("postgres\\.password +\\*\\*\\* +\\.env line 1")
                .containsPattern("alerts\\.webhook +\\*\\*\\* +\\.env line 2")
                .doesNotContain("geheim");

        Terminal script = new Terminal();
        assertThat(script.run("config", "show", "--json")).isZero();
        JsonNode rows = new ObjectMapper().readTree(script.out());
        assertThat(rows.findValuesAsText("key")).contains("api.port", "postgres.url", "risk.leverage");
        assertThat(script.out()).doesNotContain("geheim");
    }

    @Test
    void which_of_the_two_must_be_said() {
        assertThat(terminal.run("config")).isEqualTo(ExitCode.USAGE);
    }
}
