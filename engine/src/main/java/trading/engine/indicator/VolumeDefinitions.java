package trading.engine.indicator;

import java.util.List;

/// What was traded.
final class VolumeDefinitions {
    private static final IndicatorGroup GROUP = IndicatorGroup.VOLUME;

    private VolumeDefinitions() {}

    static List<IndicatorDefinition> all() {
        return List.of(
                obv(),
                accumulationDistribution(),
                chaikinMoneyFlow(),
                chaikinOscillator(),
                mfi(),
                forceIndex(),
                easeOfMovement(),
                priceVolumeTrend());
    }

    private static IndicatorDefinition obv() {
        return IndicatorDraft.of("obv", "On-balance volume", GROUP, none -> new Obv())
                .line("value", "Value", Obv::value)
                .cumulative()
                .done();
    }

    private static IndicatorDefinition accumulationDistribution() {
        return IndicatorDraft.of(
                        "accumulation-distribution",
                        "Accumulation/distribution line",
                        GROUP,
                        none -> new AccumulationDistribution())
                .line("value", "Value", AccumulationDistribution::value)
                .cumulative()
                .done();
    }

    private static IndicatorDefinition chaikinMoneyFlow() {
        return IndicatorDraft.of(
                        "chaikin-money-flow", "Chaikin money flow", GROUP, s -> new ChaikinMoneyFlow(s.whole("period")))
                .period(20, 1)
                .line("value", "Value", ChaikinMoneyFlow::value)
                .ready(s -> s.whole("period"))
                .done();
    }

    private static IndicatorDefinition chaikinOscillator() {
        return IndicatorDraft.of(
                        "chaikin-oscillator",
                        "Chaikin oscillator",
                        GROUP,
                        s -> new ChaikinOscillator(s.whole("fast"), s.whole("slow")))
                .bars("fast", "bars of the fast average", 3, 1)
                .bars("slow", "bars of the slow average", 10, 2)
                .line("value", "Value", ChaikinOscillator::value)
                .ready(s -> s.whole("slow"))
                .settled(s -> Ema.settledAfter(s.whole("slow")))
                .done();
    }

    private static IndicatorDefinition mfi() {
        return IndicatorDraft.of("mfi", "Money flow index", GROUP, s -> new Mfi(s.whole("period")))
                .period(14, 1)
                .line("value", "Value", Mfi::value)
                .ready(s -> s.whole("period") + 1)
                .done();
    }

    private static IndicatorDefinition forceIndex() {
        return IndicatorDraft.of("force-index", "Force index", GROUP, s -> new ForceIndex(s.whole("period")))
                .period(13, 1)
                .line("value", "Value", ForceIndex::value)
                .ready(s -> s.whole("period") + 1)
                .settled(s -> Ema.settledAfter(s.whole("period")) + 1)
                .done();
    }

    private static IndicatorDefinition easeOfMovement() {
        return IndicatorDraft.of(
                        "ease-of-movement",
                        "Ease of movement",
                        GROUP,
                        s -> new EaseOfMovement(s.whole("period"), s.number("scale")))
                .period(14, 1)
                .number("scale", "what it is multiplied by", 1000000, 1, 1000000000000.0, 1)
                .line("value", "Value", EaseOfMovement::value)
                .ready(s -> s.whole("period") + 1)
                .done();
    }

    private static IndicatorDefinition priceVolumeTrend() {
        return IndicatorDraft.of("price-volume-trend", "Price and volume trend", GROUP, none -> new PriceVolumeTrend())
                .line("value", "Value", PriceVolumeTrend::value)
                .ready(none -> 2)
                .cumulative()
                .done();
    }
}
