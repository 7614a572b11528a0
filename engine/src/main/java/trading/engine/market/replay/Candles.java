package trading.engine.market.replay;

import java.util.List;

/// Candles as freqtrade keeps them, in JSON (`[[milliseconds, open, high, low, close, volume], …]`) or in feather.
final class Candles implements BarLayout {
    private static final int COLUMNS = 6;

    private final OpenTimes times = new OpenTimes();
    private final String name;

    Candles(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean hasHeader() {
        return false;
    }

    @Override
    public int columns() {
        return COLUMNS;
    }

    @Override
    public BarRow read(long line, List<String> fields) throws BadValueException {
        return new BarRow(
                line,
                times.nanos("time", fields.get(0)),
                Fields.decimal("open", fields.get(1)),
                Fields.decimal("high", fields.get(2)),
                Fields.decimal("low", fields.get(3)),
                Fields.decimal("close", fields.get(4)),
                Fields.decimal("volume", fields.get(5)),
                0);
    }
}
