package trading.engine.indicator;

import java.util.List;

/// What the last values have in common.
final class StatisticsDefinitions {
    private static final IndicatorGroup GROUP = IndicatorGroup.STATISTICS;

    private StatisticsDefinitions() {}

    static List<IndicatorDefinition> all() {
        return List.of(
                highest(),
                lowest(),
                linearRegressionSlope(),
                regressionChannel(),
                zScore(),
                percentRank(),
                correlation());
    }

    private static IndicatorDefinition highest() {
        return IndicatorDraft.of("highest", "Highest high", GROUP, s -> new Highest(s.whole("period")))
                .period(20, 1)
                .onPrice()
                .line("value", "Highest", Highest::value)
                .ready(s -> s.whole("period"))
                .done();
    }

    private static IndicatorDefinition lowest() {
        return IndicatorDraft.of("lowest", "Lowest low", GROUP, s -> new Lowest(s.whole("period")))
                .period(20, 1)
                .onPrice()
                .line("value", "Lowest", Lowest::value)
                .ready(s -> s.whole("period"))
                .done();
    }

    private static IndicatorDefinition linearRegressionSlope() {
        return IndicatorDraft.of(
                        "linear-regression-slope",
                        "Slope of the linear regression",
                        GROUP,
                        s -> new LinearRegression(s.whole("period")))
                .period(14, 2)
                .line("value", "Slope", LinearRegression::slope)
                .ready(s -> s.whole("period"))
                .done();
    }

    private static IndicatorDefinition regressionChannel() {
        return IndicatorDraft.of(
                        "regression-channel",
                        "Linear-regression channel",
                        GROUP,
                        s -> new RegressionChannel(s.whole("period"), s.number("width")))
                .period(100, 2)
                .number("width", "standard deviations", 2, 0.1, 10, 0.1)
                .onPrice()
                .line("value", "Line", RegressionChannel::value)
                .band("upper", "Upper", RegressionChannel::upper)
                .band("lower", "Lower", RegressionChannel::lower)
                .ready(s -> s.whole("period"))
                .done();
    }

    private static IndicatorDefinition zScore() {
        return IndicatorDraft.of("z-score", "Z-score", GROUP, s -> new ZScore(s.whole("period")))
                .period(20, 2)
                .line("value", "Value", ZScore::value)
                .ready(s -> s.whole("period"))
                .done();
    }

    private static IndicatorDefinition percentRank() {
        return IndicatorDraft.of("percent-rank", "Percent rank", GROUP, s -> new PercentRank(s.whole("period")))
                .period(100, 1)
                .line("value", "Value", PercentRank::value)
                .ready(s -> s.whole("period") + 1)
                .done();
    }

    private static IndicatorDefinition correlation() {
        return IndicatorDraft.of(
                        "correlation",
                        "Correlation of close and volume",
                        GROUP,
                        s -> new Correlation(s.whole("period")))
                .period(20, 2)
                .line("value", "Value", Correlation::value)
                .ready(s -> s.whole("period"))
                .done();
    }
}
