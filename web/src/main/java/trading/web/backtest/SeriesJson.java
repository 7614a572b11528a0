package trading.web.backtest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.history.Coverage;
import trading.engine.history.TickCoverage;
import trading.engine.history.TickSeries;

/// Bars of one instrument and frame; its ticks where the frame is `ticks`: `bars` counts those then. `missing`: how
/// many there
/// should be between the first and the last and are not (of ticks: by their numbers; 0 until they are checked).
/// `problem`: why it cannot be read; the other figures are 0 then.
public record SeriesJson(
        String symbol,
        String frame,
        long bars,
        @Nullable String from,
        @Nullable String last,
        long bytes,
        long missing,
        @Nullable String problem) {
    /// In place of a frame.
    static final String TICKS = "ticks";

    /// Read from end to end. `gaps`: the longest first, at most 100 of them.
    public record CoverageJson(
            String symbol,
            String frame,
            long bars,
            @Nullable String from,
            @Nullable String last,
            long bytes,
            long missing,
            long gapCount,
            List<GapJson> gaps) {

        static CoverageJson of(Coverage coverage) {
            boolean empty = coverage.count() == 0;
            return new CoverageJson(
                    coverage.key().symbol(),
                    coverage.key().frame().text(),
                    coverage.count(),
                    empty ? null : BacktestJson.time(coverage.firstNanos()),
                    empty ? null : BacktestJson.time(coverage.lastNanos()),
                    coverage.bytes(),
                    coverage.missing(),
                    coverage.gapCount(),
                    coverage.gaps().stream()
                            .map(gap -> new GapJson(
                                    BacktestJson.time(gap.fromNanos()),
                                    BacktestJson.time(gap.toNanos()),
                                    gap.missing()))
                            .toList());
        }
    }

    static CoverageJson of(TickCoverage coverage, TickSeries series) {
        return new CoverageJson(
                coverage.symbol(),
                TICKS,
                coverage.count(),
                series.isEmpty() ? null : BacktestJson.time(series.firstNanos()),
                series.isEmpty() ? null : BacktestJson.time(series.lastNanos()),
                coverage.bytes(),
                coverage.missing(),
                coverage.gapCount(),
                coverage.gaps().stream()
                        .map(gap -> new GapJson(
                                BacktestJson.time(gap.fromNanos()), BacktestJson.time(gap.toNanos()), gap.missing()))
                        .toList());
    }

    /// No bars from `from` to before `to`.
    public record GapJson(String from, String to, long missing) {}

    /// What an import brought. `same`: bars that were known already. `ticks`: that there are of it now; null when
    /// none were kept.
    public record ImportedJson(
            String symbol,
            String frame,
            String layout,
            long rows,
            long badRows,
            long gaps,
            long added,
            long same,
            long replaced,
            long total,
            @Nullable Long ticks) {}
}
