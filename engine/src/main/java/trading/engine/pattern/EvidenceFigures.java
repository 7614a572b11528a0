package trading.engine.pattern;

import trading.engine.model.TimeFrame;

/// What came of the earlier sightings of one kind and side on one instrument and time frame, known at the
/// close of the bar `asOfNanos`.
///
/// `sightings` confirmed so far, of which `open` have no outcome yet. An outcome is a **hit** (target before
/// invalidation), a **stop**, or **expired** (neither within `horizonBars`); `hitRate` is hits over all
/// three. `expectancyR`: mean gain per sighting after costs, in units of the distance from entry to
/// invalidation; `expectancyPercent`: in percent of the entry price. `medianBars` to an outcome, 0 when
/// there was none. `chanceHitRate`, `chanceExpectancyR`: the same from `chanceEntries` entries at each bar
/// of the same history with the same distances, horizon and costs; `NaN` without.
public record EvidenceFigures(
        PatternKind kind,
        PatternSide side,
        int instrument,
        TimeFrame frame,
        long asOfNanos,
        int horizonBars,
        long sightings,
        long open,
        long hits,
        long stops,
        long expired,
        Estimate hitRate,
        Estimate expectancyR,
        Estimate expectancyPercent,
        int medianBars,
        long chanceEntries,
        double chanceHitRate,
        double chanceExpectancyR,
        Verdict verdict) {

    /// Below so many outcomes nothing is judged.
    public static final int LEAST_OUTCOMES = 30;

    /// The quantile of the verdict's interval: 5 % shared by 150 rows (Bonferroni).
    public static final double VERDICT_Z = 3.59;

    public long outcomes() {
        return hits + stops + expired;
    }
}
