package trading.engine.backtest;

import org.jspecify.annotations.Nullable;
import trading.engine.history.Bars;
import trading.engine.history.TickSeries;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;

/// The bars of one instrument for a run: from far enough before its start to warm strategies up, to its end.
/// Longer frames are built from them. The instrument's ids are small and dense from 0. `ticks`: what the way of the
/// price inside a bar is taken from, on the grid of the instrument; null when it is to be guessed.
public record BarFeed(
        Instrument instrument,
        TimeFrame frame,
        Bars bars,
        @Nullable TickSeries ticks) {
    /// Bars alone.
    public BarFeed(Instrument instrument, TimeFrame frame, Bars bars) {
        this(instrument, frame, bars, null);
    }
}
