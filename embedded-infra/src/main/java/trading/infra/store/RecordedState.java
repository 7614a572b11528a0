package trading.infra.store;

import trading.engine.message.Report;

/// A change of what an account may do, and when.
public record RecordedState(Place place, long timeNanos, Report.TradingStateChanged changed) {}
