package trading.infra.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class LeftOversTest {
    @TempDir
    Path folder;

    /// As on Windows, where the folder that a process works in cannot be asked for.
    @Test
    void a_program_that_a_data_folder_unpacked_is_its_own_and_that_of_another_is_not() throws Exception {
        Path ours = Files.createDirectories(folder.resolve("ours/postgres"));
        Path theirs = Files.createDirectories(folder.resolve("theirs/postgres"));
        Process left = sleeping(folder.resolve("ours/runtime/pgsql-1/bin"));
        Process stranger = sleeping(folder.resolve("elsewhere/runtime/pgsql-1/bin"));
        try {
            assertThat(LeftOvers.unpackedBeside("sleep", ours)).containsExactly(left.pid());
            assertThat(LeftOvers.unpackedBeside("postgres", ours)).isEmpty();
            assertThat(LeftOvers.unpackedBeside("sleep", theirs)).isEmpty();
        } finally {
            left.destroyForcibly().waitFor();
            stranger.destroyForcibly().waitFor();
        }
        assertThat(LeftOvers.unpackedBeside("sleep", ours)).isEmpty();
    }

    private static Process sleeping(Path bin) throws Exception {
        Path program = Files.createDirectories(bin).resolve("sleep");
        Files.copy(Path.of("/bin/sleep"), program);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return new ProcessBuilder(List.of(program.toString(), "600")).start();
    }

    @Test
    void the_process_that_a_copied_file_names_is_somebody_else_as_it_works_in_another_folder() throws Exception {
        Path original = Files.createDirectories(folder.resolve("original/postgres"));
        Path copy = Files.createDirectories(folder.resolve("copy/postgres"));
        Process running =
                new ProcessBuilder("sleep", "600").directory(original.toFile()).start();
        try {
            assertThat(LeftOvers.isSomebodyElse(running.pid(), "sleep", copy)).isTrue();
            assertThat(LeftOvers.isSomebodyElse(running.pid(), "sleep", original))
                    .isFalse();
            assertThat(LeftOvers.isSomebodyElse(running.pid(), "postgres", original))
                    .isTrue();
        } finally {
            running.destroyForcibly().waitFor();
        }
        assertThat(LeftOvers.isSomebodyElse(running.pid(), "sleep", copy)).isFalse();
    }
}
