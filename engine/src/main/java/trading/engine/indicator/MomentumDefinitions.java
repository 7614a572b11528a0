package trading.engine.indicator;

import java.util.List;

/// How fast and how one-sided the price moves.
final class MomentumDefinitions {
    private static final IndicatorGroup GROUP = IndicatorGroup.MOMENTUM;

    private MomentumDefinitions() {}

    static List<IndicatorDefinition> all() {
        return List.of(
                macd(),
                apo(),
                ppo(),
                trix(),
                rsi(),
                stochasticRsi(),
                stochastic(),
                williamsR(),
                cci(),
                cmo(),
                roc(),
                momentum(),
                awesome(),
                ultimate(),
                fisher(),
                tsi(),
                dpo(),
                coppock(),
                balanceOfPower(),
                elderRay());
    }

    private static IndicatorDefinition macd() {
        return IndicatorDraft.of(
                        "macd",
                        "Moving average convergence divergence",
                        GROUP,
                        s -> new Macd(s.whole("fast"), s.whole("slow"), s.whole("signal")))
                .bars("fast", "bars of the fast average", 12, 1)
                .bars("slow", "bars of the slow average", 26, 2)
                .bars("signal", "bars of the signal", 9, 1)
                .line("value", "MACD", Macd::value)
                .line("signal", "Signal", Macd::signal)
                .histogram("histogram", "Histogram", Macd::histogram)
                .ready(s -> s.whole("slow") + s.whole("signal") - 1)
                .settled(s -> Ema.settledAfter(s.whole("slow") + s.whole("signal")))
                .done();
    }

    private static IndicatorDefinition apo() {
        return IndicatorDraft.of(
                        "apo", "Absolute price oscillator", GROUP, s -> new Apo(s.whole("fast"), s.whole("slow")))
                .bars("fast", "bars of the fast average", 12, 1)
                .bars("slow", "bars of the slow average", 26, 2)
                .line("value", "Value", Apo::value)
                .ready(s -> s.whole("slow"))
                .settled(s -> Ema.settledAfter(s.whole("slow")))
                .done();
    }

    private static IndicatorDefinition ppo() {
        return IndicatorDraft.of(
                        "ppo",
                        "Percentage price oscillator",
                        GROUP,
                        s -> new Ppo(s.whole("fast"), s.whole("slow"), s.whole("signal")))
                .bars("fast", "bars of the fast average", 12, 1)
                .bars("slow", "bars of the slow average", 26, 2)
                .bars("signal", "bars of the signal", 9, 1)
                .line("value", "PPO", Ppo::value)
                .line("signal", "Signal", Ppo::signal)
                .histogram("histogram", "Histogram", Ppo::histogram)
                .ready(s -> s.whole("slow") + s.whole("signal") - 1)
                .settled(s -> Ema.settledAfter(s.whole("slow") + s.whole("signal")))
                .done();
    }

    private static IndicatorDefinition trix() {
        return IndicatorDraft.of("trix", "TRIX", GROUP, s -> new Trix(s.whole("period")))
                .period(15, 1)
                .line("value", "Value", Trix::value)
                .ready(s -> 3 * s.whole("period") - 1)
                .settled(s -> 22 * s.whole("period") + 1)
                .done();
    }

    private static IndicatorDefinition rsi() {
        return IndicatorDraft.of("rsi", "Relative strength index", GROUP, s -> new Rsi(s.whole("period")))
                .period(14, 2)
                .line("value", "Value", Rsi::value)
                .ready(s -> s.whole("period") + 1)
                .settled(s -> SeededAverage.wilderSettledAfter(s.whole("period")) + 1)
                .done();
    }

    private static IndicatorDefinition stochasticRsi() {
        return IndicatorDraft.of(
                        "stochastic-rsi",
                        "Stochastic RSI",
                        GROUP,
                        s -> new StochasticRsi(s.whole("period"), s.whole("stochastic"), s.whole("smooth")))
                .period(14, 2)
                .bars("stochastic", "bars of the range", 14, 1)
                .bars("smooth", "bars of the average", 3, 1)
                .line("value", "%K", StochasticRsi::value)
                .line("signal", "%D", StochasticRsi::signal)
                .ready(s -> s.whole("period") + s.whole("stochastic") + s.whole("smooth") - 1)
                .settled(s -> 36 * s.whole("period") + s.whole("stochastic") + s.whole("smooth"))
                .done();
    }

    private static IndicatorDefinition stochastic() {
        return IndicatorDraft.of(
                        "stochastic",
                        "Stochastic oscillator",
                        GROUP,
                        s -> new Stochastic(s.whole("period"), s.whole("smooth"), s.whole("signal")))
                .period(14, 1)
                .bars("smooth", "bars of the average; 1 is the fast stochastic", 3, 1)
                .bars("signal", "bars of the signal", 3, 1)
                .line("value", "%K", Stochastic::value)
                .line("signal", "%D", Stochastic::signal)
                .ready(s -> s.whole("period") + s.whole("smooth") + s.whole("signal") - 2)
                .done();
    }

