package trading.web.pattern;

import org.jspecify.annotations.Nullable;
import trading.engine.pattern.EvidenceFigures;
import trading.engine.pattern.PatternGroup;
import trading.engine.pattern.PatternSide;
import trading.engine.pattern.Verdict;
import trading.web.text.Figures;

/// What came of the earlier sightings of one kind and side, known at `asOf`. `sampleSize`: how many have ended;
/// `chanceHitRate`, `chanceExpectancyR`: of entries at every bar of the same history.
record PatternEvidenceJson(
        String kind,
        String title,
        PatternGroup group,
        PatternSide side,
        String asOf,
        long sightings,
        long open,
        long sampleSize,
        long hits,
        long stops,
        long expired,
        PatternEstimateJson hitRate,
        PatternEstimateJson expectancyR,
        PatternEstimateJson expectancyPercent,
        int medianBars,
        int horizonBars,
        @Nullable Double chanceHitRate,
        @Nullable Double chanceExpectancyR,
        Verdict verdict) {

    static PatternEvidenceJson of(EvidenceFigures figures) {
        return new PatternEvidenceJson(
                figures.kind().name(),
                figures.kind().title(),
                figures.kind().group(),
                figures.side(),
                Figures.time(figures.asOfNanos()),
                figures.sightings(),
                figures.open(),
                figures.outcomes(),
                figures.hits(),
                figures.stops(),
                figures.expired(),
                PatternEstimateJson.of(figures.hitRate()),
                PatternEstimateJson.of(figures.expectancyR()),
                PatternEstimateJson.of(figures.expectancyPercent()),
                figures.medianBars(),
                figures.horizonBars(),
                PatternEstimateJson.finite(figures.chanceHitRate()),
                PatternEstimateJson.finite(figures.chanceExpectancyR()),
                figures.verdict());
    }
}
