package trading.engine.market.replay;

import java.util.List;

/// How a file's columns make a bar. One instance reads one file.
interface BarLayout {
    /// For people: `Binance klines`.
    String name();

    /// True when the first line is names, not a bar.
    boolean hasHeader();

    int columns();

    /// True when a row is a trade and not a bar.
    default boolean isOfTrades() {
        return false;
    }

    /// True when a trade of the file is what one order took at one price.
    default boolean isAggregated() {
        return false;
    }

    /// Values of a row of [#columns()] fields; `line` is where it stands.
    BarRow read(long line, List<String> fields) throws BadValueException;

    /// By the first line of a file of CSV. Throws [BadValueException] when it is nothing known.
    static BarLayout of(List<String> firstLine) throws BadValueException {
        if (BinanceKlines.fits(firstLine)) {
            return new BinanceKlines(firstLine);
        }
        BinanceTrades trades = BinanceTrades.of(firstLine);
        return trades == null ? new GenericOhlcv(firstLine) : trades;
    }
}
