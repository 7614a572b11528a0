package trading.infra.process;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path folder;

    @Test
    void its_folders_are_for_the_owner_only() throws IOException {
        try (var data = DataDirectory.open(folder.resolve("a/data"))) {
            assertThat(data.journal()).isEqualTo(folder.resolve("a/data/journal"));
            for (Path made : new Path[] {data.root(), data.journal(), data.snapshots(), data.logs(), data.runtime()}) {
                assertThat(Files.getPosixFilePermissions(made)).isEqualTo(fromString("rwx------"));
            }
        }
    }

    @Test
    void a_secret_is_made_once_and_for_the_owner_only() throws IOException {
        String made;
        try (var data = DataDirectory.open(folder)) {
            made = data.secrets().readOrCreate("redis.password", 32);
            assertThat(made).matches("[A-Za-z0-9_-]{43}");
            assertThat(data.secrets().readOrCreate("session.key", 32)).isNotEqualTo(made);
        }
        Path file = folder.resolve("secrets/redis.password");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(fromString("rw-------"));
        Files.setPosixFilePermissions(file, fromString("rw-r--r--"));

        try (var data = DataDirectory.open(folder)) {
            assertThat(data.secrets().readOrCreate("redis.password", 32)).isEqualTo(made);
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(fromString("rw-------"));
        }
    }

    @Test
    void a_second_instance_is_told_the_first_ones_pid_and_writes_nothing() throws Exception {
        try (var other = new OtherJvm(HoldsDataDirectory.class, folder.toString())) {
            other.awaitLine("holding");
            var before = snapshot();

            assertThatThrownBy(() -> DataDirectory.open(folder))
                    .isInstanceOf(AlreadyRunningException.class)
                    .satisfies(refused -> assertThat(((AlreadyRunningException) refused).pid())
                            .isEqualTo(other.pid()))
                    .satisfies(refused -> assertThat(((AlreadyRunningException) refused).exitCode())
                            .isEqualTo(75));
            assertThat(snapshot()).isEqualTo(before);
        }
        try (var data = DataDirectory.open(folder)) {
            assertThat(data.root()).as("killed instances block nobody").isEqualTo(folder);
        }
    }

    @Test
    void a_second_instance_in_the_same_process_is_refused_and_does_not_break_the_lock() throws Exception {
        try (var data = DataDirectory.open(folder)) {
            assertThatThrownBy(() -> DataDirectory.open(folder.resolve("../" + folder.getFileName())))
                    .isInstanceOf(AlreadyRunningException.class)
                    .hasMessageContaining("pid " + ProcessHandle.current().pid());
            try (var other = new OtherJvm(HoldsDataDirectory.class, folder.toString())) {
                other.awaitLine("refused " + ProcessHandle.current().pid());
            }
            assertThat(Files.readString(folder.resolve("trading.lock"))).contains(data.instance());
        }
    }

    @Test
    void a_file_in_the_way_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> DataDirectory.open(file.resolve("data")))
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining("cannot be made: there is a file of that name")
                .satisfies(failed ->
                        assertThat(((DataDirectoryException) failed).exitCode()).isEqualTo(73));
    }

    @Test
    void a_folder_of_a_newer_build_is_refused_with_78_and_nothing_in_it_is_changed() throws Exception {
        DataDirectory.open(folder).close();
        assertThat(folder.resolve("trading.format")).hasContent("format 1");
        for (String marker : new String[] {"format 2\n", "what"}) {
            Files.writeString(folder.resolve("trading.format"), marker);
            var before = snapshot();

            assertThatThrownBy(() -> DataDirectory.open(folder))
                    .isInstanceOf(DataDirectoryException.class)
                    .satisfies(refused -> assertThat(((DataDirectoryException) refused).exitCode())
                            .isEqualTo(78))
                    .hasMessageContaining("nothing in it was changed");
            assertThat(snapshot()).isEqualTo(before);
        }
    }

    private String snapshot() throws IOException {
        var text = new StringBuilder();
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted().toList()) {
                text.append(file).append(Files.getLastModifiedTime(file));
                text.append(Files.isDirectory(file) ? "" : Files.readString(file))
                        .append('\n');
            }
        }
        return text.toString();
    }
}
