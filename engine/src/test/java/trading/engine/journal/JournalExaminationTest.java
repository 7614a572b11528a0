package trading.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trading.engine.journal.JournalTest.append;
import static trading.engine.journal.JournalTest.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Five segments of 72 frames or so, each frame proven durable by the next.
class JournalExaminationTest {
    private static final int SEGMENT = 4_096;
    private static final int FRAMES = 300;

    private final SimulatedDisk disk = new SimulatedDisk();

    @BeforeEach
    void a_journal() throws IOException {
        try (Journal journal = Journal.open(disk, SEGMENT, 0)) {
            for (int i = 0; i < FRAMES; i++) {
                append(journal, 1);
            }
        }
    }

    @Test
    void a_whole_journal_is_good_to_its_end() throws IOException {
        JournalExamination.Report report = JournalExamination.of(disk, FRAMES);
        assertThat(report.damage()).isEmpty();
        assertThat(report.lastGood()).isEqualTo(FRAMES);
        assertThat(report.highest()).isEqualTo(FRAMES);
        assertThat(report.segments()).isEqualTo(disk.names().size()).isGreaterThan(3);
    }

    @Test
    void a_damaged_frame_is_named_with_its_place_and_with_what_is_behind_it() throws IOException {
        String second = disk.names().get(1);
        flip(second, 1_000);
        JournalExamination.Report report = JournalExamination.of(disk, 0);
        assertThat(report.highest()).isEqualTo(FRAMES);
        assertThat(report.damage()).hasValueSatisfying(damage -> {
            assertThat(damage.file()).isEqualTo(second);
            assertThat(damage.offset()).isBetween(900L, 1_000L);
            assertThat(damage.sequence()).isEqualTo(report.lastGood() + 1);
        });
    }

    @Test
    void a_cut_leaves_exactly_the_good_frames_wherever_the_damage_is() throws IOException {
        List<String> whole = read(disk, 1);
        for (String name : disk.names()) {
            for (int at : new int[] {3, 90, 700}) {
                SimulatedDisk damaged = copy();
                flip(damaged, name, at);
                JournalExamination.Report report = JournalExamination.of(damaged, 0);
                assertThat(report.damage()).as("%s byte %d", name, at).isPresent();

                JournalCut.afterLastGood(damaged, report);

                assertThat(JournalExamination.of(damaged, 0).damage())
                        .as("%s byte %d", name, at)
                        .isEmpty();
                assertThat(read(damaged, 1)).isEqualTo(whole.subList(0, (int) report.lastGood()));
                try (Journal again = Journal.open(damaged, SEGMENT, 0)) {
                    assertThat(again.lastSequence()).isEqualTo(report.lastGood());
                    append(again, 100);
                }
                assertThat(read(damaged, 1)).hasSize((int) report.lastGood() + 100);
            }
        }
    }

    @Test
    void a_missing_segment_is_damage_and_so_is_a_journal_that_ends_before_what_was_durable() throws IOException {
        assertThat(JournalExamination.of(disk, FRAMES + 1).damage()).isPresent();
        disk.delete(disk.names().get(2));
        JournalExamination.Report report = JournalExamination.of(disk, 0);
        assertThat(report.damage())
                .hasValueSatisfying(damage -> assertThat(damage.rule()).contains("missing"));
        assertThat(report.highest()).isEqualTo(FRAMES);
        assertThat(report.lastGood()).isLessThan(200);
    }

    @Test
    void a_prefix_is_a_journal_of_its_own_that_ends_there_and_goes_on() throws IOException {
        List<String> whole = read(disk, 1);
        for (int last : new int[] {1, 72, 73, 150, FRAMES}) {
            SimulatedDisk prefix = new SimulatedDisk();
            JournalPrefix cut = JournalPrefix.upTo(disk, last);
            for (String name : cut.fileNames()) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                cut.write(name, bytes);
                prefix.put(name, bytes.toByteArray());
            }
            assertThat(read(prefix, 1)).isEqualTo(whole.subList(0, last));
            try (Journal journal = Journal.open(prefix, SEGMENT, last)) {
                append(journal, 80);
            }
            assertThat(read(prefix, 1))
                    .hasSize(last + 80)
                    .startsWith(whole.subList(0, last).toArray(String[]::new));
        }
        assertThat(JournalPrefix.upTo(disk, 0).fileNames()).isEmpty();
    }

    @Test
    void a_prefix_of_more_than_there_is_and_a_damaged_one_are_refused() throws IOException {
        assertThatThrownBy(() -> write(JournalPrefix.upTo(disk, FRAMES + 1)))
                .isInstanceOf(JournalCorruptException.class);
        flip(disk.names().get(1), 2_000);
        assertThatThrownBy(() -> write(JournalPrefix.upTo(disk, FRAMES))).isInstanceOf(JournalCorruptException.class);
    }

    private static void write(JournalPrefix prefix) throws IOException {
        for (String name : prefix.fileNames()) {
            prefix.write(name, new ByteArrayOutputStream());
        }
    }

    private SimulatedDisk copy() throws IOException {
        SimulatedDisk copy = new SimulatedDisk();
        for (String name : disk.names()) {
            copy.put(name, bytes(disk, name));
        }
        return copy;
    }

    private static byte[] bytes(SimulatedDisk disk, String name) throws IOException {
        try (StorageFile file = disk.open(name)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
            file.readFully(0, bytes);
            return bytes.array();
        }
    }

    private void flip(String name, int at) throws IOException {
        flip(disk, name, at);
    }

    private static void flip(SimulatedDisk disk, String name, int at) throws IOException {
        byte[] bytes = bytes(disk, name);
        bytes[at] ^= 0x10;
        disk.put(name, bytes);
    }
}
