package trading.engine.indicator;

import java.util.List;

/// Whether there is a trend, which way, and where it ends.
final class TrendDefinitions {
    private static final IndicatorGroup GROUP = IndicatorGroup.TREND;

    private TrendDefinitions() {}

    static List<IndicatorDefinition> all() {
        return List.of(
                adx(),
                aroon(),
                parabolicSar(),
                supertrend(),
                ichimoku(),
                chandelier(),
                vortex(),
                massIndex(),
                pivotPoints());
    }

    private static IndicatorDefinition adx() {
        return IndicatorDraft.of("adx", "Directional movement", GROUP, s -> new DirectionalMovement(s.whole("period")))
                .period(14, 2)
                .line("value", "ADX", DirectionalMovement::value)
                .line("plus", "+DI", DirectionalMovement::plus)
                .line("minus", "-DI", DirectionalMovement::minus)
                .ready(s -> 2 * s.whole("period"))
                .settled(s -> 40 * s.whole("period"))
                .done();
    }

    private static IndicatorDefinition aroon() {
        return IndicatorDraft.of("aroon", "Aroon", GROUP, s -> new Aroon(s.whole("period")))
                .period(25, 1)
                .line("value", "Oscillator", Aroon::value)
                .line("up", "Up", Aroon::up)
                .line("down", "Down", Aroon::down)
                .ready(s -> s.whole("period") + 1)
                .done();
    }

    private static IndicatorDefinition parabolicSar() {
        return IndicatorDraft.of(
                        "parabolic-sar",
                        "Parabolic stop and reverse",
                        GROUP,
                        s -> new ParabolicSar(s.number("step"), s.number("maximum")))
                .number("step", "step of the acceleration", 0.02, 0.001, 1, 0.005)
                .number("maximum", "greatest acceleration", 0.2, 0.001, 1, 0.01)
                .onPrice()
                .dots("value", "Stop", ParabolicSar::value)
                .ready(none -> 2)
                .settled(none -> 500)
                .done();
    }

    private static IndicatorDefinition supertrend() {
        return IndicatorDraft.of(
                        "supertrend",
                        "SuperTrend",
                        GROUP,
                        s -> new SuperTrend(s.whole("period"), s.number("multiplier")))
                .period(10, 1)
                .number("multiplier", "average true ranges", 3, 0.1, 20, 0.1)
                .onPrice()
                .line("value", "Band in force", SuperTrend::value)
                .ready(s -> s.whole("period") + 1)
                .settled(s -> SeededAverage.wilderSettledAfter(s.whole("period")) + 500)
                .done();
    }

    private static IndicatorDefinition ichimoku() {
        return IndicatorDraft.of(
                        "ichimoku",
                        "Ichimoku",
                        GROUP,
                        s -> new Ichimoku(
                                s.whole("conversion"), s.whole("base"), s.whole("spanB"), s.whole("displacement")))
                .bars("conversion", "bars of the conversion line", 9, 1)
                .bars("base", "bars of the base line", 26, 1)
                .bars("spanB", "bars of span B", 52, 1)
                .bars("displacement", "bars that the cloud is drawn ahead, this one included", 26, 1)
                .onPrice()
                .line("value", "Base", Ichimoku::value)
                .line("conversion", "Conversion", Ichimoku::conversion)
                .band("spanA", "Span A", Ichimoku::spanA)
                .band("spanB", "Span B", Ichimoku::spanB)
                .ready(s -> s.whole("spanB") + s.whole("displacement") - 1)
                .done();
    }

    private static IndicatorDefinition chandelier() {
        return IndicatorDraft.of(
                        "chandelier",
                        "Chandelier exit",
                        GROUP,
                        s -> new ChandelierExit(s.whole("period"), s.number("multiplier")))
                .period(22, 1)
                .number("multiplier", "average true ranges", 3, 0.1, 20, 0.1)
                .onPrice()
                .line("value", "Long exit", ChandelierExit::value)
                .line("short", "Short exit", ChandelierExit::shortExit)
                .ready(s -> s.whole("period") + 1)
                .settled(s -> SeededAverage.wilderSettledAfter(s.whole("period")) + 1)
                .done();
    }

    private static IndicatorDefinition vortex() {
        return IndicatorDraft.of("vortex", "Vortex", GROUP, s -> new Vortex(s.whole("period")))
                .period(14, 1)
                .line("value", "Difference", Vortex::value)
                .line("plus", "VI+", Vortex::plus)
                .line("minus", "VI-", Vortex::minus)
                .ready(s -> s.whole("period") + 1)
                .done();
    }

    private static IndicatorDefinition massIndex() {
        return IndicatorDraft.of(
                        "mass-index", "Mass index", GROUP, s -> new MassIndex(s.whole("smooth"), s.whole("period")))
                .bars("smooth", "bars of both averages", 9, 1)
                .period(25, 1)
                .line("value", "Value", MassIndex::value)
                .ready(s -> 2 * s.whole("smooth") + s.whole("period") - 2)
                .settled(s -> 18 * s.whole("smooth") + s.whole("period"))
                .done();
    }

    private static IndicatorDefinition pivotPoints() {
        return IndicatorDraft.of("pivot-points", "Pivot points", GROUP, s -> new PivotPoints(s.whole("hours")))
                .hours(24)
                .onPrice()
                .line("value", "Pivot", PivotPoints::value)
                .line("r1", "Resistance 1", indicator -> indicator.resistance(1))
                .line("r2", "Resistance 2", indicator -> indicator.resistance(2))
                .line("r3", "Resistance 3", indicator -> indicator.resistance(3))
                .line("s1", "Support 1", indicator -> indicator.support(1))
                .line("s2", "Support 2", indicator -> indicator.support(2))
                .line("s3", "Support 3", indicator -> indicator.support(3))
                .ready(s -> 60 * s.whole("hours") + 1)
                .settled(s -> 120 * s.whole("hours"))
                .done();
    }
}
