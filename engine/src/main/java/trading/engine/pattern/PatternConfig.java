package trading.engine.pattern;

import java.util.List;

/// How a [PatternScanner] looks and measures.
///
/// `swings`: the sizes of swings at which chart patterns are looked for, from small to large.
/// `rangePeriod`: of how many bars the mean true range is. `candlestickTarget`, `candlestickStop`: how far
/// target and invalidation of a candlestick lie from its close, in mean true ranges. The horizons: after so
/// many bars without an outcome a sighting has failed. `feePpm`: the cost of each side of a trade, in
/// millionths of its value.
public record PatternConfig(
        CandlestickConfig candlesticks,
        List<SwingSize> swings,
        int rangePeriod,
        double candlestickTarget,
        double candlestickStop,
        int candlestickHorizon,
        int chartHorizon,
        long feePpm) {

    public PatternConfig {
        swings = List.copyOf(swings);
        boolean fits = !swings.isEmpty()
                && swings.size() <= 4
                && rangePeriod >= 2
                && rangePeriod <= 500
                && inReach(candlestickTarget)
                && inReach(candlestickStop)
                && isHorizon(candlestickHorizon)
                && isHorizon(chartHorizon)
                && feePpm >= 0
                && feePpm <= 100_000;
        if (!fits) {
            throw new IllegalArgumentException("pattern: swings=" + swings.size() + " rangePeriod=" + rangePeriod
                    + " candlestickTarget=" + candlestickTarget + " candlestickStop=" + candlestickStop
                    + " candlestickHorizon=" + candlestickHorizon + " chartHorizon=" + chartHorizon + " feePpm="
                    + feePpm + ": 1 to 4 swing sizes, a period of 2 to 500 bars, distances of 0.1 to 20 ranges,"
                    + " horizons of 1 to 500 bars, a fee of 0 to 100000");
        }
    }

    private static boolean inReach(double ranges) {
        return ranges >= 0.1 && ranges <= 20;
    }

    private static boolean isHorizon(int bars) {
        return bars >= 1 && bars <= 500;
    }

    /// TA-Lib's settings; swings of 2 and 4 mean true ranges of 14 bars; candlesticks with a target twice as
    /// far as the invalidation, within 20 bars; chart patterns within 100; 0.1 % a side.
    public static PatternConfig standard() {
        return new PatternConfig(
                CandlestickConfig.standard(),
                List.of(SwingSize.ofRanges(2), SwingSize.ofRanges(4)),
                14,
                2,
                1,
                20,
                100,
                1_000);
    }

    /// The same with another fee.
    public PatternConfig withFeePpm(long ppm) {
        return new PatternConfig(
                candlesticks,
                swings,
                rangePeriod,
                candlestickTarget,
                candlestickStop,
                candlestickHorizon,
                chartHorizon,
                ppm);
    }
}
