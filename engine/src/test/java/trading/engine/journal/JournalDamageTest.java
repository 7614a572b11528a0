package trading.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trading.engine.journal.JournalTest.append;
import static trading.engine.journal.JournalTest.read;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// A journal of 200 frames, the last 10 of which no later frame proves durable: every kind of damage either
/// leaves exactly the frames before it or is reported.
class JournalDamageTest {
    private static final int SEGMENT = 12_288;
    private static final int FRAME = 56;
    private static final int FRAMES = 200;
    private static final int PROVEN = 190;
    private static final String FILE = SegmentHeader.fileName(1);
    private static final long CORRUPT = -1;

    private static final Logger LOG = (Logger) LoggerFactory.getLogger(Journal.class);

    private final byte[] good = journal();

    /// Each cut is logged, and here are a hundred thousand of them.
    @BeforeAll
    static void keep_the_log_quiet() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void log_again() {
        LOG.setLevel(null);
    }

    @Test
    void the_undamaged_journal_is_whole() throws IOException {
        assertThat(recovered(good)).isEqualTo(FRAMES);
    }

    @Test
    void every_truncation_leaves_the_frames_before_it() throws IOException {
        for (int length = 0; length < good.length; length++) {
            long wholeFrames = Math.min(FRAMES, (length - SegmentHeader.BYTES) / FRAME);
            long zeros = zerosAfter(length, wholeFrames);
            assertThat(recovered(Arrays.copyOf(good, length)))
                    .as("length=%d", length)
                    .isEqualTo(length < SegmentHeader.BYTES ? CORRUPT : wholeFrames + zeros);
        }
    }

    /// A frame that lacks nothing but zeros at its end is whole.
    private long zerosAfter(int length, long wholeFrames) {
        if (wholeFrames == FRAMES || length < SegmentHeader.BYTES) {
            return 0;
        }
        for (int at = length; at < SegmentHeader.BYTES + (wholeFrames + 1) * FRAME; at++) {
            if (good[at] != 0) {
                return 0;
            }
        }
        return 1;
    }

