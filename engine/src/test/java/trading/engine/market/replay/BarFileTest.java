package trading.engine.market.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trading.engine.market.replay.SampleFiles.KLINES;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import trading.engine.SampleData;
import trading.engine.model.TimeFrame;

class BarFileTest {
    private static final String HEADER =
            "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,"
                    + "ignore\n";

    @TempDir
    private Path directory;

    @Test
    void binance_klines_are_read_exactly() throws Exception {
        Path path = SampleFiles.write(directory, "a.csv", KLINES);

        assertThat(rows(path).getFirst())
                .isEqualTo(new BarRow(
                        1,
                        1_640_995_200_000_000_000L,
                        new BigDecimal("46197.0"),
                        new BigDecimal("46247.0"),
                        new BigDecimal("46195.0"),
                        new BigDecimal("46224.0"),
                        new BigDecimal("72.544755"),
                        5));
        assertThat(BarFile.inspect(path, false))
                .isEqualTo(new BarFile(
                        path,
                        "Binance klines",
                        TimeFrame.M1,
                        3,
                        1_640_995_200_000_000_000L,
                        1_640_995_320_000_000_000L,
                        0,
                        6,
                        0,
                        0,
                        0,
                        0,
                        false));
    }

    @Test
    void a_header_a_byte_order_mark_microseconds_zip_and_gzip_change_nothing() throws Exception {
        List<BarRow> plain = times(SampleFiles.write(directory, "a.csv", KLINES));
        String micros = KLINES.replaceAll("(16409\\d{8}),", "$1000,");

        assertThat(times(SampleFiles.write(directory, "b.csv", HEADER + KLINES)))
                .isEqualTo(plain);
        assertThat(times(SampleFiles.write(directory, "c.csv", "\uFEFF" + KLINES)))
                .isEqualTo(plain);
        assertThat(times(SampleFiles.write(directory, "d.csv", micros))).isEqualTo(plain);
        assertThat(times(SampleFiles.write(directory, "e.csv", KLINES.replace("\n", "\r"))))
                .isEqualTo(plain);
        assertThat(times(SampleFiles.zip(directory, "f.zip", KLINES, List.of("f.csv"))))
                .isEqualTo(plain);
        assertThat(times(SampleFiles.gzip(directory, "g.csv.gz", KLINES))).isEqualTo(plain);
        Path utf16 = directory.resolve("h.csv");
        Files.write(utf16, ("\uFEFF" + KLINES).getBytes(StandardCharsets.UTF_16LE));
        assertThat(times(utf16)).isEqualTo(plain);
    }

    @ParameterizedTest
    @MethodSource
    void ohlcv_columns_are_found_by_name_and_times_by_their_form(String first, String second) throws Exception {
        String text = "Volume, CLOSE ,low,High,open,TimeStamp,note\n" //
                + "2,10.5,9,11,10," + first + ",x\n3,10.6,9,11,10," + second + ",y\n";
        Path path = SampleFiles.write(directory, "a.csv", text);

        assertThat(BarFile.inspect(path, false).firstOpenNanos()).isEqualTo(1_641_081_600_000_000_000L);
        assertThat(rows(path).getFirst().close()).isEqualTo("10.5");
    }

    static Stream<Arguments> ohlcv_columns_are_found_by_name_and_times_by_their_form() {
        return Stream.of(
                Arguments.of("1641081600", "1641081660"),
                Arguments.of("1641081600000", "1641081660000"),
                Arguments.of("1641081600000000", "1641081660000000"),
                Arguments.of("1641081600000000000", "1641081660000000000"),
                Arguments.of("2022-01-02T00:00:00Z", "2022-01-02T00:01:00.000Z"),
                Arguments.of("2022-01-02 00:00:00+00:00", "2022-01-02 00:01:00+0000"),
                Arguments.of("2022-01-02T01:00:00+01:00", "2022-01-02T01:01:00+01:00"));
    }

