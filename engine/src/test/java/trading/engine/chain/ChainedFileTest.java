package trading.engine.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainedFileTest {
    @TempDir
    Path folder;

    @Test
    void entries_come_back_in_order_and_more_can_be_added() throws Exception {
        write("{\"a\":1}", "{\"a\":2}");
        write("{\"a\":3}");

        assertThat(read()).containsExactly("{\"a\":1}", "{\"a\":2}", "{\"a\":3}");
        assertThat(ChainedFile.verify(file())).isEqualTo(3);
    }

    @Test
    void every_byte_that_is_changed_is_found() throws Exception {
        write("{\"a\":1}", "{\"a\":2}");
        byte[] right = Files.readAllBytes(file());

        for (int at = 0; at < right.length; at++) {
            for (int bit : new int[] {1, 32, 128}) {
                byte[] wrong = right.clone();
                wrong[at] ^= (byte) bit;
                Files.write(file(), wrong);

                assertThatThrownBy(() -> ChainedFile.verify(file()))
                        .as("byte %d bit %d", at, bit)
                        .isInstanceOf(ChainDamagedException.class);
            }
        }
        Files.write(file(), right);
        assertThatCode(() -> ChainedFile.verify(file())).doesNotThrowAnyException();
    }

    @Test
    void lines_that_are_taken_out_put_in_or_moved_are_found() throws Exception {
        write("{\"a\":1}", "{\"a\":2}", "{\"a\":3}");
        List<String> right = Files.readAllLines(file());

        for (int line = 0; line < 3; line++) {
            List<String> without = new ArrayList<>(right);
            without.remove(line);
            assertDamaged(without);
            List<String> twice = new ArrayList<>(right);
            twice.add(line, right.get(line));
            // The last one twice: what follows the head is torn, and not an entry.
            if (line < 2) {
                assertDamaged(twice);
            }
        }
        List<String> moved = new ArrayList<>(right);
        Collections.swap(moved, 0, 1);
        assertDamaged(moved);
        assertDamaged(List.of());
    }

    @Test
    void the_line_that_is_wrong_is_named() throws Exception {
        write("{\"a\":1}", "{\"a\":2}", "{\"a\":3}");
        Files.writeString(file(), Files.readString(file()).replace("{\"a\":2}", "{\"a\":9}"));

        assertThatThrownBy(() -> ChainedFile.verify(file()))
                .isInstanceOfSatisfying(
                        ChainDamagedException.class,
                        damaged -> assertThat(damaged.line()).isEqualTo(2))
                .hasMessageContaining("entries.jsonl line 2: the entry does not follow the one before");
        assertThatThrownBy(() -> write("{\"a\":4}")).isInstanceOf(ChainDamagedException.class);
    }

    @Test
    void a_file_that_is_gone_is_found() throws Exception {
        write("{\"a\":1}");
        Files.delete(file());

        assertThatThrownBy(() -> ChainedFile.open(file(), entry -> {}))
                .isInstanceOf(ChainDamagedException.class)
                .hasMessageContaining("the file is gone");
    }

    @Test
    void a_tail_that_a_crash_tore_is_cut_wherever_it_tore() throws Exception {
        write("{\"a\":1}");
        byte[] before = Files.readAllBytes(file());
        byte[] head = Files.readAllBytes(Head.of(file()));
        write("{\"a\":2}");
        byte[] after = Files.readAllBytes(file());

        for (int length = before.length; length <= after.length; length++) {
            Files.write(file(), Arrays.copyOf(after, length));
            Files.write(Head.of(file()), head);

            // The whole line was written, only the head was not: it counts.
            int expected = length == after.length ? 2 : 1;
            try (ChainedFile open = ChainedFile.open(file(), entry -> {})) {
                assertThat(open.entries()).as("length %d", length).isEqualTo(expected);
                open.append("{\"a\":7}");
            }
            assertThat(ChainedFile.verify(file())).isEqualTo(expected + 1);
        }
    }

    @Test
    void a_tail_that_the_head_promises_is_not_torn_but_damaged() throws Exception {
        write("{\"a\":1}", "{\"a\":2}");
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(whole, whole.length - 1));

        assertThatThrownBy(() -> ChainedFile.open(file(), entry -> {})).isInstanceOf(ChainDamagedException.class);
    }

    @Test
    void only_one_line_of_ascii_is_an_entry() throws Exception {
        try (ChainedFile open = ChainedFile.open(file(), entry -> {})) {
            assertThatThrownBy(() -> open.append("{}\n{}")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> open.append("\"ö\"")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void an_interrupted_thread_writes_all_the_same() throws Exception {
        try (ChainedFile open = ChainedFile.open(file(), entry -> {})) {
            Thread.currentThread().interrupt();
            open.append("{\"a\":1}");
            open.append("{\"a\":2}");
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(ChainedFile.verify(file())).isEqualTo(2);
    }

    @Test
    void after_a_failed_write_nothing_more_is_written() throws Exception {
        try (ChainedFile open = ChainedFile.open(file(), entry -> {})) {
            open.append("{\"a\":1}");
            // In place of the new head, so that it cannot be written.
            Path blocked = folder.resolve("entries.jsonl.head.new");
            Files.createDirectory(blocked);
            assertThatThrownBy(() -> open.append("{\"a\":2}")).isInstanceOf(IOException.class);
            Files.delete(blocked);

            assertThatThrownBy(() -> open.append("{\"a\":3}"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot be written since");
        }
        assertThat(read()).containsExactly("{\"a\":1}", "{\"a\":2}");
    }

    private void assertDamaged(List<String> lines) throws IOException {
        byte[] right = Files.readAllBytes(file());
        Files.write(file(), lines);
        assertThatThrownBy(() -> ChainedFile.verify(file())).as("%s", lines).isInstanceOf(ChainDamagedException.class);
        Files.write(file(), right);
    }

    private void write(String... entries) throws IOException {
        try (ChainedFile open = ChainedFile.open(file(), entry -> {})) {
            for (String entry : entries) {
                open.append(entry);
            }
        }
    }

    private List<String> read() throws IOException {
        List<String> entries = new ArrayList<>();
        ChainedFile.read(file(), entries::add);
        return entries;
    }

    private Path file() {
        return folder.resolve("entries.jsonl");
    }
}
