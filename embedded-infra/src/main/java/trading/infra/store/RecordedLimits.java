package trading.infra.store;

import trading.engine.message.Report;

/// Limits that somebody gave an account, and when.
public record RecordedLimits(Place place, long timeNanos, Report.RiskLimitsChanged changed) {}
