package trading.engine.strategy;

import trading.engine.indicator.Atr;
import trading.engine.indicator.DonchianChannel;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// The turtles' way: buys when the price closes above everything of the last bars, and sells when it closes below
/// everything of fewer bars.
///
/// A breakout is the price beyond the channel of the bars *before* it, so this strategy owns its channels and feeds
/// them after it has decided. The stop lies some average true ranges below; there is no target, since the few long
/// moves have to pay for the many false starts.
public final class DonchianBreakout implements Strategy {

    /// What may be tuned.
    public record Parameters(
            @Parameter(value = 55, from = 5, to = 500, text = "bars that the price must exceed to buy")
            int entry,

            @Parameter(value = 20, from = 2, to = 500, text = "bars that the price must undercut to sell")
            int exit,

            @Parameter(value = 14, from = 2, to = 200, text = "bars of the average true range")
            int range,

            @Parameter(value = 3, from = 0.5, to = 20, step = 0.5, text = "the stop, in average true ranges")
            double stopRanges) {}

    private final Parameters parameters;
    private final DonchianChannel entry;
    private final DonchianChannel exit;
    private final Atr range;

    public DonchianBreakout(Parameters parameters) {
        this.parameters = parameters;
        entry = new DonchianChannel(parameters.entry());
        exit = new DonchianChannel(parameters.exit());
        range = new Atr(parameters.range());
    }

    @Override
    public StrategyDeclaration declaration() {
        int channels = Math.max(parameters.entry(), parameters.exit()) + 1;
        return StrategyDeclaration.of(
                        "donchian-breakout",
                        "Buys when the price closes above all of the last bars, sells when it falls below fewer.",
                        parameters)
                .on("BTCUSDT", "ETHUSDT")
                .bars(TimeFrame.M1, Math.max(channels, Atr.settledAfter(parameters.range())));
    }

    @Override
    public void onStart(StrategyContext context) {
        context.indicator("range", range);
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        if (entry.ready() && exit.ready() && range.ready()) {
            decide(bar, context);
        }
        entry.update(bar);
        exit.update(bar);
    }

    private void decide(Bar bar, StrategyContext context) {
        context.value("upper", entry.upper());
        context.value("lower", exit.lower());
        if (context.openTrade().isPresent()) {
            if (bar.close() < exit.lower()) {
                context.exit("the price closed below the low of " + parameters.exit() + " bars ("
                        + context.price(exit.lower()) + ")");
            }
        } else if (bar.close() > entry.upper()) {
            context.buy(
                    context.ticks(bar.close() - parameters.stopRanges() * range.value()),
                    0,
                    "the price closed above the high of " + parameters.entry() + " bars ("
                            + context.price(entry.upper()) + "); the stop is " + parameters.stopRanges()
                            + " average ranges below");
        }
    }
}
