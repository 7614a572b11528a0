package trading.engine.history;

import java.util.List;

/// What a series of ticks holds. `kind`: what a tick is; `gaps`: stretches whose ids are not there, the longest first,
/// at most [Coverage#MOST_GAPS] of them; `gapCount`, `missing`: of all.
public record TickCoverage(
        String symbol, String kind, long count, long bytes, long gapCount, long missing, List<Coverage.Gap> gaps) {
    public TickCoverage {
        gaps = List.copyOf(gaps);
    }
}
