package trading.engine.market.replay;

import java.util.List;
import java.util.Locale;

/// Binance's kline files: twelve columns, with or without a header, times in milliseconds or (spot, since
/// 2025) microseconds.
final class BinanceKlines implements BarLayout {
    private static final int COLUMNS = 12;
    private static final int OPEN_TIME = 0;
    private static final int OPEN = 1;
    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int CLOSE = 4;
    private static final int VOLUME = 5;
    private static final int CLOSE_TIME = 6;
    private static final int TRADES = 8;

    private final OpenTimes times = new OpenTimes();
    private final boolean header;

    BinanceKlines(List<String> firstLine) {
        header = isHeader(firstLine);
    }

    static boolean fits(List<String> firstLine) {
        return firstLine.size() == COLUMNS
                && (isHeader(firstLine) || firstLine.get(OPEN_TIME).matches("[0-9]{1,19}"));
    }

    @Override
    public String name() {
        return "Binance klines";
    }

    @Override
    public boolean hasHeader() {
        return header;
    }

    @Override
    public int columns() {
        return COLUMNS;
    }

    @Override
    public BarRow read(long line, List<String> fields) throws BadValueException {
        long openTime = times.nanos("open_time", fields.get(OPEN_TIME));
        long closeTime = times.nanos("close_time", fields.get(CLOSE_TIME));
        if (closeTime <= openTime) {
            throw new BadValueException("close_time", "not after open_time", fields.get(CLOSE_TIME));
        }
        return new BarRow(
                line,
                openTime,
                Fields.decimal("open", fields.get(OPEN)),
                Fields.decimal("high", fields.get(HIGH)),
                Fields.decimal("low", fields.get(LOW)),
                Fields.decimal("close", fields.get(CLOSE)),
                Fields.decimal("volume", fields.get(VOLUME)),
                Fields.count("count", fields.get(TRADES)));
    }

    private static boolean isHeader(List<String> line) {
        return name(line.get(OPEN_TIME)).equals("open_time")
                && line.size() == COLUMNS
                && name(line.get(CLOSE_TIME)).equals("close_time");
    }

    private static String name(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    }
}
