package trading.engine.strategy;

import trading.engine.indicator.Atr;
import trading.engine.indicator.BollingerBands;
import trading.engine.indicator.Ema;
import trading.engine.indicator.KeltnerChannel;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// Waits for a market to wind up, and goes with it when it springs.
///
/// The market is squeezed while its Bollinger bands (how much closes differ) lie inside its Keltner channel (how far
/// bars travel). When it closes above the upper band soon after a squeeze, the strategy buys; it sells when the price
/// is back at the middle. The stop is the lower band.
public final class BollingerSqueeze implements Strategy {

    /// What may be tuned.
    public record Parameters(
            @Parameter(value = 20, from = 5, to = 200, text = "bars of both channels")
            int period,

            @Parameter(value = 2, from = 0.5, to = 5, step = 0.1, text = "width of the bands, in standard deviations")
            double deviations,

            @Parameter(value = 1.5, from = 0.5, to = 5, step = 0.1, text = "width of the channel, in average ranges")
            double ranges,

            @Parameter(value = 5, from = 1, to = 50, text = "bars within which it must break out after a squeeze")
            int patience) {}

    private final Parameters parameters;
    private final BollingerBands bands;
    private final KeltnerChannel channel;
    private int barsSinceSqueeze;

    public BollingerSqueeze(Parameters parameters) {
        this.parameters = parameters;
        bands = new BollingerBands(parameters.period(), parameters.deviations());
        channel = new KeltnerChannel(parameters.period(), parameters.period(), parameters.ranges());
        barsSinceSqueeze = parameters.patience() + 1;
    }

    @Override
    public StrategyDeclaration declaration() {
        int settled = Math.max(Ema.settledAfter(parameters.period()), Atr.settledAfter(parameters.period()));
        return StrategyDeclaration.of(
                        "bollinger-squeeze",
                        "Buys when a market that had wound up breaks out upward, sells when it is back in the middle.",
                        parameters)
                .on("BTCUSDT", "SOLUSDT")
                .bars(TimeFrame.M1, settled + parameters.patience());
    }

    @Override
    public void onStart(StrategyContext context) {
        context.indicator("bands", bands);
        context.indicator("channel", channel);
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        if (!bands.ready() || !channel.ready()) {
            return;
        }
        context.value("upper band", bands.upper());
        context.value("lower band", bands.lower());
        boolean squeezed = bands.upper() < channel.upper() && bands.lower() > channel.lower();
        barsSinceSqueeze = squeezed ? 0 : Math.min(barsSinceSqueeze + 1, parameters.patience() + 1);
        if (context.openTrade().isPresent()) {
            if (bar.close() < bands.value()) {
                context.exit("the price is back at the middle of its bands (" + context.price(bands.value()) + ")");
            }
        } else if (bar.close() > bands.upper() && barsSinceSqueeze <= parameters.patience()) {
            context.buy(
                    context.ticks(bands.lower()),
                    0,
                    "the price closed above its upper band (" + context.price(bands.upper()) + ") "
                            + barsSinceSqueeze + " bars after the bands lay inside the channel;"
                            + " the stop is the lower band");
        }
    }
}