    @ParameterizedTest
    @MethodSource
    void a_bad_row_is_named_by_line_column_and_reason(String row, String column, String reason) throws Exception {
        String text = "time,open,high,low,close,volume\n" //
                + "2022-01-02T00:00:00Z,10,11,9,10,1\n2022-01-02T00:01:00Z,10,11,9,10,1\n" + row + "\n";
        Path path = SampleFiles.write(directory, "a.csv", text);

        assertThatThrownBy(() -> BarFile.inspect(path, false)).isInstanceOfSatisfying(BarFormatException.class, e -> {
            assertThat(e.badRowCount()).isEqualTo(1);
            assertThat(e.badRows().getFirst().line()).isEqualTo(4);
            assertThat(e.badRows().getFirst().column()).isEqualTo(column);
            assertThat(e.badRows().getFirst().reason()).startsWith(reason);
        });
        assertThat(BarFile.inspect(path, true).rows()).isEqualTo(2);
    }

    static Stream<Arguments> a_bad_row_is_named_by_line_column_and_reason() {
        return Stream.of(
                Arguments.of("2022-01-02T00:01:00Z,10,11,9,10,1", "time", "the same time twice"),
                Arguments.of("2022-01-01T00:01:00Z,10,11,9,10,1", "time", "earlier than the row before"),
                Arguments.of("2022-01-02T00:02:30Z,10,11,9,10,1", "time", "not the start of a bar of 1m"),
                Arguments.of("2022-01-02T00:02:00,10,11,9,10,1", "time", "time zone missing"),
                Arguments.of("2022-01-03,10,11,9,10,1", "time", "time zone missing"),
                Arguments.of("2024-02-30T00:00:00Z,10,11,9,10,1", "time", "not a time"),
                Arguments.of("1969-01-01T00:00:00Z,10,11,9,10,1", "time", "outside 1971-01-01"),
                Arguments.of("2262-05-01T00:00:00Z,10,11,9,10,1", "time", "time out of range"),
                Arguments.of("1641081720,10,11,9,10,1", "time", "time in epoch seconds, the file began in ISO-8601"),
                Arguments.of("12345,10,11,9,10,1", "time", "not an epoch time"),
                Arguments.of("2022-01-02T00:02:00Z,10,9,11,10,1", "high", "below low"),
                Arguments.of("2022-01-02T00:02:00Z,12,11,9,10,1", "open", "outside low and high"),
                Arguments.of("2022-01-02T00:02:00Z,10,11,9,8,1", "close", "outside low and high"),
                Arguments.of("2022-01-02T00:02:00Z,10,11,9,10,-1", "volume", "below 0"),
                Arguments.of("2022-01-02T00:02:00Z,0,11,9,10,1", "open", "must be above 0"),
                Arguments.of("2022-01-02T00:02:00Z,10,11,9,,1", "close", "empty"),
                Arguments.of("2022-01-02T00:02:00Z,10,NaN,9,10,1", "high", "not a decimal number"),
                Arguments.of("2022-01-02T00:02:00Z,\"1.234,56\",11,9,10,1", "open", "not a decimal number"),
                Arguments.of("2022-01-02T00:02:00Z,=cmd(),11,9,10,1", "open", "not a decimal number"),
                Arguments.of("2022-01-02T00:02:00Z,1\0,11,9,10,1", "open", "not a decimal number"),
                Arguments.of("2022-01-02T00:02:00Z,10,11,9,10", "", "must have 6 columns, has 5"),
                Arguments.of("2022-01-02T00:02:00Z,10,11,9,10,1,2", "", "must have 6 columns, has 7"),
                Arguments.of("2022-01-02T00:02:00Z,\"10,11,9,10,1", "", "must have 6 columns, has 2"));
    }

    @ParameterizedTest
    @MethodSource
    void a_file_that_is_no_bar_file_is_refused(String text, String reason) throws Exception {
        Path path = SampleFiles.write(directory, "a.csv", text);

        assertThatThrownBy(() -> BarFile.inspect(path, false))
                .isInstanceOf(BarFormatException.class)
                .hasMessageContaining(reason);
    }

    static Stream<Arguments> a_file_that_is_no_bar_file_is_refused() {
        String first = "2022-01-02T00:00:00Z,10,11,9,10,1\n";
        return Stream.of(
                Arguments.of("", "fewer than two readable rows"),
                Arguments.of("time,open,high,low,close,volume\n", "fewer than two readable rows"),
                Arguments.of("time,open,high,low,close,volume\n" + first, "fewer than two readable rows"),
                Arguments.of(first + first, "line=1 column=time: no such column"),
                Arguments.of(HEADER.replace(',', ';') + KLINES.replace(',', ';'), "line=1 column=time: no such column"),
                Arguments.of("time,open,open,high,low,close,volume\n", "two columns of that meaning"),
                Arguments.of("x".repeat(1 << 20), "not CSV"),
                Arguments.of(
                        "time,open,high,low,close,volume\n" + first + first.replace("00:00:00", "00:30:00"),
                        "1800.0 s apart; bars can be 1s 1m 3m 5m 15m 1h 4h 1d"));
    }

