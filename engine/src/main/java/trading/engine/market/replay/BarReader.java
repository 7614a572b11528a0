package trading.engine.market.replay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import trading.engine.model.TimeFrame;

/// The bars of a file, one after the other; a row that cannot be read goes to `badRows` instead. Trades become bars
/// of a second. Owned by one thread.
final class BarReader implements AutoCloseable {
    private static final int LOOKED_AT = 64;

    private final TextRows rows;
    private final Consumer<BadRow> badRows;
    private final @Nullable TimeFrame frame;
    private final SecondBars seconds = new SecondBars();
    private @Nullable BarLayout layout;
    private long previousNanos = Long.MIN_VALUE;
    private long previousId = Long.MIN_VALUE;
    private long trades;
    private int tradePriceDecimals;
    private int tradeVolumeDecimals;

    private BarReader(TextRows rows, @Nullable BarLayout layout, @Nullable TimeFrame frame, Consumer<BadRow> badRows) {
        this.rows = rows;
        this.layout = layout;
        this.frame = frame;
        this.badRows = badRows;
    }

    /// With a `frame`, an open time that does not lie on it is a bad row.
    static BarReader open(Path path, @Nullable TimeFrame frame, Consumer<BadRow> badRows) throws IOException {
        if (ArrowFile.isOne(path)) {
            return new BarReader(FeatherRows.open(path), new Candles("feather candles"), frame, badRows);
        }
        InputStream file = CompressedInput.open(path);
        try {
            BufferedInputStream in = new BufferedInputStream(file, 1 << 16);
            return isJson(in)
                    ? new BarReader(new JsonRows(in), new Candles("JSON candles"), frame, badRows)
                    : new BarReader(new CsvRows(in), null, frame, badRows);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static boolean isJson(BufferedInputStream in) throws IOException {
        in.mark(LOOKED_AT);
        byte[] start = in.readNBytes(LOOKED_AT);
        in.reset();
        for (byte one : start) {
            if (!Character.isWhitespace(one)) {
                return one == '[';
            }
        }
        return false;
    }

    /// The next good bar, null at the end. The end is also where the file stops being readable: that is a
    /// bad row too.
    @Nullable
    BarRow next() {
        while (true) {
            BarRow row = nextRow();
            if (row == null) {
                return seconds.finish();
            }
            if (!isOfTrades()) {
                return row;
            }
            count(row);
            BarRow bar = seconds.add(row);
            if (bar != null) {
                return bar;
            }
        }
    }

    /// Of a file of trades the next good one, null at the end. Not to be mixed with [#next].
    @Nullable
    BarRow nextTrade() {
        return nextRow();
    }

    private void count(BarRow trade) {
        trades++;
        tradePriceDecimals = Math.max(tradePriceDecimals, Decimals.most(trade.close()));
        tradeVolumeDecimals = Math.max(tradeVolumeDecimals, Decimals.most(trade.volume()));
    }

    /// Those that [#next] has made bars of, 0 when the file is of bars.
    long trades() {
        return trades;
    }

    /// The most that the price of any of those trades needs.
    int tradePriceDecimals() {
        return tradePriceDecimals;
    }

    int tradeVolumeDecimals() {
        return tradeVolumeDecimals;
    }

    private @Nullable BarRow nextRow() {
        while (true) {
            List<String> fields;
            try {
                fields = rows.next();
            } catch (BadValueException e) {
                badRows.accept(e.at(rows.line()));
                return null;
            }
            if (fields == null) {
                return null;
            }
            try {
                BarRow row = read(fields);
                if (row != null) {
                    previousNanos = row.openTimeNanos();
                    previousId = row.tradeId();
                    return row;
                }
            } catch (BadValueException e) {
                badRows.accept(e.at(rows.line()));
                if (layout == null) {
                    return null;
                }
            }
        }
    }

    /// What the file turned out to be; null before the first line.
    @Nullable
    BarLayout layout() {
        return layout;
    }

    boolean isOfTrades() {
        BarLayout known = layout;
        return known != null && known.isOfTrades();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private @Nullable BarRow read(List<String> fields) throws BadValueException {
        BarLayout known = layout;
        if (known == null) {
            known = BarLayout.of(fields);
            layout = known;
            if (known.hasHeader()) {
                return null;
            }
        }
        if (fields.size() != known.columns()) {
            throw new BadValueException(
                    "", "must have " + known.columns() + " columns, has " + fields.size(), String.join(",", fields));
        }
        BarRow row = known.read(rows.line(), fields);
        row.check();
        checkTime(row, known.isOfTrades());
        if (known.isOfTrades() && row.tradeId() <= previousId) {
            throw new BadValueException(
                    "id",
                    row.tradeId() == previousId ? "the same trade twice" : "lower than that of the row before",
                    Long.toString(row.tradeId()));
        }
        return row;
    }

    /// Several trades may happen at the same time.
    private void checkTime(BarRow row, boolean isTrade) throws BadValueException {
        long time = row.openTimeNanos();
        if (time < previousNanos || (time == previousNanos && !isTrade)) {
            throw new BadValueException(
                    "time",
                    time == previousNanos ? "the same time twice" : "earlier than the row before",
                    Times.text(time));
        }
        if (frame != null && !isTrade && frame.openTimeNanos(time) != time) {
            throw new BadValueException("time", "not the start of a bar of " + frame.text(), Times.text(time));
        }
    }
}
