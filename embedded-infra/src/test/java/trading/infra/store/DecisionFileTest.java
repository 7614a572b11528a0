package trading.infra.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionFileTest {
    @TempDir
    Path folder;

    private Path path() {
        return folder.resolve("decisions");
    }

    private DecisionFile open() throws IOException {
        return DecisionFile.open(path(), 100);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<byte[]> all(String... texts) {
        return Stream.of(texts).map(DecisionFileTest::bytes).toList();
    }

    private static List<String> found(DecisionFile file) {
        return file.found().stream()
                .map(payload -> new String(payload, StandardCharsets.UTF_8))
                .toList();
    }

    private void write(String... texts) throws IOException {
        try (DecisionFile file = open()) {
            file.append(all(texts), true);
        }
    }

    @Test
    void what_was_appended_is_found_in_its_order() throws IOException {
        write("one", "two");
        write("", "four");
        try (DecisionFile file = open()) {
            assertThat(found(file)).containsExactly("one", "two", "", "four");
        }
    }

    @Test
    void cut_anywhere_whole_frames_are_found_and_the_file_goes_on_behind_them() throws IOException {
        write("one", "two");
        byte[] whole = Files.readAllBytes(path());
        for (int length = 0; length < whole.length; length++) {
            Files.write(path(), Arrays.copyOf(whole, length));
            try (DecisionFile file = open()) {
                assertThat(found(file)).as("length %s", length).isEqualTo(length < 11 ? List.of() : List.of("one"));
                file.append(all("three"), false);
            }
            try (DecisionFile file = open()) {
                assertThat(found(file))
                        .as("length %s", length)
                        .endsWith("three")
                        .hasSize(length < 11 ? 1 : 2);
            }
        }
    }

    @Test
    void damage_before_the_end_is_set_aside_and_what_stands_before_it_is_found() throws IOException {
        write("one", "two", "three");
        byte[] whole = Files.readAllBytes(path());
        byte[] damaged = whole.clone();
        damaged[11 + 8] ^= 1;
        Files.write(path(), damaged);
        try (DecisionFile file = open()) {
            assertThat(found(file)).containsExactly("one");
        }
        assertThat(Files.readAllBytes(folder.resolve("decisions.damaged"))).isEqualTo(damaged);
        assertThat(Files.size(path())).isEqualTo(11);
    }

    @Test
    void a_cleared_file_is_empty_and_goes_on() throws IOException {
        try (DecisionFile file = open()) {
            file.append(all("one"), true);
            file.clear();
            assertThat(file.isEmpty()).isTrue();
            file.append(all("two"), true);
        }
        try (DecisionFile file = open()) {
            assertThat(found(file)).containsExactly("two");
        }
    }

    @Test
    void a_rewritten_file_has_only_what_is_wanted_and_is_large_again_at_twice_of_that() throws IOException {
        try (DecisionFile file = open()) {
            for (int i = 0; i < 20; i++) {
                file.append(all("number " + i), false);
            }
            assertThat(file.isLarge()).isTrue();
            file.rewrite(all("x".repeat(92)));
            assertThat(file.isLarge()).isFalse();
            file.append(all("y".repeat(92)), false);
            assertThat(file.isLarge()).isFalse();
            file.append(all("z"), false);
            assertThat(file.isLarge()).isTrue();
        }
        try (DecisionFile file = open()) {
            assertThat(found(file)).hasSize(3).endsWith("z");
        }
    }
}
