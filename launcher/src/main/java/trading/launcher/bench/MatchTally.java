package trading.launcher.bench;

/// What came of a stream. Two engines that keep price and time priority have the same `matches` and
/// `matchedQuantity` for it; `refused` is 0, or the stream was not carried out as meant.
public record MatchTally(long matches, long matchedQuantity, long refused) {}
