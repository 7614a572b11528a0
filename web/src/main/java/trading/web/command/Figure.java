package trading.web.command;

import org.jspecify.annotations.Nullable;
import trading.engine.model.Instrument;
import trading.engine.model.Side;
import trading.web.json.DurationText;
import trading.web.text.Figures;

/// What a number of a refusal counts, and so how it is written.
enum Figure {
    NOTHING,
    NUMBER,
    LOTS,
    TICKS,
    MONEY,
    HUNDREDTHS,
    /// A point in time.
    TIME,
    /// Milliseconds, where it was at all.
    AGE,
    /// The instrument's symbol.
    INSTRUMENT,
    /// Money for a buy, lots for a sell.
    BALANCE;

    /// Null when there is nothing to show, or no telling what it counts.
    @Nullable
    String of(long value, @Nullable Instrument instrument, @Nullable Side side) {
        return switch (this) {
            case NOTHING -> null;
            case NUMBER -> Long.toString(value);
            case LOTS -> instrument == null ? Long.toString(value) : Figures.quantity(instrument, value);
            case TICKS -> instrument == null ? Long.toString(value) : Figures.price(instrument, value);
            case MONEY -> Figures.money(value);
            case HUNDREDTHS -> Figures.hundredths(value);
            case TIME -> Figures.time(value);
            case AGE -> value < 0 ? null : DurationText.of(value - value % 1_000_000);
            case INSTRUMENT -> instrument == null ? Long.toString(value) : instrument.symbol();
            case BALANCE -> side == null ? null : (side == Side.SELL ? LOTS : MONEY).of(value, instrument, side);
        };
    }
}
