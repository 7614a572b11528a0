package trading.engine.reference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.model.CancelReason;
import trading.engine.model.DenyCode;
import trading.engine.model.ExitReason;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.TradeStatus;
import trading.engine.reference.PlainChecks.Refusal;
import trading.engine.reference.PlainChecks.Verdict;

/// Section 7: the exits that the gateway itself makes.
final class PlainExits {
    private final PlainState state;
    private final PlainChecks checks;
    private final PlainVenue venue;
    private final Set<PlainTrade> tried = new HashSet<>();

    PlainExits(PlainState state, PlainChecks checks, PlainVenue venue) {
        this.state = state;
        this.checks = checks;
        this.venue = venue;
    }

    /// Exits trades whose stop or target is reached, each at most once in a command.
    void onPrices() {
        tried.clear();
        for (int i = 0; i < state.changedMarkets().size(); i++) {
            PlainMarket market = state.changedMarkets().get(i);
            PlainTrade trade = nextReached(market);
            while (trade != null) {
                tried.add(trade);
                Refusal unused = exit(trade, reached(trade), true);
                trade = nextReached(market);
            }
        }
    }

    private @Nullable PlainTrade nextReached(PlainMarket market) {
        for (PlainTrade trade : state.trades.values()) {
            if (trade.market == market
                    && trade.status == TradeStatus.OPEN
                    && !tried.contains(trade)
                    && reached(trade) != ExitReason.NONE) {
                return trade;
            }
        }
        return null;
    }

    private static ExitReason reached(PlainTrade trade) {
        long price = trade.market.exitPrice(trade.side);
        long stop = trade.stopLossPrice();
        long target = trade.takeProfitPrice();
        boolean buy = trade.side == Side.BUY;
        if (price > 0 && stop > 0 && (buy ? price <= stop : price >= stop)) {
            return ExitReason.STOP_LOSS;
        }
        if (price > 0 && target > 0 && (buy ? price >= target : price <= target)) {
            return ExitReason.TAKE_PROFIT;
        }
        return ExitReason.NONE;
    }

    /// Null when an exit order was sent, or none would have found anything and `onlyIfItFills`.
    @Nullable Refusal exit(PlainTrade trade, ExitReason reason, boolean onlyIfItFills) {
        PlainAccount account = trade.owner;
        PlainMarket market = trade.market;
        String base = market.instrument.base();
        boolean sells = trade.side == Side.BUY;
        BigInteger freeBase = state.free(account, base);
        if (sells) {
            for (PlainOrder sell : openSells(account, market)) {
                freeBase = freeBase.add(sell.reserved);
            }
        }
        BigInteger lots = freeBase.divide(PlainMoney.of(market.instrument.lotSize()));
        long quantity = sells ? lots.min(PlainMoney.of(trade.open())).longValueExact() : trade.open();
        if (quantity == 0) {
            return new Refusal(DenyCode.BALANCE_INSUFFICIENT, trade.open(), 0);
        }
        SubmitOrder request = exitOrder(trade, quantity);
        Verdict verdict = checks.exit(request, trade, freeBase);
        if (verdict.refusal() != null) {
            return verdict.refusal();
        }
        if (!onlyIfItFills || wouldFill(trade, verdict.bound())) {
            makeRoom(trade, quantity, verdict.bound());
            venue.accept(request, account, market, verdict.bound(), verdict.reserve(), reason);
        }
        return null;
    }

    private static SubmitOrder exitOrder(PlainTrade trade, long quantity) {
        return new SubmitOrder(
                trade.owner.id,
                trade.market.instrument.id(),
                "",
                trade.entry.request.strategy(),
                trade.side.opposite(),
                OrderType.MARKET,
                TimeInForce.IOC,
                quantity,
                0,
                trade.tradeId,
                false,
                0,
                0);
    }

    private List<PlainOrder> openSells(PlainAccount account, PlainMarket market) {
        return state.openOrders(account).stream()
                .filter(order -> order.market == market && order.side() == Side.SELL)
                .toList();
    }

    private static boolean wouldFill(PlainTrade trade, long bound) {
        return trade.market.book(trade.side).stream()
                .anyMatch(order -> order.owner != trade.owner
                        && PlainVenue.reaches(trade.side.opposite(), bound, order.bound));
    }

    /// Before such an exit go: the rest of the trade's entry and its exit orders, own orders that it would
    /// meet, and, newest first, other sells as far as it needs what they hold.
    private void makeRoom(PlainTrade trade, long quantity, long bound) {
        for (PlainOrder order : state.openOrders(trade.owner).reversed()) {
            if (order.trade == trade) {
                venue.cancel(order, CancelReason.TRADE_CLOSED);
            }
        }
        for (PlainOrder order : inTheWay(trade, quantity, bound)) {
            venue.cancel(order, CancelReason.SELF_MATCH);
        }
        BigInteger needed = trade.side == Side.BUY
                ? PlainMoney.baseUnits(trade.market.instrument, quantity)
                : BigInteger.ZERO;
        for (PlainOrder order : openSells(trade.owner, trade.market).reversed()) {
            if (state.free(trade.owner, trade.market.instrument.base()).compareTo(needed) < 0) {
                venue.cancel(order, CancelReason.TRADE_CLOSED);
            }
        }
    }

    private static List<PlainOrder> inTheWay(PlainTrade trade, long quantity, long bound) {
        List<PlainOrder> own = new ArrayList<>();
        long missing = quantity;
        for (PlainOrder order : trade.market.book(trade.side)) {
            if (missing <= 0 || !PlainVenue.reaches(trade.side.opposite(), bound, order.bound)) {
                break;
            }
            if (order.owner == trade.owner) {
                own.add(order);
            } else {
                missing -= order.open();
            }
        }
        return own;
    }
}
