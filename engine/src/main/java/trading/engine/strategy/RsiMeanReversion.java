package trading.engine.strategy;

import trading.engine.indicator.Atr;
import trading.engine.indicator.Crossing;
import trading.engine.indicator.Rsi;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// Bets that a fall was overdone: buys when the relative strength index comes back from below a low mark,
/// sells when it is back in the middle.
///
/// It does not catch the fall itself: it waits for the first bar on which the index is above the mark
/// again. The stop lies some average true ranges below; there is no target, the index says when. Earns when
/// the market swings, loses when a fall is the beginning of a longer one.
public final class RsiMeanReversion implements Strategy {

    /// What may be tuned.
    public record Parameters(
            @Parameter(value = 14, from = 2, to = 200, text = "bars of the relative strength index")
            int period,

            @Parameter(value = 30, from = 5, to = 45, text = "below this index the market is oversold")
            double oversold,

            @Parameter(value = 55, from = 46, to = 95, text = "the index at which to sell")
            double recovered,

            @Parameter(value = 14, from = 2, to = 200, text = "bars of the average true range")
            int range,

            @Parameter(value = 4, from = 0.5, to = 20, step = 0.5, text = "the stop, in average true ranges")
            double stopRanges) {}

    private final Parameters parameters;
    private final Rsi rsi;
    private final Atr range;
    private final Crossing mark = new Crossing();

    public RsiMeanReversion(Parameters parameters) {
        this.parameters = parameters;
        rsi = new Rsi(parameters.period());
        range = new Atr(parameters.range());
    }

    @Override
    public StrategyDeclaration declaration() {
        return StrategyDeclaration.of(
                        "rsi-reversion",
                        "Buys when the relative strength index recovers from oversold, sells when it is back in the"
                                + " middle.",
                        parameters)
                .on("BTCUSDT", "XRPUSDT", "DOGEUSDT")
                .bars(
                        TimeFrame.M1,
                        Math.max(Rsi.settledAfter(parameters.period()), Atr.settledAfter(parameters.range())));
    }

    @Override
    public void onStart(StrategyContext context) {
        context.indicator("rsi", rsi);
        context.indicator("range", range);
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        mark.update(rsi.value(), parameters.oversold());
        if (context.openTrade().isPresent()) {
            if (rsi.value() >= parameters.recovered()) {
                context.exit("the strength index is back at " + whole(rsi.value()));
            }
        } else if (mark.up() && range.ready()) {
            context.buy(
                    context.ticks(bar.close() - parameters.stopRanges() * range.value()),
                    0,
                    "the strength index came back above " + whole(parameters.oversold()) + " (now "
                            + whole(rsi.value()) + "); the stop is " + parameters.stopRanges()
                            + " average ranges below");
        }
    }

    private static String whole(double index) {
        return Long.toString(Math.round(index));
    }
}
