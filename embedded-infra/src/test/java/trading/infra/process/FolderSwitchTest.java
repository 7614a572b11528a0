package trading.infra.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three entries: one that both have, one that only the old and one that only the new has.
class FolderSwitchTest {
    private static final List<String> NAMES = List.of("journal", "old", "fresh");

    @TempDir
    Path root;

    @BeforeEach
    void old_entries_and_prepared_ones() throws IOException {
        Files.createDirectories(root.resolve("journal"));
        Files.writeString(root.resolve("journal/1"), "before");
        Files.writeString(root.resolve("old"), "before");
        Path prepared = Files.createDirectories(FolderSwitch.prepared(root));
        Files.createDirectories(prepared.resolve("journal"));
        Files.writeString(prepared.resolve("journal/1"), "after");
        Files.writeString(prepared.resolve("fresh"), "after");
    }

    @Test
    void everything_is_replaced_and_what_was_there_is_kept_aside() throws IOException {
        FolderSwitch.perform(root, NAMES, "before");
        assertReplaced();
    }

    @Test
    void without_a_plan_the_prepared_entries_are_thrown_away_at_the_next_start() {
        try (DataDirectory data = DataDirectory.open(root)) {
            assertThat(data.root().resolve("journal/1")).hasContent("before");
            assertThat(root.resolve("old")).hasContent("before");
            assertThat(root.resolve("fresh")).doesNotExist();
            assertThat(FolderSwitch.prepared(root)).doesNotExist();
        }
    }

    @Test
    void a_plan_that_a_crash_left_at_any_step_is_ended_by_the_next_start() throws IOException {
        List<Runnable> steps = List.of(
                () -> {},
                () -> make(root.resolve("before")),
                () -> move(root.resolve("journal"), root.resolve("before/journal")),
                () -> move(root.resolve("old"), root.resolve("before/old")),
                () -> move(FolderSwitch.prepared(root).resolve("journal"), root.resolve("journal")),
                () -> move(FolderSwitch.prepared(root).resolve("fresh"), root.resolve("fresh")));
        for (int killedAfter = 0; killedAfter < steps.size(); killedAfter++) {
            OwnerOnly.delete(root);
            Files.createDirectories(root);
            old_entries_and_prepared_ones();
            FolderSwitch.write(root, NAMES, "before");
            steps.subList(0, killedAfter + 1).forEach(Runnable::run);

            FolderSwitch.discard(root);
            DataDirectory.open(root).close();

            assertReplaced();
        }
    }

    private void assertReplaced() {
        assertThat(root.resolve("journal/1")).hasContent("after");
        assertThat(root.resolve("fresh")).hasContent("after");
        assertThat(root.resolve("old")).doesNotExist();
        assertThat(root.resolve("before/journal/1")).hasContent("before");
        assertThat(root.resolve("before/old")).hasContent("before");
        assertThat(root.resolve("restore.switch")).doesNotExist();
        assertThat(FolderSwitch.prepared(root)).doesNotExist();
    }

    private static void make(Path folder) {
        try {
            Files.createDirectory(folder);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
