package trading.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.history.BarStore.OnConflict;

class TickStoreTest {
    private static final long START = 1_640_995_200_000_000_000L;
    private static final long MILLISECOND = 1_000_000;

    @TempDir
    Path folder;

    private TickStore store;

    @BeforeEach
    void open() {
        store = new TickStore(folder);
    }

    private MergeResult put(TickColumns ticks, OnConflict onConflict) throws Exception {
        try (TickStore.Staged staged =
                store.stage("BTCUSDT", false, 100, 1_000, List.of(ticks).iterator(), onConflict)) {
            staged.commit();
            return staged.merged();
        }
    }

    /// Twenty thousand with bursts, quiet minutes and lost numbers: three blocks.
    private static TickColumns many(long seed) {
        Random random = new Random(seed);
        TickColumns ticks = new TickColumns(1);
        long time = START;
        long id = 1_000;
        long price = 4_600_000;
        for (int i = 0; i < 20_000; i++) {
            time += random.nextInt(10) == 0 ? random.nextInt(60_000) * MILLISECOND + random.nextInt(3) : 0;
            id += random.nextInt(5_000) == 0 ? 1 + random.nextInt(40) : 1;
            price += random.nextInt(21) - 10;
            ticks.add(time, id, price, random.nextInt(1_000_000), random.nextBoolean());
        }
        return ticks;
    }

    private List<String> all() throws Exception {
        List<String> shown = new ArrayList<>();
        TickSeries series = store.open("BTCUSDT").orElseThrow();
        series.blocks().forEachRemaining(block -> {
            for (int i = 0; i < block.count(); i++) {
                shown.add(text(block, i));
            }
        });
        return shown;
    }

    private static String text(TickColumns ticks, int i) {
        return ticks.timeNanos(i) + " " + ticks.id(i) + " " + ticks.price(i) + " " + ticks.quantity(i) + " "
                + ticks.buyerIsMaker(i);
    }

