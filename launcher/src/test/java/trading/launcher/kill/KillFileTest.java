package trading.launcher.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trading.engine.model.KillScope;

class KillFileTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final KillRequest BITCOIN =
            new KillRequest(new KillTarget(KillScope.INSTRUMENT, "BTCUSDT"), true, true, "prices are wrong");

    @TempDir
    Path data;

    @Test
    void without_a_file_nothing_is_stopped() {
        assertThat(file().read()).isEmpty();
        assertThat(file().exists()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \n"})
    void an_empty_file_stops_everything(String content) throws Exception {
        Files.writeString(data.resolve("KILL"), content);

        assertThat(file().read()).containsExactly(KillRequest.global("kill file"));
    }

    @Test
    void what_a_person_writes_into_it_is_the_reason() throws Exception {
        Files.writeString(data.resolve("KILL"), "the market is mad\n");

        assertThat(file().read()).containsExactly(KillRequest.global("kill file: the market is mad"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"scope\":\"instrument\"",
                "{\"scope\":\"instrument\",\"target\":\"\",\"cancelOrders\":true,\"flatten\":false,\"reason\":\"x\"}",
                "{\"scope\":\"planet\",\"target\":\"X\",\"cancelOrders\":true,\"flatten\":false,\"reason\":\"x\"}",
                "42"
            })
    void a_line_that_is_not_understood_stops_everything(String line) throws Exception {
        Files.writeString(data.resolve("KILL"), line);

        assertThat(file().read()).singleElement().satisfies(request -> {
            assertThat(request.target()).isEqualTo(KillTarget.GLOBAL);
            assertThat(request.cancelOrders()).isTrue();
        });
    }

    @Test
    void a_folder_of_that_name_and_a_huge_file_stop_everything() throws Exception {
        Files.createDirectory(data.resolve("KILL"));
        assertThat(file().read()).containsExactly(KillRequest.global("kill file"));

        Files.delete(data.resolve("KILL"));
        Files.writeString(data.resolve("KILL"), "é".repeat(100_000));
        assertThat(file().read()).containsExactly(KillRequest.global("kill file"));
    }

    @Test
    void a_long_note_in_any_script_is_shortened_and_stops_everything() throws Exception {
        Files.writeString(data.resolve("KILL"), "停".repeat(5_000));

        assertThat(file().read())
                .singleElement()
                .satisfies(request -> assertThat(request.target()).isEqualTo(KillTarget.GLOBAL));
    }

    @Test
    void a_request_comes_back_as_it_was_written() throws Exception {
        file().add(BITCOIN, NOW);

        assertThat(file().read()).containsExactly(BITCOIN);
        assertThat(Files.readString(data.resolve("KILL")))
                .contains("prices are wrong", "\"time\":\"2026-01-02T03:04:05Z\"");
    }

    @Test
    void what_is_added_never_takes_away_what_was_stopped() throws Exception {
        Files.createFile(data.resolve("KILL"));
        file().add(BITCOIN, NOW);
        file().add(BITCOIN, NOW);

        assertThat(file().read()).containsExactly(KillRequest.global("kill file"), BITCOIN);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void only_the_owner_may_read_it_and_the_folder_that_is_made_for_it() throws Exception {
        Path fresh = data.resolve("a/b");
        new KillFile(fresh).add(BITCOIN, NOW);

        assertThat(Files.getPosixFilePermissions(fresh.resolve("KILL")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThat(Files.getPosixFilePermissions(fresh))
                .containsExactlyInAnyOrder(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.OWNER_EXECUTE);
    }

    @Test
    void a_scope_and_its_target_go_together() {
        assertThatThrownBy(() -> KillTarget.of("global", "BTCUSDT")).hasMessageContaining("--scope");
        assertThatThrownBy(() -> KillTarget.of("strategy", "")).hasMessageContaining("ema-cross");
        assertThatThrownBy(() -> KillTarget.of("account", "demo")).hasMessageContaining("number");
        assertThatThrownBy(() -> new KillRequest(KillTarget.GLOBAL, false, true, "x"))
                .hasMessageContaining("flatten");
        assertThatThrownBy(() -> KillRequest.global(" ")).hasMessageContaining("reason");
    }

    private KillFile file() {
        return new KillFile(data);
    }
}
