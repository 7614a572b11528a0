package trading.engine.market.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import trading.engine.model.TimeFrame;

/// A file of bars that was read once from end to end and found good.
///
/// `layout`: for people. `priceDecimals`, `volumeDecimals`: the most that any row needs, without trailing
/// zeros. `gaps`: places where bars are missing, `missingBars` how many in all. `badRows`: rows left out,
/// always 0 unless asked for. `trades`: those that its bars are made of, 0 when it is a file of bars; `aggregated`:
/// they are what one order took at one price.
public record BarFile(
        Path path,
        String layout,
        TimeFrame frame,
        long rows,
        long firstOpenNanos,
        long lastOpenNanos,
        int priceDecimals,
        int volumeDecimals,
        long gaps,
        long missingBars,
        long badRows,
        long trades,
        boolean aggregated) {

    private static final int SHOWN_BAD_ROWS = 100;
    private static final int ROWS_FOR_FRAME = 1_000;

    /// Reads all of `path`: Binance klines or trades, OHLCV with a header, or JSON candles; plain, gzip or zip. Memory
    /// does not grow with the file. With `skipBadRows` unreadable rows are left out, else one of them refuses the
    /// file.
    public static BarFile inspect(Path path, boolean skipBadRows) throws IOException, BarFormatException {
        if (!Files.isRegularFile(path)) {
            throw new BarFormatException(path, "no such file");
        }
        TimeFrame frame = detectFrame(path);
        return scan(path, frame, skipBadRows);
    }

    /// When the first bar begins: where a replay's clock starts.
    public long startNanos() {
        return firstOpenNanos;
    }

    /// One line for people.
    public String describe() {
        return layout + ", " + (trades == 0 ? "" : trades + " ticks, ") + rows + " bars of " + frame.text() + " from "
                + Times.text(firstOpenNanos) + " to "
                + Times.text(lastOpenNanos + frame.nanos())
                + (gaps == 0 ? "" : ", " + gaps + " gaps (" + missingBars + " bars missing)")
                + (badRows == 0 ? "" : ", " + badRows + " bad rows left out");
    }

    /// The good rows; others are left out, which [#inspect] has refused or allowed before.
    BarReader rowsAgain() throws IOException {
        return BarReader.open(path, frame, bad -> {});
    }

    private static TimeFrame detectFrame(Path path) throws IOException, BarFormatException {
        BadRows bad = new BadRows();
        FrameDetector detector = new FrameDetector();
        try (BarReader reader = BarReader.open(path, null, bad::add)) {
            int rows = 0;
            BarRow row;
            while (rows < ROWS_FOR_FRAME && (row = reader.next()) != null) {
                detector.add(row.openTimeNanos());
                rows++;
            }
            if (rows > 0 && reader.isOfTrades()) {
                return TimeFrame.S1;
            }
        }
        if (detector.frame().isEmpty() && bad.count > 0) {
            throw new BarFormatException(path, bad.first, bad.count);
        }
        return detector.frame().orElseThrow(() -> new BarFormatException(path, detector.complaint()));
    }

    private static BarFile scan(Path path, TimeFrame frame, boolean skipBadRows)
            throws IOException, BarFormatException {
        BadRows bad = new BadRows();
        long rows = 0;
        long first = 0;
        long last = 0;
        int priceDecimals = 0;
        int volumeDecimals = 0;
        long gaps = 0;
        long missing = 0;
        String layout = "";
        long trades = 0;
        boolean aggregated = false;
        try (BarReader reader = BarReader.open(path, frame, bad::add)) {
            BarRow row;
            while ((row = reader.next()) != null) {
                if (rows == 0) {
                    first = row.openTimeNanos();
                } else if (row.openTimeNanos() - last > frame.nanos()) {
                    gaps++;
                    missing += (row.openTimeNanos() - last) / frame.nanos() - 1;
                }
                last = row.openTimeNanos();
                rows++;
                priceDecimals = Math.max(priceDecimals, Decimals.most(row.open(), row.high(), row.low(), row.close()));
                volumeDecimals = Math.max(volumeDecimals, Decimals.most(row.volume()));
            }
            BarLayout found = reader.layout();
            layout = found == null ? "" : found.name();
            aggregated = found != null && found.isAggregated();
            trades = reader.trades();
            priceDecimals = Math.max(priceDecimals, reader.tradePriceDecimals());
            volumeDecimals = Math.max(volumeDecimals, reader.tradeVolumeDecimals());
        }
        if (bad.count > 0 && (!skipBadRows || rows == 0)) {
            throw new BarFormatException(path, bad.first, bad.count);
        }
        return new BarFile(
                path,
                layout,
                frame,
                rows,
                first,
                last,
                priceDecimals,
                volumeDecimals,
                gaps,
                missing,
                bad.count,
                trades,
                aggregated);
    }

    private static final class BadRows {
        private final List<BadRow> first = new ArrayList<>();
        private long count;

        void add(BadRow row) {
            if (first.size() < SHOWN_BAD_ROWS) {
                first.add(row);
            }
            count++;
        }
    }
}
