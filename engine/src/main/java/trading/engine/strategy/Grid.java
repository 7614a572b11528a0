package trading.engine.strategy;

import java.util.List;
import trading.engine.model.Bar;
import trading.engine.model.Order;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;

/// Lays limit orders below the price, each some percent lower than the one before, and sells what each has bought one
/// step higher.
///
/// Earns a step each time that the price swings through one. There is no stop: in a long decline it ends up holding
/// all its levels, which is what its sizing has to be made for. Where the grid hangs is remembered over restarts; what
/// is bought and what waits is asked of the context. When the price leaves the grid upward with nothing bought, the
/// grid follows.
public final class Grid implements Strategy {
    private static final String ANCHOR = "anchor";

    /// What may be tuned. A grid that hangs keeps its shape, so both must be changed while it is stopped.
    public record Parameters(
            @Parameter(value = 5, from = 1, to = 50, text = "levels below the price", live = false)
            int levels,

            @Parameter(
                    value = 0.5,
                    from = 0.1,
                    to = 20,
                    step = 0.1,
                    text = "from one level to the next, in percent",
                    live = false)
            double stepPercent) {}

    private final Parameters parameters;

    public Grid(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public StrategyDeclaration declaration() {
        return StrategyDeclaration.of(
                        "grid",
                        "Buys at evenly spaced levels below the price and sells each one step higher.",
                        parameters)
                .on("ETHUSDT")
                .bars(TimeFrame.M1, 0)
                .entries(parameters.levels())
                .sizedBy(new Sizing.EquityShare(20_000));
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        if (context.warmingUp() || context.awaiting()) {
            return;
        }
        long anchor = context.memory().whole(ANCHOR, 0);
        if (anchor == 0 || (bar.close() > anchor + step(anchor) && nothingBought(context))) {
            for (Order order : context.openOrders()) {
                context.cancel(order, "the price has left the grid upward, and the grid follows");
            }
            context.memory().put(ANCHOR, bar.close());
            context.note("the grid hangs at " + context.price(bar.close()));
            return;
        }
        for (int i = 1; i <= parameters.levels(); i++) {
            long level = anchor - i * step(anchor);
            if (level > 0 && level < bar.close() && !isTaken(level + step(anchor), context.openTrades())) {
                context.enter(Entry.buy("level " + i + " of the grid at " + context.price(anchor))
                        .limit(level)
                        .takeProfit(level + step(anchor)));
            }
        }
    }

    private long step(long anchor) {
        return Math.max(1, Math.round(anchor * parameters.stepPercent() / 100));
    }

    private static boolean nothingBought(StrategyContext context) {
        return context.openTrades().stream().allMatch(trade -> trade.status() == TradeStatus.PENDING);
    }

    /// A level has one trade, from its order to its sale, and no two have the same target.
    private static boolean isTaken(long target, List<Trade> trades) {
        return trades.stream().anyMatch(trade -> trade.takeProfitPrice() == target);
    }
}
