package trading.engine.market.replay;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A file with a header that names time, open, high, low, close and volume, in any order and any case,
/// and perhaps the number of trades; other columns are not read.
final class GenericOhlcv implements BarLayout {
    private static final Set<String> TIME_NAMES =
            Set.of("time", "timestamp", "date", "datetime", "open_time", "opentime");

    private static final Set<String> TRADES_NAMES = Set.of("trades", "trade_count", "tradecount");

    private final OpenTimes times = new OpenTimes();
    private final int columns;
    private final int time;
    private final int open;
    private final int high;
    private final int low;
    private final int close;
    private final int volume;
    private final int trades;

    GenericOhlcv(List<String> header) throws BadValueException {
        List<String> names = header.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT).replace(' ', '_'))
                .toList();
        columns = names.size();
        time = only(names, TIME_NAMES, "time");
        open = only(names, Set.of("open"), "open");
        high = only(names, Set.of("high"), "high");
        low = only(names, Set.of("low"), "low");
        close = only(names, Set.of("close"), "close");
        volume = only(names, Set.of("volume"), "volume");
        trades = names.stream().anyMatch(TRADES_NAMES::contains) ? only(names, TRADES_NAMES, "trades") : -1;
    }

    @Override
    public String name() {
        return "OHLCV";
    }

    @Override
    public boolean hasHeader() {
        return true;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public BarRow read(long line, List<String> fields) throws BadValueException {
        return new BarRow(
                line,
                times.nanos("time", fields.get(time)),
                Fields.decimal("open", fields.get(open)),
                Fields.decimal("high", fields.get(high)),
                Fields.decimal("low", fields.get(low)),
                Fields.decimal("close", fields.get(close)),
                Fields.decimal("volume", fields.get(volume)),
                trades < 0 ? 0 : Fields.count("trades", fields.get(trades)));
    }

    private static int only(List<String> names, Set<String> wanted, String column) throws BadValueException {
        int found = -1;
        for (int i = 0; i < names.size(); i++) {
            if (wanted.contains(names.get(i))) {
                if (found >= 0) {
                    throw new BadValueException(column, "two columns of that meaning", String.join(",", names));
                }
                found = i;
            }
        }
        if (found < 0) {
            throw new BadValueException(
                    column,
                    "no such column in the first line; wanted are 12 columns of Binance klines, Binance trades, or a header with"
                            + " time, open, high, low, close, volume, separated by ','",
                    String.join(",", names));
        }
        return found;
    }
}
