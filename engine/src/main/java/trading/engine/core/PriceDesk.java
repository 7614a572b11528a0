package trading.engine.core;

import java.util.ArrayList;
import java.util.List;
import trading.engine.model.OrderEvent;
import trading.engine.model.Side;
import trading.engine.position.Holding;
import trading.engine.risk.RiskEngine;

/// What prices set off, market by market, for as long as anything happens: exits of trades, waiting orders,
/// and orders that only reduce and that their position no longer covers.
final class PriceDesk {
    private final Outbox outbox;
    private final TradeExits exits;
    private final OrderEnding ending;
    private final MarginDesk margin;
    private final Reductions reductions;
    private final List<LiveOrder> moved = new ArrayList<>();

    PriceDesk(CoreState state, TradeExits exits, OrderEnding ending, MarginDesk margin, Reductions reductions) {
        this.outbox = state.outbox;
        this.exits = exits;
        this.ending = ending;
        this.margin = margin;
        this.reductions = reductions;
    }

    void onPrices() {
        Roll<Market> touched = outbox.touched();
        if (touched.isEmpty() && outbox.changedHoldings().isEmpty()) {
            return;
        }
        boolean again;
        do {
            again = false;
            for (int i = 0; i < touched.count(); i++) {
                while (reactOnce(touched.get(i))) {
                    again = true;
                }
            }
            again |= trimReducing();
            again |= margin.onPrices(touched);
        } while (again);
    }

    private boolean reactOnce(Market market) {
        if (exits.exitNextReached(market)) {
            return true;
        }
        if (!market.trailing.isEmpty()) {
            trail(market);
        }
        LiveOrder released = market.nextReleased();
        if (released == null) {
            return false;
        }
        ending.placing().release(released);
        return true;
    }

    /// Moves stops that follow the market, and never back.
    private void trail(Market market) {
        for (int i = 0; i < market.trailing.size(); i++) {
            LiveOrder order = market.trailing.get(i);
            long price = market.triggerPrice(order.side(), order.triggerPrice);
            if (price > 0 && follows(order, price)) {
                moved.add(order);
            }
        }
        for (int i = 0; i < moved.size(); i++) {
            LiveOrder order = moved.get(i);
            long price = market.triggerPrice(order.side(), order.triggerPrice);
            order.stopPrice = RiskEngine.trailingStop(order.side(), price, order.trailingTicks, order.trailingPpm);
            market.waiting(order).move(order, order.stopPrice);
            order.updatedNanos = outbox.timeNanos();
            outbox.reports().orderUpdated(order, OrderEvent.TRAILED);
        }
        moved.clear();
    }

    private static boolean follows(LiveOrder order, long price) {
        long stop = RiskEngine.trailingStop(order.side(), price, order.trailingTicks, order.trailingPpm);
        boolean nearer = order.side() == Side.SELL ? stop > order.stopPrice : stop < order.stopPrice;
        return nearer && stop > 0;
    }

    private boolean trimReducing() {
        boolean trimmed = false;
        Roll<Holding> holdings = outbox.changedHoldings();
        for (int i = 0; i < holdings.count(); i++) {
            trimmed |= reductions.trim(holdings.get(i));
        }
        return trimmed;
    }
}
