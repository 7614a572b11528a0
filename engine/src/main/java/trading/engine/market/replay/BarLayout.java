package trading.engine.market.replay;

import java.util.List;

/// How a file's columns make a bar. One instance reads one file.
interface BarLayout {
    /// For people: `Binance klines`.
    String name();

    /// True when the first line is names, not a bar.
    boolean hasHeader();

    int columns();

    /// Values of a row of [#columns()] fields; `line` is where it stands.
    BarRow read(long line, List<String> fields) throws BadValueException;

    /// By the first line of a file. Throws [BadValueException] when it is neither.
    static BarLayout of(List<String> firstLine) throws BadValueException {
        if (BinanceKlines.fits(firstLine)) {
            return new BinanceKlines(firstLine);
        }
        return new GenericOhlcv(firstLine);
    }
}
