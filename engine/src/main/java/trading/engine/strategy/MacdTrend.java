package trading.engine.strategy;

import trading.engine.indicator.Atr;
import trading.engine.indicator.Crossing;
import trading.engine.indicator.Ema;
import trading.engine.indicator.Macd;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// Goes with momentum when the longer trend agrees: buys when the MACD crosses above its signal while the price is
/// above a long average, sells when it crosses back.
///
/// The long average leaves out the recoveries inside a decline, which is where a bare MACD loses most.
public final class MacdTrend implements Strategy {

    /// What may be tuned.
    public record Parameters(
            @Parameter(value = 12, from = 2, to = 200, text = "bars of the fast average")
            int fast,

            @Parameter(value = 26, from = 3, to = 400, text = "bars of the slow average")
            int slow,

            @Parameter(value = 9, from = 2, to = 100, text = "bars of the signal")
            int signal,

            @Parameter(value = 100, from = 10, to = 1000, text = "bars of the average that says where the trend goes")
            int trend,

            @Parameter(value = 14, from = 2, to = 200, text = "bars of the average true range")
            int range,

            @Parameter(value = 3, from = 0.5, to = 20, step = 0.5, text = "the stop, in average true ranges")
            double stopRanges) {

        public Parameters {
            if (fast >= slow) {
                throw new IllegalArgumentException(
                        "macd-trend: fast=" + fast + " slow=" + slow + ": fast must be less");
            }
        }
    }

    private final Parameters parameters;
    private final Macd macd;
    private final Ema trend;
    private final Atr range;
    private final Crossing crossing = new Crossing();

    public MacdTrend(Parameters parameters) {
        this.parameters = parameters;
        macd = new Macd(parameters.fast(), parameters.slow(), parameters.signal());
        trend = new Ema(parameters.trend());
        range = new Atr(parameters.range());
    }

    @Override
    public StrategyDeclaration declaration() {
        int momentum = Ema.settledAfter(parameters.slow()) + Ema.settledAfter(parameters.signal());
        return StrategyDeclaration.of(
                        "macd-trend",
                        "Buys when the MACD crosses above its signal in a rising trend, sells when it crosses back.",
                        parameters)
                .on("BTCUSDT", "ETHUSDT")
                .bars(
                        TimeFrame.M1,
                        Math.max(
                                Math.max(momentum, Ema.settledAfter(parameters.trend())),
                                Atr.settledAfter(parameters.range())));
    }

    @Override
    public void onStart(StrategyContext context) {
        context.indicator("macd", macd);
        context.indicator("trend", trend);
        context.indicator("range", range);
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        if (!macd.ready() || !trend.ready() || !range.ready()) {
            return;
        }
        context.value("signal", macd.signal());
        crossing.update(macd.value(), macd.signal());
        if (crossing.down() && context.openTrade().isPresent()) {
            context.exit("the MACD fell below its signal");
        } else if (crossing.up() && context.openTrade().isEmpty()) {
            enter(bar, context);
        }
    }

    private void enter(Bar bar, StrategyContext context) {
        if (bar.close() <= trend.value()) {
            context.note("the MACD rose above its signal, but the price is below its average of " + parameters.trend()
                    + " bars");
            return;
        }
        context.buy(
                context.ticks(bar.close() - parameters.stopRanges() * range.value()),
                0,
                "the MACD rose above its signal, with the price above its average of " + parameters.trend()
                        + " bars (" + context.price(trend.value()) + "); the stop is " + parameters.stopRanges()
                        + " average ranges below");
    }
}
