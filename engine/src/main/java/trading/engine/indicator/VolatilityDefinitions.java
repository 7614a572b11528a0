package trading.engine.indicator;

import java.util.List;

/// How far the price moves.
final class VolatilityDefinitions {
    private static final IndicatorGroup GROUP = IndicatorGroup.VOLATILITY;

    private VolatilityDefinitions() {}

    static List<IndicatorDefinition> all() {
        return List.of(
                trueRange(),
                atr(),
                natr(),
                bollinger(),
                bollingerPercentB(),
                bollingerBandwidth(),
                keltner(),
                donchian(),
                standardDeviation(),
                variance(),
                historicalVolatility(),
                choppiness(),
                ulcer());
    }

    private static IndicatorDefinition trueRange() {
        return IndicatorDraft.of("true-range", "True range", GROUP, none -> new TrueRange())
                .line("value", "Value", TrueRange::value)
                .ready(none -> 2)
                .done();
    }

    private static IndicatorDefinition atr() {
        return IndicatorDraft.of("atr", "Average true range", GROUP, s -> new Atr(s.whole("period")))
                .period(14, 1)
                .line("value", "Value", Atr::value)
                .ready(s -> s.whole("period") + 1)
                .settled(s -> SeededAverage.wilderSettledAfter(s.whole("period")) + 1)
                .done();
    }

    private static IndicatorDefinition natr() {
        return IndicatorDraft.of("natr", "Normalized average true range", GROUP, s -> new Natr(s.whole("period")))
                .period(14, 1)
                .line("value", "Value", Natr::value)
                .ready(s -> s.whole("period") + 1)
                .settled(s -> SeededAverage.wilderSettledAfter(s.whole("period")) + 1)
                .done();
    }

    private static IndicatorDefinition bollinger() {
        return IndicatorDraft.of(
                        "bollinger",
                        "Bollinger bands",
                        GROUP,
                        s -> new BollingerBands(s.whole("period"), s.number("width")))
                .period(20, 2)
                .number("width", "standard deviations", 2, 0.1, 10, 0.1)
                .onPrice()
                .line("value", "Middle", BollingerBands::value)
                .band("upper", "Upper", BollingerBands::upper)
                .band("lower", "Lower", BollingerBands::lower)
                .ready(s -> s.whole("period"))
                .done();
    }

    private static IndicatorDefinition bollingerPercentB() {
        return IndicatorDraft.of(
                        "bollinger-percent-b",
                        "Bollinger %b",
                        GROUP,
                        s -> new BollingerBands(s.whole("period"), s.number("width")))
                .period(20, 2)
                .number("width", "standard deviations", 2, 0.1, 10, 0.1)
                .line("value", "%b", BollingerBands::percentB)
                .ready(s -> s.whole("period"))
                .done();
    }

    private static IndicatorDefinition bollingerBandwidth() {
        return IndicatorDraft.of(
                        "bollinger-bandwidth",
                        "Bollinger bandwidth",
                        GROUP,
                        s -> new BollingerBands(s.whole("period"), s.number("width")))
                .period(20, 2)
                .number("width", "standard deviations", 2, 0.1, 10, 0.1)
                .line("value", "Width", BollingerBands::bandwidth)
                .ready(s -> s.whole("period"))
                .done();
    }

    private static IndicatorDefinition keltner() {
        return IndicatorDraft.of(
                        "keltner",
                        "Keltner channel",
                        GROUP,
                        s -> new KeltnerChannel(s.whole("period"), s.whole("range"), s.number("multiplier")))
                .period(20, 1)
                .bars("range", "bars of the average true range", 10, 1)
                .number("multiplier", "average true ranges", 2, 0.1, 20, 0.1)
                .onPrice()
                .line("value", "Middle", KeltnerChannel::value)
                .band("upper", "Upper", KeltnerChannel::upper)
                .band("lower", "Lower", KeltnerChannel::lower)
                .ready(s -> Math.max(s.whole("period"), s.whole("range") + 1))
                .settled(s -> Math.max(
                        Ema.settledAfter(s.whole("period")), SeededAverage.wilderSettledAfter(s.whole("range")) + 1))
                .done();
    }

    private static IndicatorDefinition donchian() {
        return IndicatorDraft.of("donchian", "Donchian channel", GROUP, s -> new DonchianChannel(s.whole("period")))
                .period(20, 1)
                .onPrice()
                .line("value", "Middle", DonchianChannel::value)
                .band("upper", "Upper", DonchianChannel::upper)
                .band("lower", "Lower", DonchianChannel::lower)
                .ready(s -> s.whole("period"))
                .done();
    }

    private static IndicatorDefinition standardDeviation() {
        return IndicatorDraft.of(
                        "standard-deviation",
                        "Standard deviation",
                        GROUP,
                        s -> new StandardDeviation(s.whole("period")))
                .period(20, 2)
                .line("value", "Value", StandardDeviation::value)
                .ready(s -> s.whole("period"))
                .done();
    }

    private static IndicatorDefinition variance() {
        return IndicatorDraft.of("variance", "Variance", GROUP, s -> new Variance(s.whole("period")))
                .period(20, 2)
                .line("value", "Value", Variance::value)
                .ready(s -> s.whole("period"))
                .done();
    }

    private static IndicatorDefinition historicalVolatility() {
        return IndicatorDraft.of(
                        "historical-volatility",
                        "Historical volatility",
                        GROUP,
                        s -> new HistoricalVolatility(s.whole("period"), s.number("barsPerYear")))
                .period(20, 2)
                .number("barsPerYear", "bars in a year", 525600, 1, 31536000, 1)
                .line("value", "Value", HistoricalVolatility::value)
                .ready(s -> s.whole("period") + 1)
                .done();
    }

    private static IndicatorDefinition choppiness() {
        return IndicatorDraft.of("choppiness", "Choppiness index", GROUP, s -> new Choppiness(s.whole("period")))
                .period(14, 2)
                .line("value", "Value", Choppiness::value)
                .ready(s -> s.whole("period") + 1)
                .done();
    }

    private static IndicatorDefinition ulcer() {
        return IndicatorDraft.of("ulcer", "Ulcer index", GROUP, s -> new UlcerIndex(s.whole("period")))
                .period(14, 1)
                .line("value", "Value", UlcerIndex::value)
                .ready(s -> 2 * s.whole("period") - 1)
                .done();
    }
}
