package trading.engine.reference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.model.ExitReason;
import trading.engine.model.OrderEvent;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.StateReason;
import trading.engine.model.TradingState;
import trading.engine.reference.PlainChecks.Refusal;

/// Section 1, step 3: what prices set off, for as long as anything happens.
final class PlainPrices {
    private final PlainState state;
    private final PlainVenue venue;
    private final PlainExits exits;
    private final PlainStates states;
    private final PlainReductions reductions;

    PlainPrices(PlainState state, PlainVenue venue, PlainExits exits, PlainStates states, PlainReductions reductions) {
        this.reductions = reductions;
        this.state = state;
        this.venue = venue;
        this.exits = exits;
        this.states = states;
    }

    void react() {
        boolean again = true;
        while (again) {
            again = false;
            for (int i = 0; i < state.changedMarkets().size(); i++) {
                while (reactOnce(state.changedMarkets().get(i))) {
                    again = true;
                }
            }
            again |= shrinkReducing();
            again |= callMargins();
        }
    }

    private boolean reactOnce(PlainMarket market) {
        if (exits.exitNextReached(market)) {
            return true;
        }
        trail(market);
        PlainOrder released = market.nextReleased();
        if (released != null) {
            venue.release(released);
        }
        return released != null;
    }

    /// Stops that follow the market, and never go back.
    private void trail(PlainMarket market) {
        List<PlainOrder> trailing = new ArrayList<>(market.waiting.stream()
                .filter(order -> order.type() == OrderType.TRAILING_STOP)
                .toList());
        trailing.sort(Comparator.comparingLong(order -> order.orderId));
        for (PlainOrder order : trailing) {
            long price = market.triggerPrice(order.side(), order.triggerPrice());
            long stop = PlainChecks.trailingStop(order.side(), price, order.terms());
            boolean nearer = order.side() == Side.SELL ? stop > order.stopPrice : stop < order.stopPrice;
            if (price > 0 && stop > 0 && nearer) {
                order.stopPrice = stop;
                order.updatedNanos = state.nowNanos;
                market.waiting.remove(order);
                market.waiting.add(order);
                state.emit(new Report.OrderUpdated(order.toOrder(), OrderEvent.TRAILED, false));
            }
        }
    }

    private boolean shrinkReducing() {
        boolean[] shrunk = {false};
        state.forEachChangedPosition((account, market) -> shrunk[0] |= reductions.shrink(account, market));
        return shrunk[0];
    }

    /// Section 9: accounts whose equity no longer covers the maintenance margin.
    private boolean callMargins() {
        boolean closed = false;
        for (PlainAccount account : state.accounts.values()) {
            boolean concerned = account.isMargin()
                    && state.changedMarkets().stream().anyMatch(market -> state.positionLots(account, market) != 0);
            if (concerned && !isCovered(account)) {
                closed |= call(account);
            }
        }
        return closed;
    }

    private boolean isCovered(PlainAccount account) {
        BigInteger positions = PlainEquities.positionValue(state, account);
        BigInteger needed = PlainMoney.fee(positions, account.margin.maintenancePpm());
        return positions.signum() == 0 || PlainEquities.equity(state, account).compareTo(needed) >= 0;
    }

    private boolean call(PlainAccount account) {
        if (account.state == TradingState.ACTIVE) {
            String text = "equity=" + PlainEquities.equity(state, account) + " is below the maintenance margin";
            states.set(account, TradingState.REDUCING, StateReason.MARGIN_CALL, text, "");
        }
        states.endOrders(account, false);
        boolean closed = false;
        PlainTrade worst = worst(account);
        while (worst != null && !isCovered(account)) {
            state.tried.add(worst);
            Refusal unused = exits.exit(worst, ExitReason.LIQUIDATION, true);
            closed = true;
            worst = worst(account);
        }
        return closed;
    }

    /// The open trade that loses most and was not tried yet; of two alike, the one of the lower
    /// instrument, of the longs, the older.
    private @Nullable PlainTrade worst(PlainAccount account) {
        PlainTrade worst = null;
        for (PlainMarket market : state.markets.values()) {
            for (Side side : Side.values()) {
                for (PlainTrade trade : state.openTrades(account, market)) {
                    boolean candidate = trade.side == side && !state.tried.contains(trade);
                    if (candidate && (worst == null || gain(trade).compareTo(gain(worst)) < 0)) {
                        worst = trade;
                    }
                }
            }
        }
        return worst;
    }

    private static BigInteger gain(PlainTrade trade) {
        return trade.gainAt(trade.market.exitPrice(trade.side));
    }
}
