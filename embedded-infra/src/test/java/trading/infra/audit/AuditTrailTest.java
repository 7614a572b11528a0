package trading.infra.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.infra.process.DataDirectory;

class AuditTrailTest {
    @TempDir
    private Path temporary;

    private Path data;

    @BeforeEach
    void folder() {
        data = temporary.resolve("data");
    }

    @Test
    void what_was_recorded_is_read_in_order_and_is_whole() throws IOException {
        write(1, 3);
        write(4, 2);
        assertThat(details()).containsExactly("act 1", "act 2", "act 3", "act 4", "act 5");
        assertThat(verdict().events()).isEqualTo(5);
    }

    @Test
    void an_event_is_on_disk_when_record_returns() throws IOException {
        try (DataDirectory directory = DataDirectory.open(data);
                AuditTrail trail = AuditTrail.open(directory)) {
            trail.record(event("login", "owner", 1));
            assertThat(verdict().events()).isEqualTo(1);
            trail.record(event("logout", "owner", 2));
            assertThat(verdict().events()).isEqualTo(2);
            assertThat(verdict().chain()).isEqualTo(trail.chain());
        }
    }

    @Test
    void every_flipped_bit_is_found() throws IOException {
        write(1, 4);
        for (Path file : List.of(file(1), data.resolve("audit/head"))) {
            byte[] whole = Files.readAllBytes(file);
            for (int bit = 0; bit < whole.length * 8; bit++) {
                byte[] flipped = whole.clone();
                flipped[bit / 8] ^= (byte) (1 << (bit % 8));
                Files.write(file, flipped);
                if (file.endsWith("head")
                        && new String(flipped, StandardCharsets.ISO_8859_1)
                                .strip()
                                .equals(new String(whole, StandardCharsets.ISO_8859_1).strip())) {
                    continue; // another white space after the last word says the same
                }
                assertThatThrownBy(this::verdict).as("%s bit %d", file, bit).isInstanceOf(AuditDamagedException.class);
            }
            Files.write(file, whole);
        }
        assertThatCode(this::verdict).doesNotThrowAnyException();
    }

    @Test
    void the_first_line_that_is_wrong_is_named() throws IOException {
        write(1, 5);
        List<String> lines = Files.readAllLines(file(1));
        lines.set(2, lines.get(2).replace("act 3", "act 9"));
        Files.writeString(file(1), String.join("\n", lines) + "\n");
        assertThatThrownBy(this::verdict).isInstanceOfSatisfying(AuditDamagedException.class, damaged -> {
            assertThat(damaged.file()).isEqualTo(file(1));
            assertThat(damaged.line()).isEqualTo(3);
        });
    }

    @Test
    void lines_taken_out_swapped_put_in_or_cut_off_are_found() throws IOException {
        write(1, 4);
        List<String> lines = Files.readAllLines(file(1));
        broken(List.of(lines.get(0), lines.get(2), lines.get(3)));
        broken(List.of(lines.get(0), lines.get(2), lines.get(1), lines.get(3)));
        broken(List.of(lines.get(0), lines.get(0), lines.get(1), lines.get(2), lines.get(3)));
        broken(lines.subList(0, 3));
        broken(List.of());
        Files.delete(file(1));
        assertThatThrownBy(this::verdict).hasMessageContaining("the head counts 4 events, and 0 are there");
    }

    @Test
    void an_older_state_of_file_and_head_is_not_taken_for_the_whole_when_its_link_was_kept() throws IOException {
        write(1, 2);
        byte[] file = Files.readAllBytes(file(1));
        byte[] head = Files.readAllBytes(data.resolve("audit/head"));
        write(3, 2);
        String kept = verdict().chain();
        assertThat(verdict(kept).keptAt()).isEqualTo(4);
        Files.write(file(1), file);
        Files.write(data.resolve("audit/head"), head);
        assertThat(verdict(kept).keptAt()).isZero();
    }