    @Test
    void gaps_are_counted_and_allowed() throws Exception {
        String text = KLINES + KLINES.lines().skip(2).findFirst().orElseThrow().replace("16409953", "16409956");
        BarFile file = BarFile.inspect(SampleFiles.write(directory, "a.csv", text), false);

        assertThat(List.of(file.rows(), file.gaps(), file.missingBars())).containsExactly(4L, 1L, 4L);
        assertThat(file.describe())
                .isEqualTo("Binance klines, 4 bars of 1m from 2022-01-01T00:00:00Z to 2022-01-01T00:08:00Z, 1 gaps (4"
                        + " bars missing)");
    }

    @Test
    void a_zip_with_a_path_two_entries_or_another_zip_in_it_is_refused() throws Exception {
        Path slip = SampleFiles.zip(directory, "a.zip", KLINES, List.of("../a.csv"));
        Path two = SampleFiles.zip(directory, "b.zip", KLINES, List.of("a.csv", "b.csv"));
        Path nested = SampleFiles.zip(directory, "c.zip", KLINES, List.of("c.zip"));

        assertThatThrownBy(() -> BarFile.inspect(slip, false)).hasMessageContaining("entry=../a.csv");
        assertThatThrownBy(() -> BarFile.inspect(two, false)).hasMessageContaining("more than one entry");
        assertThatThrownBy(() -> BarFile.inspect(nested, false)).hasMessageContaining("exactly one entry");
    }

    @Test
    void a_file_that_unpacks_out_of_all_proportion_is_refused() throws Exception {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        byte[] empty = "\n".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = new GZIPOutputStream(lines)) {
            for (int i = 0; i < 64; i++) {
                out.write(empty);
            }
        }
        Path bomb = Files.write(directory.resolve("a.csv.gz"), lines.toByteArray());

        assertThatThrownBy(() -> BarFile.inspect(bomb, false)).hasMessageContaining("200 times");
    }

    @Test
    void a_recorded_week_is_read_whole() throws Exception {
        Path path = SampleData.file(SampleData.BITCOIN_WEEK);

        assertThat(BarFile.inspect(path, false).describe())
                .isEqualTo("Binance klines, 10080 bars of 1m from 2022-01-01T00:00:00Z to 2022-01-08T00:00:00Z");
    }

    @Test
    void a_recorded_zip_is_read_whole() throws Exception {
        Path path = SampleData.file("binance-klines/WLDUSDT-3m-2023-09-12_2023-12-11.zip");
        BarFile file = BarFile.inspect(path, false);

        assertThat(file.rows()).isEqualTo(43_200);
        assertThat(file.frame()).isEqualTo(TimeFrame.M3);
        assertThat(file.priceDecimals()).isEqualTo(4);
    }

    @Test
    void a_recorded_month_in_a_generic_layout_is_read_whole() throws Exception {
        Path path = SampleData.file("ohlcv/BTCUSD-PERP-1m-2022-01.csv.gz");

        assertThat(BarFile.inspect(path, false).describe())
                .startsWith("OHLCV, 45031 bars of 1m from 2021-12-31T23:01:00Z");
    }

    private static List<BarRow> times(Path path) throws IOException {
        return rows(path).stream()
                .map(row -> new BarRow(
                        0,
                        row.openTimeNanos(),
                        row.open(),
                        row.high(),
                        row.low(),
                        row.close(),
                        row.volume(),
                        row.tradeCount()))
                .toList();
    }

    private static List<BarRow> rows(Path path) throws IOException {
        List<BarRow> rows = new ArrayList<>();
        List<BadRow> bad = new ArrayList<>();
        try (BarReader reader = BarReader.open(path, null, bad::add)) {
            BarRow row;
            while ((row = reader.next()) != null) {
                rows.add(row);
            }
        }
        assertThat(bad).isEmpty();
        return rows;
    }
}
