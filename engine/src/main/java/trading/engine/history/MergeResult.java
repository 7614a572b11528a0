package trading.engine.history;

/// What came of putting bars into a series. `added`: times that were not there; `same`: bars that were there
/// already, alike; `replaced`: bars that were there with other values; `total`: bars in the series now.
public record MergeResult(long added, long same, long replaced, long total) {}
