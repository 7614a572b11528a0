package trading.engine.history;

import java.util.List;

/// What a series holds. `gaps`: stretches without bars, the longest first, at most [#MOST_GAPS] of them;
/// `gapCount`, `missing`: of all.
public record Coverage(
        SeriesKey key,
        long count,
        long firstNanos,
        long lastNanos,
        long bytes,
        long gapCount,
        long missing,
        List<Gap> gaps) {
    public static final int MOST_GAPS = 100;

    public Coverage {
        gaps = List.copyOf(gaps);
    }

    /// Bars that open from `fromNanos` to before `toNanos` are not there: `missing` of them.
    public record Gap(long fromNanos, long toNanos, long missing) {}
}
