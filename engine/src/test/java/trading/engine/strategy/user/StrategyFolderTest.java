package trading.engine.strategy.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrategyFolderTest {
    @TempDir
    Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();

    private final StrategyFolder.Listener listener = new StrategyFolder.Listener() {
        @Override
        public void loaded(UserStrategy strategy) {
            told.add("loaded " + strategy.declaration().name() + " of "
                    + strategy.source().file());
        }

        @Override
        public void broken(String file, List<CompileProblem> problems) {
            told.add("broken " + problems.getFirst());
        }

        @Override
        public void removed(String file) {
            told.add("removed " + file);
        }
    };

    private void save(StrategySource source) throws IOException {
        Files.writeString(folder.resolve(source.file()), source.text());
    }

    @Test
    void what_is_there_at_the_start_is_loaded_before_the_start_returns() throws IOException {
        save(Sources.strategy("One", "one", ""));
        try (StrategyFolder watched = new StrategyFolder(folder, listener)) {
            watched.start();

            assertThat(told).containsExactly("loaded one of One.java");
        }
    }

    @Test
    void a_file_that_is_saved_is_loaded_and_a_broken_one_names_its_line() throws IOException {
        try (StrategyFolder watched = new StrategyFolder(folder, listener)) {
            watched.start();

            save(Sources.strategy("One", "one", ""));
            await().until(() -> told.contains("loaded one of One.java"));
            save(Sources.strategy("One", "one", "nonsense();"));
            await().until(() -> told.size() == 2);
            assertThat(told.get(1))
                    .startsWith("broken One.java:" + Sources.ON_BAR + ":")
                    .contains("nonsense");
            save(Sources.strategy("One", "one-again", ""));
            await().until(() -> told.contains("loaded one-again of One.java"));
            Files.delete(folder.resolve("One.java"));
            await().until(() -> told.contains("removed One.java"));
        }
    }

    @Test
    void a_file_that_is_only_touched_is_not_loaded_again() throws IOException {
        StrategyFolder watched = new StrategyFolder(folder, listener);
        save(Sources.strategy("One", "one", ""));
        watched.look();
        watched.look();
        Files.setLastModifiedTime(folder.resolve("One.java"), java.nio.file.attribute.FileTime.fromMillis(1_000_000));
        watched.look();
        watched.look();

        assertThat(told).containsExactly("loaded one of One.java");
    }

    @Test
    void a_file_that_still_changes_is_waited_for() throws IOException {
        StrategyFolder watched = new StrategyFolder(folder, listener);
        StrategySource whole = Sources.strategy("One", "one", "");
        Files.writeString(folder.resolve("One.java"), whole.text().substring(0, 100));
        watched.look();
        save(whole);
        watched.look();
        assertThat(told).isEmpty();
        watched.look();

        assertThat(told).containsExactly("loaded one of One.java");
    }

    @Test
    void other_files_are_left_alone() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "nothing");
        Files.writeString(folder.resolve(".One.java.swp"), "nothing");
        Files.writeString(folder.resolve("3One.java"), "nothing");
        Files.createDirectory(folder.resolve("Two.java"));
        try (StrategyFolder watched = new StrategyFolder(folder, listener)) {
            watched.start();

            assertThat(told).isEmpty();
        }
    }

    @Test
    void a_file_that_is_no_text_is_told() throws IOException {
        Files.write(folder.resolve("One.java"), new byte[] {(byte) 0xC3, 0x28});
        try (StrategyFolder watched = new StrategyFolder(folder, listener)) {
            watched.start();

            assertThat(told).containsExactly("broken One.java: error: the file is not UTF-8");
        }
    }
}
