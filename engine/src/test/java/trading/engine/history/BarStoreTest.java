package trading.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trading.engine.model.TimeFrame;

class BarStoreTest {
    private static final SeriesKey KEY = new SeriesKey("BTCUSDT", TimeFrame.M1);
    private static final long MINUTE = TimeFrame.M1.nanos();
    private static final long TICK = 1_000_000;
    private static final long LOT = 1_000;

    @TempDir
    Path folder;

    private BarStore store() {
        return new BarStore(folder);
    }

    /// Random bars of which some are missing.
    private static BarColumns random(long seed, int count, boolean gaps, boolean counts) {
        Random dice = new Random(seed);
        BarColumns bars = new BarColumns(16);
        long price = 4_000_000;
        long time = 27_000_000L * MINUTE;
        for (int i = 0; i < count; i++) {
            time += MINUTE * (gaps && dice.nextInt(50) == 0 ? 1 + dice.nextInt(5_000) : 1);
            long open = price + dice.nextInt(21) - 10;
            price = Math.max(1, open + dice.nextInt(20_001) - 10_000);
            long high = Math.max(open, price) + dice.nextInt(1_000);
            long low = Math.max(0, Math.min(open, price) - dice.nextInt(1_000));
            bars.add(time, open, high, low, price, dice.nextLong(1L << dice.nextInt(1, 40)), counts ? i % 7 : 0);
        }
        return bars;
    }

    private static BarColumns few(long... minutesAndCloses) {
        BarColumns bars = new BarColumns(4);
        for (int i = 0; i < minutesAndCloses.length; i += 2) {
            long close = minutesAndCloses[i + 1];
            bars.add(minutesAndCloses[i] * MINUTE, close, close, close, close, 1, 0);
        }
        return bars;
    }

    private MergeResult merge(BarColumns bars, BarStore.OnConflict onConflict) throws IOException, ConflictException {
        return store().merge(KEY, TICK, LOT, List.of(bars).iterator(), onConflict);
    }

    private BarColumns all() throws IOException {
        try (BarSeries series = store().open(KEY).orElseThrow()) {
            return series.read(Long.MIN_VALUE, Long.MAX_VALUE);
        }
    }

