package trading.engine.indicator;

import java.util.List;

/// What follows the price, smoothed.
final class AverageDefinitions {
    private static final IndicatorGroup GROUP = IndicatorGroup.AVERAGE;

    private AverageDefinitions() {}

    static List<IndicatorDefinition> all() {
        return List.of(
                sma(),
                ema(),
                wma(),
                rma(),
                dema(),
                tema(),
                hma(),
                kama(),
                vwma(),
                trima(),
                zlema(),
                t3(),
                mcginley(),
                vidya(),
                linearRegression(),
                vwap(),
                rollingVwap());
    }

    private static IndicatorDefinition sma() {
        return IndicatorDraft.of("sma", "Simple moving average", GROUP, s -> new Sma(s.whole("period")))
                .period(20, 1)
                .onPrice()
                .line("value", "Average", Sma::value)
                .ready(s -> s.whole("period"))
                .done();
    }

    private static IndicatorDefinition ema() {
        return IndicatorDraft.of("ema", "Exponential moving average", GROUP, s -> new Ema(s.whole("period")))
                .period(20, 1)
                .onPrice()
                .line("value", "Average", Ema::value)
                .ready(s -> s.whole("period"))
                .settled(s -> Ema.settledAfter(s.whole("period")))
                .done();
    }

    private static IndicatorDefinition wma() {
        return IndicatorDraft.of("wma", "Weighted moving average", GROUP, s -> new Wma(s.whole("period")))
                .period(20, 1)
                .onPrice()
                .line("value", "Average", Wma::value)
                .ready(s -> s.whole("period"))
                .done();
    }

    private static IndicatorDefinition rma() {
        return IndicatorDraft.of("rma", "Wilder's moving average", GROUP, s -> new Rma(s.whole("period")))
                .period(14, 1)
                .onPrice()
                .line("value", "Average", Rma::value)
                .ready(s -> s.whole("period"))
                .settled(s -> SeededAverage.wilderSettledAfter(s.whole("period")))
                .done();
    }

    private static IndicatorDefinition dema() {
        return IndicatorDraft.of("dema", "Double exponential moving average", GROUP, s -> new Dema(s.whole("period")))
                .period(20, 1)
                .onPrice()
                .line("value", "Average", Dema::value)
                .ready(s -> 2 * s.whole("period") - 1)
                .settled(s -> 18 * s.whole("period"))
                .done();
    }

    private static IndicatorDefinition tema() {
        return IndicatorDraft.of("tema", "Triple exponential moving average", GROUP, s -> new Tema(s.whole("period")))
                .period(20, 1)
                .onPrice()
                .line("value", "Average", Tema::value)
                .ready(s -> 3 * s.whole("period") - 2)
                .settled(s -> 22 * s.whole("period"))
                .done();
    }

    private static IndicatorDefinition hma() {
        return IndicatorDraft.of("hma", "Hull moving average", GROUP, s -> new Hma(s.whole("period")))
                .period(20, 2)
                .onPrice()
                .line("value", "Average", Hma::value)
                .ready(s -> s.whole("period") + (int) Math.sqrt(s.whole("period")) - 1)
                .done();
    }

    private static IndicatorDefinition kama() {
        return IndicatorDraft.of(
                        "kama",
                        "Kaufman's adaptive moving average",
                        GROUP,
                        s -> new Kama(s.whole("period"), s.whole("fast"), s.whole("slow")))
                .period(10, 1)
                .bars("fast", "bars of the fastest average", 2, 1)
                .bars("slow", "bars of the slowest average", 30, 1)
                .onPrice()
                .line("value", "Average", Kama::value)
                .ready(s -> s.whole("period") + 1)
                .settled(s -> s.whole("period") + 7 * (s.whole("slow") + 1) * (s.whole("slow") + 1))
                .done();
    }

    private static IndicatorDefinition vwma() {
        return IndicatorDraft.of("vwma", "Volume-weighted moving average", GROUP, s -> new Vwma(s.whole("period")))
                .period(20, 1)
                .onPrice()
                .line("value", "Average", Vwma::value)
                .ready(s -> s.whole("period"))
                .done();
    }

    private static IndicatorDefinition trima() {
        return IndicatorDraft.of("trima", "Triangular moving average", GROUP, s -> new Trima(s.whole("period")))
                .period(20, 1)
                .onPrice()
                .line("value", "Average", Trima::value)
                .ready(s -> s.whole("period"))
                .done();
    }

    private static IndicatorDefinition zlema() {
        return IndicatorDraft.of(
                        "zlema", "Zero-lag exponential moving average", GROUP, s -> new Zlema(s.whole("period")))
                .period(20, 1)
                .onPrice()
                .line("value", "Average", Zlema::value)
                .ready(s -> s.whole("period") + (s.whole("period") - 1) / 2)
                .settled(s -> s.whole("period") + Ema.settledAfter(s.whole("period")))
                .done();
    }

    private static IndicatorDefinition t3() {
        return IndicatorDraft.of("t3", "Tillson's T3", GROUP, s -> new T3(s.whole("period"), s.number("factor")))
                .period(5, 1)
                .number("factor", "volume factor", 0.7, 0, 1, 0.05)
                .onPrice()
                .line("value", "Average", T3::value)
                .ready(s -> 6 * (s.whole("period") - 1) + 1)
                .settled(s -> 34 * s.whole("period"))
                .done();
    }

    private static IndicatorDefinition mcginley() {
        return IndicatorDraft.of("mcginley", "McGinley dynamic", GROUP, s -> new McGinley(s.whole("period")))
                .period(14, 1)
                .onPrice()
                .line("value", "Average", McGinley::value)
                .ready(s -> s.whole("period"))
                .settled(s -> 40 * s.whole("period"))
                .done();
    }

    private static IndicatorDefinition vidya() {
        return IndicatorDraft.of(
                        "vidya",
                        "Variable index dynamic average",
                        GROUP,
                        s -> new Vidya(s.whole("period"), s.whole("momentum")))
                .period(14, 1)
                .bars("momentum", "bars of the momentum oscillator", 9, 1)
                .onPrice()
                .line("value", "Average", Vidya::value)
                .ready(s -> s.whole("momentum") + 1)
                .settled(s -> s.whole("momentum") + 10 * Ema.settledAfter(s.whole("period")))
                .done();
    }

    private static IndicatorDefinition linearRegression() {
        return IndicatorDraft.of(
                        "linear-regression",
                        "Linear regression (least-squares moving average)",
                        GROUP,
                        s -> new LinearRegression(s.whole("period")))
                .period(14, 2)
                .onPrice()
                .line("value", "End of the line", LinearRegression::value)
                .line("forecast", "One bar ahead", LinearRegression::forecast)
                .ready(s -> s.whole("period"))
                .done();
    }

    private static IndicatorDefinition vwap() {
        return IndicatorDraft.of(
                        "vwap", "Volume-weighted average price of the session", GROUP, s -> new Vwap(s.whole("hours")))
                .hours(24)
                .onPrice()
                .line("value", "Average price", Vwap::value)
                .settled(s -> 60 * s.whole("hours"))
                .done();
    }

    private static IndicatorDefinition rollingVwap() {
        return IndicatorDraft.of(
                        "rolling-vwap",
                        "Volume-weighted average price of the last bars",
                        GROUP,
                        s -> new RollingVwap(s.whole("period")))
                .period(20, 1)
                .onPrice()
                .line("value", "Average price", RollingVwap::value)
                .ready(s -> s.whole("period"))
                .done();
    }
}