    private static IndicatorDefinition williamsR() {
        return IndicatorDraft.of("williams-r", "Williams' %R", GROUP, s -> new WilliamsR(s.whole("period")))
                .period(14, 1)
                .line("value", "Value", WilliamsR::value)
                .ready(s -> s.whole("period"))
                .done();
    }

    private static IndicatorDefinition cci() {
        return IndicatorDraft.of("cci", "Commodity channel index", GROUP, s -> new Cci(s.whole("period")))
                .period(20, 2)
                .line("value", "Value", Cci::value)
                .ready(s -> s.whole("period"))
                .done();
    }

    private static IndicatorDefinition cmo() {
        return IndicatorDraft.of("cmo", "Chande momentum oscillator", GROUP, s -> new Cmo(s.whole("period")))
                .period(14, 1)
                .line("value", "Value", Cmo::value)
                .ready(s -> s.whole("period") + 1)
                .done();
    }

    private static IndicatorDefinition roc() {
        return IndicatorDraft.of("roc", "Rate of change", GROUP, s -> new Roc(s.whole("period")))
                .period(10, 1)
                .line("value", "Value", Roc::value)
                .ready(s -> s.whole("period") + 1)
                .done();
    }

    private static IndicatorDefinition momentum() {
        return IndicatorDraft.of("momentum", "Momentum", GROUP, s -> new Momentum(s.whole("period")))
                .period(10, 1)
                .line("value", "Value", Momentum::value)
                .ready(s -> s.whole("period") + 1)
                .done();
    }

    private static IndicatorDefinition awesome() {
        return IndicatorDraft.of(
                        "awesome",
                        "Awesome oscillator",
                        GROUP,
                        s -> new AwesomeOscillator(s.whole("fast"), s.whole("slow")))
                .bars("fast", "bars of the fast average", 5, 1)
                .bars("slow", "bars of the slow average", 34, 2)
                .histogram("value", "Value", AwesomeOscillator::value)
                .ready(s -> s.whole("slow"))
                .done();
    }

    private static IndicatorDefinition ultimate() {
        return IndicatorDraft.of(
                        "ultimate",
                        "Ultimate oscillator",
                        GROUP,
                        s -> new UltimateOscillator(s.whole("shortest"), s.whole("middle"), s.whole("longest")))
                .bars("shortest", "bars of the span that counts 4 times", 7, 1)
                .bars("middle", "bars of the span that counts twice", 14, 1)
                .bars("longest", "bars of the span that counts once", 28, 1)
                .line("value", "Value", UltimateOscillator::value)
                .ready(s -> s.whole("longest") + 1)
                .done();
    }

    private static IndicatorDefinition fisher() {
        return IndicatorDraft.of("fisher", "Fisher transform", GROUP, s -> new FisherTransform(s.whole("period")))
                .period(10, 1)
                .line("value", "Fisher", FisherTransform::value)
                .line("signal", "Bar before", FisherTransform::signal)
                .ready(s -> s.whole("period") + 1)
                .settled(s -> s.whole("period") + 100)
                .done();
    }

    private static IndicatorDefinition tsi() {
        return IndicatorDraft.of("tsi", "True strength index", GROUP, s -> new Tsi(s.whole("slow"), s.whole("fast")))
                .bars("slow", "bars of the first smoothing", 25, 1)
                .bars("fast", "bars of the second smoothing", 13, 1)
                .line("value", "Value", Tsi::value)
                .ready(s -> s.whole("slow") + s.whole("fast"))
                .settled(s -> Ema.settledAfter(s.whole("slow") + s.whole("fast")))
                .done();
    }

    private static IndicatorDefinition dpo() {
        return IndicatorDraft.of("dpo", "Detrended price oscillator", GROUP, s -> new Dpo(s.whole("period")))
                .period(20, 1)
                .line("value", "Value", Dpo::value)
                .ready(s -> s.whole("period") + s.whole("period") / 2 + 1)
                .done();
    }

    private static IndicatorDefinition coppock() {
        return IndicatorDraft.of(
                        "coppock",
                        "Coppock curve",
                        GROUP,
                        s -> new Coppock(s.whole("slow"), s.whole("fast"), s.whole("smooth")))
                .bars("slow", "bars of the longer rate of change", 14, 1)
                .bars("fast", "bars of the shorter rate of change", 11, 1)
                .bars("smooth", "bars of the weighted average", 10, 1)
                .line("value", "Value", Coppock::value)
                .ready(s -> s.whole("slow") + s.whole("smooth"))
                .done();
    }

    private static IndicatorDefinition balanceOfPower() {
        return IndicatorDraft.of("balance-of-power", "Balance of power", GROUP, none -> new BalanceOfPower())
                .histogram("value", "Value", BalanceOfPower::value)
                .done();
    }

    private static IndicatorDefinition elderRay() {
        return IndicatorDraft.of("elder-ray", "Elder ray", GROUP, s -> new ElderRay(s.whole("period")))
                .period(13, 1)
                .histogram("value", "Bull power", ElderRay::value)
                .histogram("bear", "Bear power", ElderRay::bearPower)
                .ready(s -> s.whole("period"))
                .settled(s -> Ema.settledAfter(s.whole("period")))
                .done();
    }
}
