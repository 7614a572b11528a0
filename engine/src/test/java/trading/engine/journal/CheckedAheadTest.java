package trading.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trading.engine.journal.JournalTest.append;
import static trading.engine.journal.JournalTest.read;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Segments of the size that is checked on a thread of its own: the reader must not tell them from small ones.
class CheckedAheadTest {
    private static final int SEGMENT = 1 << 20;
    private static final int FRAME = 56;
    private static final int FRAMES = 40_000;

    private final SimulatedDisk disk = new SimulatedDisk();

    private void write() throws IOException {
        try (Journal journal = Journal.open(disk, SEGMENT, 0)) {
            append(journal, FRAMES);
        }
    }

    /// Turns a bit in the first segment.
    private void damage(int at) {
        String file = SegmentHeader.fileName(1);
        byte[] bytes = disk.bytes(file);
        bytes[at] ^= 1;
        disk.put(file, bytes);
    }

    @Test
    void every_command_comes_once_and_in_order() throws IOException {
        write();
        assertThat(disk.names()).hasSizeGreaterThan(2);
        assertThat(read(disk, 1)).hasSize(FRAMES).startsWith("1@10 command 1").endsWith("40000@400000 command 40000");
        assertThat(read(disk, 30_001)).hasSize(FRAMES - 30_000).startsWith("30001@300010 command 30001");
    }

    @Test
    void what_is_before_the_damage_comes_before_the_error() throws IOException {
        write();
        damage(SegmentHeader.BYTES + 1_000 * FRAME + 45);
        List<Long> seen = new ArrayList<>();
        assertThatThrownBy(() -> JournalReader.open(disk)
                        .forEach(1, (sequence, time, buffer, offset, length) -> seen.add(sequence)))
                .isInstanceOf(JournalCorruptException.class);
        assertThat(seen).hasSize(1_000).endsWith(1_000L);
    }

    @Test
    void an_error_of_the_consumer_ends_the_reading() throws IOException, InterruptedException {
        write();
        List<Long> seen = new ArrayList<>();
        assertThatThrownBy(() -> JournalReader.open(disk).forEach(1, (sequence, time, buffer, offset, length) -> {
                    seen.add(sequence);
                    if (sequence == 5) {
                        throw new IllegalStateException("enough");
                    }
                }))
                .hasMessage("enough");
        assertThat(seen).hasSize(5);
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("journal-check")) {
                assertThat(thread.join(Duration.ofSeconds(20))).isTrue(); // it may still be on its way out
            }
        }
    }
}