    private static List<String> texts(TickColumns ticks) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < ticks.count(); i++) {
            shown.add(text(ticks, i));
        }
        return shown;
    }

    private static TickColumns part(TickColumns ticks, int from, int to) {
        TickColumns part = new TickColumns(1);
        for (int i = from; i < to; i++) {
            part.add(ticks, i);
        }
        return part;
    }

    @Test
    void what_is_put_in_comes_out() throws Exception {
        TickColumns ticks = many(1);

        assertThat(put(ticks, OnConflict.REFUSE)).isEqualTo(new MergeResult(20_000, 0, 0, 20_000));
        assertThat(all()).isEqualTo(texts(ticks));
        assertThat(store.list()).containsExactly("BTCUSDT");
        assertThat(store.open("BTCUSDT").orElseThrow().bytes()).isLessThan(20_000 * 8);
    }

    @Test
    void files_that_overlap_are_one_series_whatever_comes_first() throws Exception {
        TickColumns ticks = many(2);
        put(part(ticks, 9_000, 20_000), OnConflict.REFUSE);

        assertThat(put(part(ticks, 0, 12_000), OnConflict.REFUSE)).isEqualTo(new MergeResult(9_000, 3_000, 0, 20_000));
        assertThat(all()).isEqualTo(texts(ticks));
        try (Stream<Path> files = Files.list(folder.resolve("BTCUSDT"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void other_values_are_refused_or_replace() throws Exception {
        TickColumns ticks = many(3);
        put(ticks, OnConflict.REFUSE);
        TickColumns other = new TickColumns(1);
        other.add(ticks.timeNanos(5), ticks.id(5), ticks.price(5) + 1, ticks.quantity(5), ticks.buyerIsMaker(5));

        assertThatThrownBy(() -> put(other, OnConflict.REFUSE))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("trade id=" + ticks.id(5));
        assertThat(all()).isEqualTo(texts(ticks));
        assertThat(put(other, OnConflict.REPLACE)).isEqualTo(new MergeResult(0, 0, 1, 20_000));
        assertThat(all().get(5)).isEqualTo(text(other, 0));
    }

    @Test
    void a_later_number_with_an_earlier_time_is_no_trade_of_that_market() throws Exception {
        TickColumns ticks = many(4);
        put(ticks, OnConflict.REFUSE);
        TickColumns late = new TickColumns(1);
        late.add(START, ticks.id(19_999) + 1, 1, 1, true);

        assertThatThrownBy(() -> put(late, OnConflict.REPLACE)).isInstanceOf(ConflictException.class);
        assertThat(all()).isEqualTo(texts(ticks));
    }

    @Test
    void trades_and_aggregated_ones_do_not_mix() throws Exception {
        put(many(5), OnConflict.REFUSE);

        assertThatThrownBy(() -> store.stage(
                        "BTCUSDT", true, 100, 1_000, List.of(many(5)).iterator(), OnConflict.REPLACE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the file has aggregated trades");
        assertThat(put(many(5), OnConflict.REFUSE).same()).isEqualTo(20_000);
    }

    @Test
    void what_is_not_committed_is_not_there_and_leaves_nothing() throws Exception {
        try (TickStore.Staged staged =
                store.stage("BTCUSDT", false, 1, 1, List.of(many(6)).iterator(), OnConflict.REFUSE)) {
            assertThat(staged.merged().added()).isEqualTo(20_000);
            assertThat(store.open("BTCUSDT")).isEmpty();
        }
        assertThat(store.list()).isEmpty();
        try (Stream<Path> files = Files.list(folder.resolve("BTCUSDT"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void verify_tells_which_numbers_are_missing() throws Exception {
        TickColumns ticks = new TickColumns(1);
        ticks.add(START, 10, 5, 1, true);
        ticks.add(START + 1, 11, 5, 1, true);
        ticks.add(START + 7, 15, 5, 1, true);
        ticks.add(START + 8, 17, 5, 1, true);
        put(ticks, OnConflict.REFUSE);

        TickCoverage coverage = store.verify("BTCUSDT");

        assertThat(coverage.count()).isEqualTo(4);
        assertThat(coverage.missing()).isEqualTo(4);
        assertThat(coverage.gaps())
                .containsExactly(new Coverage.Gap(START + 1, START + 7, 3), new Coverage.Gap(START + 7, START + 8, 1));
    }

    @Test
    void a_flipped_bit_anywhere_is_noticed() throws Exception {
        put(part(many(7), 0, 300), OnConflict.REFUSE);
        Path file = folder.resolve("BTCUSDT/ticks-1.trades");
        byte[] good = Files.readAllBytes(file);
        for (int at = 0; at < good.length; at += 7) {
            byte[] bad = good.clone();
            bad[at] ^= 4;
            Files.write(file, bad);
            assertThatThrownBy(() -> store.verify("BTCUSDT"))
                    .as("byte %s", at)
                    .isInstanceOf(DamagedHistoryException.class);
        }
        for (int length = 0; length < good.length; length += 11) {
            Files.write(file, java.util.Arrays.copyOf(good, length));
            assertThatThrownBy(() -> store.verify("BTCUSDT"))
                    .as("length %s", length)
                    .isInstanceOf(DamagedHistoryException.class);
        }
    }

    @Test
    void a_cursor_finds_the_ticks_of_any_stretch() throws Exception {
        TickColumns ticks = many(8);
        put(ticks, OnConflict.REFUSE);
        TickCursor cursor = new TickCursor(store.open("BTCUSDT").orElseThrow());
        Random random = new Random(9);
        for (int round = 0; round < 200; round++) {
            int one = random.nextInt(20_000);
            long from = ticks.timeNanos(one) + random.nextInt(3) - 1;
            long to = from + random.nextLong(3_600_000 * MILLISECOND);
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < ticks.count(); i++) {
                if (ticks.timeNanos(i) >= from && ticks.timeNanos(i) < to) {
                    expected.add(ticks.timeNanos(i) + " " + ticks.price(i));
                }
            }
            List<String> found = new ArrayList<>();
            for (boolean there = cursor.seek(from, to); there; there = cursor.advance()) {
                found.add(cursor.timeNanos() + " " + cursor.price());
            }
            assertThat(found).isEqualTo(expected);
        }
    }
}
