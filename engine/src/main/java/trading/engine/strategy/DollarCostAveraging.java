package trading.engine.strategy;

import java.util.List;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;

/// Buys a little at fixed times, whatever the price, and sells everything when the price is enough above what all of it
/// cost on average.
///
/// The next time is remembered: a restart neither buys twice nor forgets a purchase. A purchase that fell into a time
/// when the product was off is made once it is on again. There is no stop; it stops buying when it has bought as often
/// as it may.
public final class DollarCostAveraging implements Strategy {
    private static final long MINUTE = TimeFrame.M1.nanos();
    private static final String NEXT = "next";
    private static final String PURCHASE = "purchase";

    /// What may be tuned.
    public record Parameters(
            @Parameter(value = 60, from = 1, to = 43_200, text = "minutes from one purchase to the next")
            int everyMinutes,

            @Parameter(value = 20, from = 1, to = 100, text = "purchases held at most", live = false)
            int most,

            @Parameter(value = 2, from = 0.1, to = 100, step = 0.1, text = "percent above the average cost to sell at")
            double targetPercent) {}

    private final Parameters parameters;

    public DollarCostAveraging(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public StrategyDeclaration declaration() {
        return StrategyDeclaration.of(
                        "dca",
                        "Buys a little at fixed times and sells all of it at a profit over its average cost.",
                        parameters)
                .on("BTCUSDT")
                .bars(TimeFrame.M1, 0)
                .entries(parameters.most())
                .sizedBy(new Sizing.EquityShare(5_000));
    }

    @Override
    public void onStart(StrategyContext context) {
        long next = context.memory().whole(NEXT, 0);
        if (next > 0) {
            context.timer(PURCHASE, next);
        }
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        if (context.warmingUp()) {
            return;
        }
        if (context.memory().whole(NEXT, 0) == 0) {
            schedule(context, context.timeNanos() + MINUTE);
        }
        double cost = averageCost(context.openTrades());
        if (cost > 0 && bar.close() >= cost * (1 + parameters.targetPercent() / 100)) {
            context.exit("the price is " + parameters.targetPercent() + " percent above the average cost of "
                    + context.price(cost));
        }
    }

    @Override
    public void onTimer(Timer timer, StrategyContext context) {
        schedule(context, context.timeNanos() + parameters.everyMinutes() * MINUTE);
        int held = context.openTrades().size();
        if (held < parameters.most()) {
            context.enter(Entry.buy("purchase " + (held + 1) + " of at most " + parameters.most() + ", one every "
                    + parameters.everyMinutes() + " minutes"));
        } else {
            context.note("it has made all its " + parameters.most() + " purchases");
        }
    }

    private static void schedule(StrategyContext context, long nanos) {
        context.memory().put(NEXT, nanos);
        context.timer(PURCHASE, nanos);
    }

    /// Ticks for a lot; 0 when nothing is held.
    private static double averageCost(List<Trade> trades) {
        double lots = 0;
        double ticks = 0;
        for (Trade trade : trades) {
            lots += trade.entryQuantity();
            ticks += trade.entryNotional();
        }
        return lots == 0 ? 0 : ticks / lots;
    }
}
