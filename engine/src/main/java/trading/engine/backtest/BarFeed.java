package trading.engine.backtest;

import trading.engine.history.Bars;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;

/// The bars of one instrument for a run: from far enough before its start to warm strategies up, to its end.
/// Longer frames are built from them. The instrument's ids are small and dense from 0.
public record BarFeed(Instrument instrument, TimeFrame frame, Bars bars) {}