    private static List<String> rows(Bars bars) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < bars.count(); i++) {
            rows.add(bars.bar(i, 0, TimeFrame.M1).toString());
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4_095, 4_096, 4_097, 20_000})
    void what_was_put_in_comes_out(int count) throws Exception {
        BarColumns bars = random(count, count, count % 2 == 0, count % 3 == 0);

        MergeResult result = merge(bars, BarStore.OnConflict.REFUSE);

        assertThat(result).isEqualTo(new MergeResult(count, 0, 0, count));
        assertThat(rows(all())).isEqualTo(rows(bars));
    }

    @Test
    void extreme_numbers_come_out_as_they_were() throws Exception {
        BarColumns bars = new BarColumns(1);
        bars.add(0, Long.MAX_VALUE / 2, Long.MAX_VALUE / 2, 1, 1, Long.MAX_VALUE, Long.MAX_VALUE);
        bars.add(MINUTE, 1, 1, 1, 1, 0, 0);

        merge(bars, BarStore.OnConflict.REFUSE);

        assertThat(rows(all())).isEqualTo(rows(bars));
    }

    @Test
    void a_part_is_what_opens_from_its_start_to_before_its_end() throws Exception {
        BarColumns bars = random(1, 10_000, false, false);
        merge(bars, BarStore.OnConflict.REFUSE);
        long first = bars.openTimeNanos(0);

        try (BarSeries series = store().open(KEY).orElseThrow()) {
            BarColumns part = series.read(first + 4_000 * MINUTE, first + 4_200 * MINUTE);

            assertThat(part.count()).isEqualTo(200);
            assertThat(rows(part)).isEqualTo(rows(bars).subList(4_000, 4_200));
            assertThat(series.read(0, first).count()).isZero();
            assertThat(series.read(first + 10_000 * MINUTE, Long.MAX_VALUE).count())
                    .isZero();
        }
    }

    @Test
    void bars_are_merged_by_time_before_between_and_after() throws Exception {
        merge(few(10, 100, 12, 100), BarStore.OnConflict.REFUSE);

        MergeResult result = merge(few(9, 90, 10, 100, 11, 110, 13, 130), BarStore.OnConflict.REFUSE);

        assertThat(result).isEqualTo(new MergeResult(3, 1, 0, 5));
        assertThat(rows(all())).isEqualTo(rows(few(9, 90, 10, 100, 11, 110, 12, 100, 13, 130)));
    }

    @Test
    void other_values_for_a_bar_are_refused_and_nothing_is_changed() throws Exception {
        merge(few(10, 100, 11, 110), BarStore.OnConflict.REFUSE);

        assertThatThrownBy(() -> merge(few(9, 90, 11, 111), BarStore.OnConflict.REFUSE))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("1970-01-01T00:11:00Z");
        assertThat(rows(all())).isEqualTo(rows(few(10, 100, 11, 110)));
        try (Stream<Path> files = Files.list(folder.resolve("BTCUSDT"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void other_values_replace_when_that_is_wanted() throws Exception {
        merge(few(10, 100, 11, 110), BarStore.OnConflict.REFUSE);

        assertThat(merge(few(11, 111), BarStore.OnConflict.REPLACE)).isEqualTo(new MergeResult(0, 0, 1, 2));
        assertThat(rows(all())).isEqualTo(rows(few(10, 100, 11, 111)));
    }

    @Test
    void paged_bars_are_those_that_are_read_also_after_the_series_was_closed() throws Exception {
        BarColumns bars = random(2, 90_000, true, true);
        merge(bars, BarStore.OnConflict.REFUSE);
        long from = bars.openTimeNanos(5_000);
        long to = bars.openTimeNanos(80_001);
        BarColumns read;
        Bars paged;
        try (BarSeries series = store().open(KEY).orElseThrow()) {
            read = series.read(from, to);
            paged = series.paged(from, to);
            assertThat(series.paged(0, 1).count()).isZero();
        }

        assertThat(rows(paged)).isEqualTo(rows(read));
        Bars another = paged.reader();
        Random dice = new Random(3);
        for (int i = 0; i < 1_000; i++) {
            int index = dice.nextInt(read.count());
            assertThat(another.close(index)).isEqualTo(read.close(index));
            assertThat(another.firstFrom(read.openTimeNanos(index))).isEqualTo(index);
            assertThat(another.firstFrom(read.openTimeNanos(index) + 1)).isEqualTo(index + 1);
        }
    }

    @Test
    void a_reader_goes_on_with_what_it_opened() throws Exception {
        merge(few(10, 100), BarStore.OnConflict.REFUSE);
        try (BarSeries series = store().open(KEY).orElseThrow()) {
            merge(few(11, 110), BarStore.OnConflict.REFUSE);

            assertThat(series.read(0, Long.MAX_VALUE).count()).isEqualTo(1);
        }
        assertThat(all().count()).isEqualTo(2);
    }

    @Test
    void another_grid_is_refused() throws Exception {
        merge(few(10, 100), BarStore.OnConflict.REFUSE);

        assertThatThrownBy(() ->
                        store().merge(KEY, TICK * 10, LOT, List.of(few(11, 11)).iterator(), BarStore.OnConflict.REFUSE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has tickSize=1000000")
                .hasMessageContaining("remove the series first");
    }

    @Test
    void times_that_do_not_rise_or_are_off_the_frame_are_refused() {
        assertThatThrownBy(() -> merge(few(10, 100, 10, 100), BarStore.OnConflict.REFUSE))
                .hasMessageContaining("times must rise");
        BarColumns crooked = new BarColumns(1);
        crooked.add(MINUTE + 1, 1, 1, 1, 1, 0, 0);
        assertThatThrownBy(() -> merge(crooked, BarStore.OnConflict.REFUSE)).hasMessageContaining("on the frame");
    }

    @Test
    void the_coverage_tells_gaps_with_the_longest_first() throws Exception {
        merge(few(10, 1, 11, 1, 13, 1, 20, 1), BarStore.OnConflict.REFUSE);

        Coverage coverage = store().verify(KEY);

        assertThat(coverage.count()).isEqualTo(4);
        assertThat(coverage.gapCount()).isEqualTo(2);
        assertThat(coverage.missing()).isEqualTo(7);
        assertThat(coverage.gaps())
                .containsExactly(
                        new Coverage.Gap(14 * MINUTE, 20 * MINUTE, 6), new Coverage.Gap(12 * MINUTE, 13 * MINUTE, 1));
    }

    @Test
    void every_bit_that_turns_is_noticed() throws Exception {
        merge(random(3, 12, true, true), BarStore.OnConflict.REFUSE);
        Path file;
        try (Stream<Path> files = Files.list(folder.resolve("BTCUSDT"))) {
            file = files.findFirst().orElseThrow();
        }
        byte[] good = Files.readAllBytes(file);
        int noticed = 0;
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] bad = good.clone();
            bad[bit >> 3] ^= (byte) (1 << (bit & 7));
            Files.write(file, bad);
            try {
                store().verify(KEY);
            } catch (DamagedHistoryException expected) {
                noticed++;
            }
        }

        assertThat(noticed).isEqualTo(good.length * 8);
    }

    @Test
    void every_length_that_is_cut_is_noticed() throws Exception {
        merge(random(3, 5_000, false, false), BarStore.OnConflict.REFUSE);
        Path file;
        try (Stream<Path> files = Files.list(folder.resolve("BTCUSDT"))) {
            file = files.findFirst().orElseThrow();
        }
        byte[] good = Files.readAllBytes(file);
        for (int length = 0; length < good.length; length += 1 + length / 500) {
            Files.write(file, java.util.Arrays.copyOf(good, length));
            assertThatThrownBy(() -> store().verify(KEY))
                    .as("%d bytes", length)
                    .isInstanceOf(DamagedHistoryException.class);
        }
    }

    @Test
    void what_is_there_is_listed_and_removed() throws Exception {
        assertThat(store().list()).isEmpty();
        merge(few(10, 100), BarStore.OnConflict.REFUSE);
        SeriesKey hours = new SeriesKey("ETHUSDT", TimeFrame.H1);
        BarColumns hour = new BarColumns(1);
        hour.add(0, 1, 1, 1, 1, 1, 1);
        store().merge(hours, TICK, LOT, List.of(hour).iterator(), BarStore.OnConflict.REFUSE);
        Files.writeString(folder.resolve("BTCUSDT").resolve("notes.txt"), "mine");

        assertThat(store().list()).containsExactly(KEY, hours);
        assertThat(store().remove(KEY)).isTrue();
        assertThat(store().remove(KEY)).isFalse();
        assertThat(store().list()).containsExactly(hours);
        assertThat(store().open(KEY)).isEmpty();
    }

    @Test
    void a_symbol_that_would_leave_the_folder_is_refused() {
        for (String symbol : List.of("../X", "..", "", "btc", "A/B", "A\\B", "CON ")) {
            assertThatThrownBy(() -> new SeriesKey(symbol, TimeFrame.M1))
                    .as(symbol)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
