package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.infra.process.OwnerOnly;

class DoctorCommandTest {
    private static final String CANARY = "canary-7b1f-of-the-doctor-and-long-enough";

    @TempDir
    Path home;

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
    void with_free_ports_and_a_valid_configuration_nothing_is_wrong() throws Exception {
        OwnerOnly.write(home.resolve(".env"), ports());
        Terminal terminal = new Terminal();

        assertThat(terminal.run("doctor", "--json")).as(terminal.out()).isZero();

        JsonNode answer = new ObjectMapper().readTree(terminal.out());
        assertThat(answer.path("well").asBoolean()).isTrue();
        assertThat(answer.path("running").asBoolean()).isFalse();
        assertThat(answer.path("findings").findValuesAsText("subject"))
                .contains("postgres", "redis", "gateway", "api", "config", "disk", "journal", "clock", "versions");
    }

    @Test
    void with_a_wrong_configuration_it_still_looks_and_ends_with_69() throws Exception {
        OwnerOnly.write(home.resolve("config/config.toml"), "[api]\nport = 0\nthis is no toml");
        Terminal terminal = new Terminal();

        assertThat(terminal.run("doctor")).isEqualTo(ExitCode.UNAVAILABLE);

        assertThat(terminal.out())
                .containsPattern("WRONG +config .*config/config.toml line 3")
                .contains("versions");
    }

    @Test
    void one_subject_alone_and_no_other_word() {
        Terminal one = new Terminal();
        assertThat(one.run("doctor", "versions")).isZero();
        assertThat(one.out()).contains("Trading " + Version.product()).doesNotContain("disk");

        Terminal none = new Terminal();
        assertThat(none.run("doctor", "postgre")).isEqualTo(ExitCode.USAGE);
        assertThat(none.err()).contains("no such subject: postgre", "postgres");
    }

    @Test
    void no_secret_is_printed_wherever_it_is_kept_and_however_it_is_written() throws Exception {
        OwnerOnly.write(
                home.resolve(".env"),
                "SECRET_KEY=short-" + CANARY + "\nREDIS_URL=rediss://:" + CANARY + "@127.0.0.1:1/x\n"
                        + "DATABASE_URL=postgresql://u:" + CANARY + "@127.0.0.1:1/d\n"
                        + "OPENAI_APIKEY=" + CANARY + "\nALERTS_WEBHOK=https://127.0.0.1/" + CANARY + "\n");
        OwnerOnly.write(
                home.resolve("config/services.json"),
                "{\"services\": [{\"name\": \"api\", \"env\": {\"TOKEN\": \"" + CANARY + "\"}}, {\"name\": \"x\","
                        + " \"command\": \"/bin/true\", \"env\": {\"A-B\": \"" + CANARY + "\"}}]}");
        Terminal terminal = new Terminal();
        assertThat(terminal.run("doctor")).isEqualTo(ExitCode.UNAVAILABLE);
        Terminal script = new Terminal();
        assertThat(script.run("doctor", "--json")).isEqualTo(ExitCode.UNAVAILABLE);

        assertThat(terminal.out() + terminal.err() + script.out() + script.err())
                .contains("WRONG  config", "WRONG  services", "WRONG  postgres")
                .doesNotContain(CANARY);
    }

    private static String ports() throws Exception {
        List<ServerSocket> free = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (String name : List.of("POSTGRES_PORT", "REDIS_PORT", "GATEWAY_PORT", "API_PORT")) {
            ServerSocket socket = new ServerSocket(0);
            free.add(socket);
            text.append(name).append('=').append(socket.getLocalPort()).append('\n');
        }
        for (ServerSocket socket : free) {
            socket.close();
        }
        return text.toString();
    }
}
