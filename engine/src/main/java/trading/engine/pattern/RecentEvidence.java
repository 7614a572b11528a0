package trading.engine.pattern;

/// How often a kind and side came true in the latest [#BARS] bars: `hits` of `outcomes`, and their share with
/// Wilson's 95 % interval.
///
/// However long the history is, after [#WARM_UP_BARS] bars the figures are the same.
public record RecentEvidence(long hits, long outcomes, Estimate hitRate) {
    /// Outcomes that came earlier do not count.
    public static final int BARS = 5_000;

    /// The window, the longest way from a sighting to its outcome, and what sightings need themselves.
    public static final int WARM_UP_BARS = BARS + PatternConfig.standard().chartHorizon() + PatternScanner.WARM_UP_BARS;
}
