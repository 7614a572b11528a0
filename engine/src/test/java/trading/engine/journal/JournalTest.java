package trading.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final int SEGMENT = 4_096;

    private final SimulatedDisk disk = new SimulatedDisk();

    @Test
    void what_was_appended_is_read_back_over_many_segments_and_restarts() throws IOException {
        for (int run = 0; run < 5; run++) {
            try (Journal journal = Journal.open(disk, SEGMENT, 0)) {
                assertThat(journal.lastSequence()).isEqualTo(run * 100L);
                assertThat(journal.cleanStop()).isTrue();
                append(journal, 100);
            }
        }
        assertThat(disk.names()).hasSizeGreaterThan(5).first().isEqualTo("00000000000000000001.journal");
        assertThat(read(disk, 1)).hasSize(500).startsWith("1@10 command 1").endsWith("500@5000 command 500");
        assertThat(read(disk, 321)).hasSize(180).startsWith("321@3210 command 321");
    }

    @Test
    void files_of_the_file_system_hold_it_too(@TempDir Path directory) throws IOException {
        Storage files = Storage.in(directory.resolve("journal"));
        try (Journal journal = Journal.open(files, SEGMENT, 0)) {
            append(journal, 100);
        }
        assertThat(read(Storage.in(directory.resolve("journal")), 1)).hasSize(100);
        assertThat(Files.size(directory.resolve("journal/00000000000000000001.journal")))
                .isEqualTo(SEGMENT);
    }

    @Test
    void only_one_holder_has_the_lock(@TempDir Path directory) throws IOException {
        Storage files = Storage.in(directory);
        try (var held = files.lock()) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> Storage.in(directory).lock())
                    .isInstanceOf(StorageLockedException.class)
                    .hasMessageContaining(directory.toString());
        }
        files.lock().close();
    }

    @Test
    void nothing_is_durable_before_the_commit() throws IOException {
        Journal journal = Journal.open(disk, SEGMENT, 0);
        append(journal, 1, 3);
        assertThat(journal.durableSequence()).isZero();
        journal.commit();
        assertThat(journal.durableSequence()).isEqualTo(3);
    }

    @Test
    void a_batch_costs_one_force() throws IOException {
        Journal journal = Journal.open(disk, 1 << 20, 0);
        int before = disk.forces();
        append(journal, 1, 1_000);
        journal.commit();
        assertThat(disk.forces() - before).isEqualTo(1);
        journal.commit();
        assertThat(disk.forces() - before).isEqualTo(1);
    }

    @Test
    void a_command_that_ends_in_zeros_is_whole_after_a_restart() throws IOException {
        int length = Frames.LONGEST - Frames.HEADER;
        Journal killed = Journal.open(disk, 1 << 20, 0);
        append(killed, 2);
        killed.append(3, 30, new UnsafeBuffer(new byte[length]), 0, length);
        killed.commit();
        SimulatedDisk left = disk.crash(new SplittableRandom(1));

        Journal journal = Journal.open(left, 1 << 20, 3);
        assertThat(journal.lastSequence()).isEqualTo(3);
        List<Integer> lengths = new ArrayList<>();
        JournalReader.open(left).forEach(3, (sequence, time, buffer, offset, read) -> lengths.add(read));
        assertThat(lengths).containsExactly(length);
    }

    @Test
    void a_command_too_long_to_be_read_back_is_refused() throws IOException {
        int length = Frames.LONGEST - Frames.HEADER + 1;
        Journal journal = Journal.open(disk, 1 << 20, 0);
        assertThatThrownBy(() -> journal.append(1, 10, new UnsafeBuffer(new byte[length]), 0, length))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("length=" + length);
    }

    @Test
    void a_gap_in_the_sequence_is_refused() throws IOException {
        Journal journal = Journal.open(disk, SEGMENT, 0);
        assertThatThrownBy(() -> append(journal, 2, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void short_writes_are_continued() throws IOException {
        disk.takeAtMostPerWrite(7);
        try (Journal journal = Journal.open(disk, SEGMENT, 0)) {
            append(journal, 100);
        }
        assertThat(read(disk, 1)).hasSize(100);
    }

    @Test
    void a_failed_force_poisons_the_journal_for_ever() throws IOException {
        Journal journal = Journal.open(disk, SEGMENT, 0);
        append(journal, 10);
        disk.failForceAfter(0);
        append(journal, 11, 12);
        assertThatThrownBy(journal::commit)
                .isInstanceOf(JournalPoisonedException.class)
                .hasMessageContaining("Input/output error");
        assertThatThrownBy(journal::commit).isInstanceOf(JournalPoisonedException.class);
        assertThatThrownBy(() -> append(journal, 13, 13)).isInstanceOf(JournalPoisonedException.class);
        assertThat(journal.durableSequence()).isEqualTo(10);
        byte[] before = disk.bytes(SegmentHeader.fileName(1));
        journal.close();
        assertThat(disk.bytes(SegmentHeader.fileName(1))).isEqualTo(before);
    }

    @Test
    void a_full_disk_poisons_the_journal_and_the_next_start_goes_on_from_what_was_durable() throws IOException {
        Journal journal = Journal.open(disk, SEGMENT, 0);
        append(journal, 10);
        disk.failWriteAfter(0);
        append(journal, 11, 20);
        assertThatThrownBy(journal::commit)
                .isInstanceOf(JournalPoisonedException.class)
                .hasMessageContaining("No space left");
        journal.close();
        try (Journal again = Journal.open(disk, SEGMENT, 10)) {
            assertThat(again.lastSequence()).isBetween(10L, 20L);
            assertThat(again.cleanStop()).isFalse();
            append(again, 5);
        }
        assertThat(read(disk, 1)).hasSizeBetween(15, 25);
    }

    @Test
    void a_disk_that_is_full_at_the_roll_leaves_no_half_segment() throws IOException {
        Journal journal = Journal.open(disk, SEGMENT, 0);
        append(journal, 1, 50);
        journal.commit();
        disk.failWriteAfter(1);
        assertThatThrownBy(() -> append(journal, 51, 100)).isInstanceOf(JournalPoisonedException.class);
        journal.close();
        try (Journal again = Journal.open(disk, SEGMENT, 50)) {
            assertThat(again.lastSequence()).isGreaterThanOrEqualTo(50);
            append(again, 100);
        }
        assertThat(disk.names()).allMatch(name -> name.endsWith(".journal"));
    }

    static void append(Journal journal, int count) {
        long first = journal.lastSequence() + 1;
        append(journal, first, first + count - 1);
        journal.commit();
    }

    static void append(Journal journal, long from, long to) {
        for (long sequence = from; sequence <= to; sequence++) {
            byte[] bytes = ("command " + sequence).getBytes(StandardCharsets.US_ASCII);
            journal.append(sequence, sequence * 10, new UnsafeBuffer(bytes), 0, bytes.length);
        }
    }

    static List<String> read(Storage storage, long from) throws IOException {
        List<String> commands = new ArrayList<>();
        JournalReader.open(storage)
                .forEach(
                        from,
                        (sequence, time, buffer, offset, length) -> commands.add(
                                sequence + "@" + time + " " + buffer.getStringWithoutLengthAscii(offset, length)));
        return commands;
    }

    @Test
    void segments_that_are_allocated_ahead_read_like_the_others_and_leave_nothing_behind(@TempDir Path directory)
            throws Exception {
        Storage storage = Storage.in(directory);
        List<Long> read = new ArrayList<>();
        try (Journal journal = Journal.open(storage, 4_096, 0)) {
            journal.allocateAhead();
            for (long sequence = 1; sequence <= 400; sequence++) {
                journal.append(sequence, sequence, new UnsafeBuffer(new byte[100]), 0, 100);
                journal.commit();
            }
        }
        JournalReader.open(storage).forEach(1, (sequence, time, buffer, offset, length) -> read.add(sequence));
        assertThat(read).hasSize(400).isSorted();
        assertThat(storage.names()).noneMatch(name -> name.endsWith(SegmentWriter.UNFINISHED));
    }
}
