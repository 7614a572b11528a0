package trading.engine.market.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMilliTZVector;
import org.apache.arrow.vector.TimeStampNanoTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import trading.engine.history.BarColumns;
import trading.engine.history.BarSeries;
import trading.engine.history.BarStore;
import trading.engine.history.SeriesKey;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;

/// Files that Arrow's own library writes, as freqtrade does.
class FeatherTest {
    private static final long START = 1_640_995_200_000L;
    private static final int ROWS = 5_000;
    private static final List<String> NUMBERS = List.of("open", "high", "low", "close", "volume");

    @TempDir
    Path directory;

    private static double price(int row) {
        return cents(46_000 + 7 * (row % 13) - 0.03 * (row % 7));
    }

    private static double cents(double price) {
        return Math.round(price * 100) / 100.0;
    }

    private static Schema schema(TimeUnit unit, boolean withText) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("date", FieldType.nullable(new ArrowType.Timestamp(unit, "UTC")), null));
        for (String name : NUMBERS) {
            fields.add(new Field(
                    name, FieldType.nullable(new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)), null));
        }
        if (withText) {
            fields.add(new Field("note", FieldType.nullable(new ArrowType.Utf8()), null));
        }
        return new Schema(fields);
    }

    private Path write(CodecType codec, TimeUnit unit, boolean withText, int missing) throws Exception {
        Path path = directory.resolve("BTC_USDT-1m.feather");
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot root = VectorSchemaRoot.create(schema(unit, withText), allocator);
                FileChannel out = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                ArrowFileWriter writer = codec == CodecType.NO_COMPRESSION
                        ? new ArrowFileWriter(root, null, out)
                        : new ArrowFileWriter(
                                root,
                                null,
                                out,
                                Map.of(),
                                IpcOption.DEFAULT,
                                CommonsCompressionFactory.INSTANCE,
                                codec)) {
            writer.start();
            for (int from = 0; from < ROWS; from += 2_048) {
                fill(root, from, Math.min(ROWS, from + 2_048), missing);
                writer.writeBatch();
            }
            writer.end();
        }
        return path;
    }

    private static void fill(VectorSchemaRoot root, int from, int to, int missing) {
        root.clear();
        for (int i = from; i < to; i++) {
            int at = i - from;
            long millis = START + 60_000L * i;
            FieldVector date = root.getVector("date");
            if (date instanceof TimeStampMilliTZVector times) {
                times.setSafe(at, millis);
            } else {
                ((TimeStampNanoTZVector) date).setSafe(at, millis * 1_000_000);
            }
            double[] row = {
                price(i), cents(price(i) + 12.5), cents(price(i) - 0.25), cents(price(i) + 0.01), cents(0.1 + i % 10)
            };
            for (int column = 0; column < row.length; column++) {
                Float8Vector vector = (Float8Vector) root.getVector(NUMBERS.get(column));
                if (i == missing && column == 3) {
                    vector.setNull(at);
                } else {
                    vector.setSafe(at, row[column]);
                }
            }
            if (root.getVector("note") instanceof VarCharVector notes) {
                notes.setSafe(at, new byte[] {'x'});
            }
        }
        root.setRowCount(to - from);
    }

    private BarStore imported(Path path) throws Exception {
        BarStore store = new BarStore(directory.resolve("history"));
        HistoryImport.Imported imported = new HistoryImport(store, new HistoryImport.Options(false, false, false, true))
                .run(path, "BTCUSDT", HistoryImport.Progress.NONE);
        assertThat(imported.file().layout()).isEqualTo("feather candles");
        assertThat(imported.merged().added()).isEqualTo(ROWS);
        return store;
    }

    @ParameterizedTest
    @EnumSource(
            value = CodecType.class,
            names = {"NO_COMPRESSION", "LZ4_FRAME", "ZSTD"})
    void candles_are_read_exactly_however_they_are_packed(CodecType codec) throws Exception {
        BarStore store = imported(write(codec, TimeUnit.MILLISECOND, false, -1));

        try (BarSeries series =
                store.open(new SeriesKey("BTCUSDT", TimeFrame.M1)).orElseThrow()) {
            Instrument instrument = ReplayGrid.instrument(0, "BTCUSDT", series.tickSize(), series.lotSize());
            BarColumns bars = series.read(0, Long.MAX_VALUE);
            for (int i = 0; i < ROWS; i++) {
                assertThat(bars.openTimeNanos(i)).isEqualTo((START + 60_000L * i) * 1_000_000);
                assertThat(instrument.price(bars.open(i))).isEqualByComparingTo(Double.toString(price(i)));
                assertThat(instrument.price(bars.high(i)).doubleValue()).isEqualTo(cents(price(i) + 12.5));
                assertThat(instrument.quantity(bars.volume(i)).doubleValue()).isEqualTo(cents(0.1 + i % 10));
            }
        }
    }

    @Test
    void times_in_nanoseconds_are_the_same_times() throws Exception {
        BarStore store = imported(write(CodecType.LZ4_FRAME, TimeUnit.NANOSECOND, false, -1));

        try (BarSeries series =
                store.open(new SeriesKey("BTCUSDT", TimeFrame.M1)).orElseThrow()) {
            assertThat(series.firstNanos()).isEqualTo(START * 1_000_000);
        }
    }

    @Test
    void a_missing_value_is_a_bad_row() throws Exception {
        Path path = write(CodecType.LZ4_FRAME, TimeUnit.MILLISECOND, false, 3_000);

        assertThatThrownBy(() -> imported(path))
                .isInstanceOf(BarFormatException.class)
                .hasMessageContaining("line=3001 column=close: empty");
    }

    @Test
    void other_columns_than_times_and_numbers_are_refused() throws Exception {
        Path path = write(CodecType.NO_COMPRESSION, TimeUnit.MILLISECOND, true, -1);

        assertThatThrownBy(() -> imported(path))
                .isInstanceOf(BarFormatException.class)
                .hasMessageContaining("the column note is neither a timestamp nor a floating point number");
    }

    @ParameterizedTest
    @EnumSource(
            value = CodecType.class,
            names = {"LZ4_FRAME", "ZSTD"})
    void a_file_that_is_cut_or_damaged_is_refused_and_never_breaks_the_reader(CodecType codec) throws Exception {
        byte[] good = Files.readAllBytes(write(codec, TimeUnit.MILLISECOND, false, -1));
        for (int length = 6; length < good.length; length += good.length / 40) {
            Path cut = Files.write(directory.resolve("cut.feather"), Arrays.copyOf(good, length));
            assertThatThrownBy(() -> imported(cut)).as("length %s", length).isInstanceOf(BarFormatException.class);
        }
        for (int at = 8; at < good.length; at += good.length / 200) {
            byte[] bad = good.clone();
            bad[at] ^= 0x55;
            Path damaged = Files.write(directory.resolve("bad.feather"), bad);
            try {
                assertThat(BarFile.inspect(damaged, true).rows()).isPositive();
            } catch (BarFormatException refused) {
                assertThat(refused).hasMessageContaining("bad.feather");
            }
        }
    }
}