    @Test
    void a_head_made_without_the_key_is_found() throws IOException {
        write(1, 3);
        List<String> lines = Files.readAllLines(file(1));
        Files.writeString(file(1), lines.getFirst() + "\n");
        AuditHead forged = new AuditHead(
                1, 1, lines.getFirst().length() + 1, lines.getFirst().substring(10, 74), java.time.Instant.now());
        forged.write(data.resolve("audit"), "another key".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(this::verdict).hasMessageContaining("was not written with audit.key");
    }

    @Test
    void a_trail_without_head_key_or_folder_is_not_whole() throws IOException {
        write(1, 3);
        Path head = data.resolve("audit/head");
        Files.move(head, temporary.resolve("head"));
        assertThatThrownBy(this::verdict).hasMessageContaining("the head is gone");
        Files.move(temporary.resolve("head"), head);
        Files.move(data.resolve("secrets/audit.key"), temporary.resolve("key"));
        assertThatThrownBy(this::verdict).hasMessageContaining("the key of the head is gone");
        Files.move(temporary.resolve("key"), data.resolve("secrets/audit.key"));
        Files.move(data.resolve("audit"), temporary.resolve("audit"));
        assertThatThrownBy(this::verdict).hasMessageContaining("the whole trail is gone");
    }

    @Test
    void a_torn_tail_is_cut_wherever_it_was_torn() throws IOException {
        write(1, 2);
        byte[] before = Files.readAllBytes(file(1));
        byte[] head = Files.readAllBytes(data.resolve("audit/head"));
        write(3, 1);
        byte[] after = Files.readAllBytes(file(1));
        for (int length = before.length; length < after.length; length++) {
            Files.write(file(1), java.util.Arrays.copyOf(after, length));
            Files.write(data.resolve("audit/head"), head);
            assertThat(verdict().events()).as("%d bytes", length).isEqualTo(2);
        }
        write(4, 1);
        assertThat(details()).containsExactly("act 1", "act 2", "act 4");
    }

    @Test
    void the_chain_goes_on_over_files() throws IOException {
        try (DataDirectory directory = DataDirectory.open(data);
                AuditTrail trail = AuditTrail.open(directory, new AuditTrail.Limits(600, 60))) {
            record(trail, 1, 12);
        }
        assertThat(file(3)).exists();
        assertThat(verdict().events()).isEqualTo(12);
        try (DataDirectory directory = DataDirectory.open(data);
                AuditTrail trail = AuditTrail.open(directory, new AuditTrail.Limits(600, 60))) {
            record(trail, 13, 2);
        }
        assertThat(details()).hasSize(14).endsWith("act 13", "act 14");
        Files.delete(file(2));
        assertThatThrownBy(this::verdict).isInstanceOf(AuditDamagedException.class);
    }

    @Test
    void a_damaged_trail_is_put_aside_and_told_and_a_new_one_begins() throws IOException {
        write(1, 3);
        byte[] bytes = Files.readAllBytes(file(1));
        bytes[100] ^= 1;
        Files.write(file(1), bytes);
        try (DataDirectory directory = DataDirectory.open(data);
                AuditTrail trail = AuditTrail.open(directory)) {
            assertThat(trail.damage())
                    .hasValueSatisfying(what -> assertThat(what).contains("line 1"));
            record(trail, 7, 1);
        }
        assertThat(details()).containsExactly("act 7");
        assertThat(verdict().damaged())
                .singleElement()
                .satisfies(aside -> assertThat(Files.readAllBytes(aside.resolve("audit-000001.jsonl")))
                        .isEqualTo(bytes));
    }

    @Test
    void what_cannot_be_written_now_is_written_later_and_told() throws Exception {
        try (DataDirectory directory = DataDirectory.open(data);
                AuditTrail trail = AuditTrail.open(directory)) {
            record(trail, 1, 1);
            // A folder in the place of the new head: no write of it can end.
            Path obstacle = data.resolve("audit/head.new");
            Files.createDirectories(obstacle.resolve("full"));
            record(trail, 2, 1);
            assertThat(trail.failure()).isPresent();
            record(trail, 3, 1);
            Files.delete(obstacle.resolve("full"));
            Files.delete(obstacle);
            org.awaitility.Awaitility.await().until(() -> trail.failure().isEmpty());
            record(trail, 4, 1);
        }
        assertThat(details()).containsExactly("act 1", "act 2", "act 3", "act 4");
        assertThat(verdict().events()).isEqualTo(4);
    }

    @Test
    void strangers_fill_no_disk_but_are_counted() throws IOException {
        try (DataDirectory directory = DataDirectory.open(data);
                AuditTrail trail = AuditTrail.open(directory, new AuditTrail.Limits(1 << 20, 5))) {
            IntStream.range(0, 40).forEach(i -> trail.record(event("host_refused", "", i)));
            trail.record(event("rearm", "owner", 99));
        }
        List<AuditRecords.Numbered> all = AuditRecords.in(data).newest(any -> true, 100);
        assertThat(all)
                .extracting(one -> one.event().type())
                .containsExactly(
                        "host_refused",
                        "host_refused",
                        "host_refused",
                        "host_refused",
                        "host_refused",
                        "rearm",
                        "audit_suppressed");
        assertThat(all.getLast().event().details()).isEqualTo("host_refused: 35 more in this minute");
    }

    @Test
    void no_text_of_a_stranger_makes_a_second_line() throws IOException {
        try (DataDirectory directory = DataDirectory.open(data);
                AuditTrail trail = AuditTrail.open(directory)) {
            trail.record(AuditEvent.now(
                    "login_refused", "a\n{\"event_type\":\"login\"}\r\u2028\u202e\u007f é", "", "x\n\u0000", ""));
        }
        assertThat(Files.readAllLines(file(1), StandardCharsets.US_ASCII)).hasSize(1);
        assertThat(details()).containsExactly("a\n{\"event_type\":\"login\"}\r\u2028\u202e\u007f é");
    }

    @Test
    void events_of_many_threads_are_all_there() throws Exception {
        try (DataDirectory directory = DataDirectory.open(data);
                AuditTrail trail = AuditTrail.open(directory)) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int from = i * 10;
                threads.add(Thread.ofVirtual().start(() -> record(trail, from, 10)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(details()).hasSize(80).doesNotHaveDuplicates();
        assertThat(verdict().events()).isEqualTo(80);
    }

    @Test
    void where_nothing_was_ever_recorded_there_is_no_verdict() throws IOException {
        assertThat(AuditRecords.in(data).verify("")).isEqualTo(Optional.empty());
        assertThat(AuditRecords.in(data).newest(any -> true, 10)).isEmpty();
    }

    private void broken(List<String> lines) throws IOException {
        Files.writeString(file(1), lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
        assertThatThrownBy(this::verdict).as("%s", lines).isInstanceOf(AuditDamagedException.class);
    }

    private void write(int from, int count) throws IOException {
        try (DataDirectory directory = DataDirectory.open(data);
                AuditTrail trail = AuditTrail.open(directory)) {
            record(trail, from, count);
        }
    }

    private static void record(AuditTrail trail, int from, int count) {
        IntStream.range(from, from + count).forEach(i -> trail.record(event("act", "owner", i)));
    }

    private static AuditEvent event(String type, String principal, int number) {
        return AuditEvent.now(type, "act " + number, "127.0.0.1", "test", principal);
    }

    private List<String> details() throws IOException {
        return AuditRecords.in(data).newest(any -> true, 1_000).stream()
                .map(one -> one.event().details())
                .toList();
    }

    private AuditRecords.Verdict verdict() throws IOException {
        return verdict("");
    }

    private AuditRecords.Verdict verdict(String kept) throws IOException {
        return AuditRecords.in(data).verify(kept).orElseThrow();
    }

    private Path file(int number) {
        return data.resolve(String.format("audit/audit-%06d.jsonl", number));
    }
}
