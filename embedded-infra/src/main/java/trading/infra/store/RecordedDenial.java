package trading.infra.store;

import trading.engine.message.Report;

/// What risk refused, and when.
public record RecordedDenial(Place place, long timeNanos, Report.Denied denied) {}