    @Test
    void every_flipped_bit_is_reported_or_only_costs_frames_that_were_never_proven_durable() throws IOException {
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] damaged = good.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(recovered(damaged)).as("bit=%d", bit).isEqualTo(expectedAfterDamageAt(bit / 8));
        }
    }

    @Test
    void every_zeroed_sector_is_reported_or_only_costs_frames_that_were_never_proven_durable() throws IOException {
        for (int from = 0; from < good.length; from += 512) {
            byte[] damaged = good.clone();
            Arrays.fill(damaged, from, from + 512, (byte) 0);
            long expected = expectedAfterDamageAt(from);
            assertThat(recovered(damaged)).as("from=%d", from).isIn(expected, expected + 1);
        }
    }

    @Test
    void swapped_sectors_of_the_last_batch_cut_it() throws IOException {
        byte[] bytes = journal(4_000);
        int first = (SegmentHeader.BYTES + PROVEN * FRAME) / 512 + 1;
        for (int a = first; a < first + 4; a++) {
            for (int b = a + 1; b < first + 4; b++) {
                byte[] damaged = bytes.clone();
                System.arraycopy(bytes, a * 512, damaged, b * 512, 512);
                System.arraycopy(bytes, b * 512, damaged, a * 512, 512);
                long frames = (a * 512L - SegmentHeader.BYTES) / FRAME;
                assertThat(recovered(damaged)).isEqualTo(frames);
            }
        }
    }

    @Test
    void after_a_cut_the_journal_goes_on_and_reads_as_one() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = good.clone();
            int at = SegmentHeader.BYTES + PROVEN * FRAME + random.nextInt((FRAMES - PROVEN) * FRAME);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            SimulatedDisk disk = SimulatedDisk.with(FILE, damaged);
            try (Journal journal = Journal.open(disk, SEGMENT, 0)) {
                assertThat(journal.cutBytes()).isPositive();
                append(journal, 40);
            }
            long last = (at - SegmentHeader.BYTES) / FRAME + 40;
            assertThat(read(disk, 1)).hasSize((int) last);
            assertThat(Journal.open(disk, SEGMENT, 0).cleanStop()).isTrue();
        }
    }

    @Test
    void what_was_behind_a_cut_never_comes_back() throws IOException {
        byte[] damaged = good.clone();
        damaged[SegmentHeader.BYTES + 194 * FRAME + 20] ^= 1;
        SimulatedDisk disk = SimulatedDisk.with(FILE, damaged);
        Journal journal = Journal.open(disk, SEGMENT, 0);
        byte[] other = "another 195!".getBytes(StandardCharsets.US_ASCII);
        journal.append(195, 0, new UnsafeBuffer(other), 0, other.length);
        journal.commit();
        assertThat(Journal.open(disk, SEGMENT, 0).lastSequence()).isEqualTo(195);
        assertThat(read(disk, 195)).containsExactly("195@0 another 195!");
    }

    @Test
    void a_clean_close_proves_every_frame() throws IOException {
        SimulatedDisk disk = SimulatedDisk.with(FILE, good);
        Journal journal = Journal.open(disk, SEGMENT, 0);
        append(journal, 1);
        journal.close();
        byte[] closed = disk.bytes(FILE);
        for (int frame = 0; frame <= FRAMES; frame++) {
            byte[] damaged = closed.clone();
            damaged[SegmentHeader.BYTES + frame * FRAME + 50] ^= 1;
            assertThat(recovered(damaged)).isEqualTo(CORRUPT);
        }
    }

    @Test
    void what_others_know_to_be_durable_may_not_be_missing() {
        SimulatedDisk disk = SimulatedDisk.with(FILE, good);
        assertThatThrownBy(() -> Journal.open(disk, SEGMENT, FRAMES + 1))
                .isInstanceOf(JournalCorruptException.class)
                .hasMessageContaining("file=" + FILE)
                .hasMessageContaining("sequence=201");
        assertThatThrownBy(() -> Journal.open(new SimulatedDisk(), SEGMENT, 1))
                .isInstanceOf(JournalCorruptException.class);
        assertThat(disk.bytes(FILE)).isEqualTo(good);
    }

    @Test
    void corruption_is_told_with_its_place_and_changes_nothing() {
        byte[] damaged = good.clone();
        damaged[SegmentHeader.BYTES + 99 * FRAME + 3] ^= 1;
        SimulatedDisk disk = SimulatedDisk.with(FILE, damaged);
        assertThatThrownBy(() -> Journal.open(disk, SEGMENT, 0))
                .isInstanceOfSatisfying(JournalCorruptException.class, e -> {
                    assertThat(e.file()).isEqualTo(FILE);
                    assertThat(e.offset()).isEqualTo(SegmentHeader.BYTES + 99 * FRAME);
                    assertThat(e.sequence()).isEqualTo(100);
                });
        assertThat(disk.bytes(FILE)).isEqualTo(damaged);
    }

    @Test
    void frames_of_an_older_life_behind_the_end_are_a_torn_tail() throws IOException {
        byte[] stale = good.clone();
        System.arraycopy(good, SegmentHeader.BYTES, stale, SegmentHeader.BYTES + FRAMES * FRAME, 10 * FRAME);
        assertThat(recovered(stale)).isEqualTo(FRAMES);
    }

    @Test
    void every_segment_must_be_there_and_be_the_one_that_was_written() throws IOException {
        SimulatedDisk disk = segments();
        SimulatedDisk other = segments();
        List<String> names = disk.names();
        assertThat(names).hasSizeGreaterThan(4);
        for (int i = 0; i < names.size() - 1; i++) {
            SimulatedDisk without = copy(disk);
            without.delete(names.get(i));
            assertThatThrownBy(() -> Journal.open(without, 4_096, 0)).isInstanceOf(JournalCorruptException.class);

            byte[] bytes = disk.bytes(names.get(i));
            bytes[SegmentHeader.BYTES + 100] ^= 1;
            SimulatedDisk damaged = copy(disk);
            damaged.put(names.get(i), bytes);
            assertThatThrownBy(() -> read(damaged, 1)).isInstanceOf(JournalCorruptException.class);
        }
        other.put(names.get(2), older(disk.bytes(names.get(2))));
        assertThatThrownBy(() -> read(other, 1)).isInstanceOf(JournalCorruptException.class);
    }

    @Test
    void a_power_cut_at_any_moment_keeps_what_was_committed() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            SimulatedDisk disk = new SimulatedDisk();
            for (int life = 0; life < 4; life++) {
                Journal journal = Journal.open(disk, 4_096, 0);
                int batches = random.nextInt(1, 20);
                for (int batch = 0; batch < batches; batch++) {
                    long first = journal.lastSequence() + 1;
                    append(journal, first, first + random.nextInt(30));
                    if (batch < batches - 1) {
                        journal.commit();
                    }
                }
                long committed = journal.durableSequence();
                disk = disk.crash(random);
                List<String> left = read(disk, 1);
                assertThat(left).as("seed=%d", seed).hasSizeGreaterThanOrEqualTo((int) committed);
                assertThat(left)
                        .isEqualTo(LongStream.rangeClosed(1, left.size())
                                .mapToObj(n -> n + "@" + n * 10 + " command " + n)
                                .toList());
            }
        }
    }

    private long expectedAfterDamageAt(int offset) {
        if (offset < SegmentHeader.BYTES) {
            return CORRUPT;
        }
        long framesBefore = Math.min(FRAMES, (offset - SegmentHeader.BYTES) / FRAME);
        return framesBefore < PROVEN ? CORRUPT : framesBefore;
    }

    private static long recovered(byte[] bytes) throws IOException {
        SimulatedDisk disk = SimulatedDisk.with(FILE, bytes);
        try {
            Journal journal = Journal.open(disk, SEGMENT, 0);
            return journal.lastSequence();
        } catch (JournalCorruptException e) {
            return CORRUPT;
        }
    }

    private static byte[] journal() {
        return journal(FRAMES);
    }

    /// The first 190 in batches of ten, the others in one, all of them written.
    private static byte[] journal(int frames) {
        try {
            SimulatedDisk disk = new SimulatedDisk();
            Journal journal = Journal.open(disk, frames == FRAMES ? SEGMENT : 1 << 18, 0);
            for (int i = 0; i < PROVEN / 10; i++) {
                append(journal, 10);
            }
            append(journal, PROVEN + 1, frames);
            journal.commit();
            return disk.bytes(FILE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static SimulatedDisk segments() throws IOException {
        SimulatedDisk disk = new SimulatedDisk();
        Journal journal = Journal.open(disk, 4_096, 0);
        append(journal, 350);
        journal.close();
        return disk;
    }

    /// The segment as it was twenty frames before its end.
    private static byte[] older(byte[] segment) {
        byte[] older = segment.clone();
        Arrays.fill(older, SegmentHeader.BYTES + 50 * FRAME, older.length, (byte) 0);
        return older;
    }

    private static SimulatedDisk copy(SimulatedDisk disk) throws IOException {
        SimulatedDisk copy = new SimulatedDisk();
        for (String name : disk.names()) {
            copy.put(name, disk.bytes(name));
        }
        return copy;
    }
}
