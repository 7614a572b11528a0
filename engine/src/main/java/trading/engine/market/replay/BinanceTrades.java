package trading.engine.market.replay;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Binance's files of trades and of aggregated trades, of spot and of futures, with or without a header. A row is one
/// trade: a bar of one price, at its very time.
///
/// ```text
/// trades      id, price, quantity, quote quantity,           time, buyer is maker[, best match]
/// aggTrades   id, price, quantity, first id,       last id,  time, buyer is maker[, best match]
/// ```
final class BinanceTrades implements BarLayout {
    private static final int PRICE = 1;
    private static final int QUANTITY = 2;
    private static final int FIRST_ID = 3;
    private static final int LAST_ID = 4;
    private static final int TRADE_TIME = 4;
    private static final int AGGREGATE_TIME = 5;

    private final OpenTimes times = new OpenTimes();
    private final int columns;
    private final boolean aggregated;
    private final boolean header;

    private BinanceTrades(int columns, boolean aggregated, boolean header) {
        this.columns = columns;
        this.aggregated = aggregated;
        this.header = header;
    }

    /// Null when the line is not one of such a file.
    static @Nullable BinanceTrades of(List<String> firstLine) {
        if (firstLine.size() < 6 || firstLine.size() > 8) {
            return null;
        }
        List<String> line = firstLine.stream()
                .map(field -> field.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (line.get(PRICE).equals("price")
                && (line.get(0).equals("id") || line.get(0).equals("agg_trade_id"))) {
            return new BinanceTrades(line.size(), line.get(0).equals("agg_trade_id"), true);
        }
        if (!line.get(0).matches("[0-9]{1,19}")) {
            return null;
        }
        if (isTruth(line.get(TRADE_TIME + 1)) && line.size() <= 7) {
            return new BinanceTrades(line.size(), false, false);
        }
        return line.size() >= 7 && isTruth(line.get(AGGREGATE_TIME + 1))
                ? new BinanceTrades(line.size(), true, false)
                : null;
    }

    private static boolean isTruth(String text) {
        return text.equals("true") || text.equals("false");
    }

    @Override
    public String name() {
        return aggregated ? "Binance aggregated trades" : "Binance trades";
    }

    @Override
    public boolean hasHeader() {
        return header;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public boolean isOfTrades() {
        return true;
    }

    @Override
    public boolean isAggregated() {
        return aggregated;
    }

    @Override
    public BarRow read(long line, List<String> fields) throws BadValueException {
        BigDecimal price = Fields.decimal("price", fields.get(PRICE));
        BigDecimal quantity = Fields.decimal("quantity", fields.get(QUANTITY));
        return new BarRow(
                line,
                times.nanos("time", fields.get(aggregated ? AGGREGATE_TIME : TRADE_TIME)),
                price,
                price,
                price,
                price,
                quantity,
                aggregated ? trades(fields) : 1,
                Fields.count("id", fields.get(0)),
                truth(fields.get((aggregated ? AGGREGATE_TIME : TRADE_TIME) + 1)));
    }

    private static boolean truth(String text) throws BadValueException {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (!isTruth(lower)) {
            throw new BadValueException("buyer is maker", "neither true nor false", text);
        }
        return lower.equals("true");
    }

    private static long trades(List<String> fields) throws BadValueException {
        long count = Fields.count("last id", fields.get(LAST_ID)) - Fields.count("first id", fields.get(FIRST_ID)) + 1;
        if (count < 1) {
            throw new BadValueException("last id", "before the first one", fields.get(LAST_ID));
        }
        return count;
    }
}
