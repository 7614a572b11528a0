package trading.engine.reference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Report;
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
    private final PlainOrders orders;

    PlainExits(PlainState state, PlainChecks checks, PlainVenue venue, PlainOrders orders) {
        this.state = state;
        this.checks = checks;
        this.venue = venue;
        this.orders = orders;
    }

    void close(Command.CloseTrade command) {
        PlainAccount account = state.account(command.account());
        PlainTrade trade = state.trades.get(command.tradeId());
        if (account == null) {
            orders.deny(command.account(), -1, false, DenyCode.ACCOUNT_UNKNOWN, command.account(), 0);
        } else if (trade == null || trade.owner != account) {
            boolean ended = trade == null && state.hasEnded(command.tradeId());
            DenyCode code = ended ? DenyCode.TRADE_NOT_OPEN : DenyCode.TRADE_UNKNOWN;
            orders.deny(account.id, -1, account.isLiquidity(), code, command.tradeId(), 0);
        } else if (trade.status != TradeStatus.OPEN) {
            orders.deny(account.id, trade.market.instrument.id(), false, DenyCode.TRADE_NOT_OPEN, trade.tradeId, 0);
        } else {
            PlainState.Engaged engaged = state.covering(account, trade.market, trade.strategy());
            ExitReason reason = command.reason() == ExitReason.NONE ? ExitReason.MANUAL : command.reason();
            Refusal refusal = engaged != null
                    ? new Refusal(
                            DenyCode.KILL_SWITCH_ENGAGED, engaged.killSwitch().sinceNanos(), 0)
                    : exit(trade, reason, false);
            if (refusal != null) {
                state.emit(new Report.Denied(
                        account.id,
                        trade.market.instrument.id(),
                        "",
                        trade.strategy(),
                        refusal.code(),
                        refusal.measured(),
                        refusal.limit(),
                        false));
            }
        }
    }

    /// Exits the next trade whose stop or target is reached, each at most once in a command. False
    /// when there is none.
    boolean exitNextReached(PlainMarket market) {
        for (PlainTrade trade : List.copyOf(state.trades.values())) {
            if (trade.market == market
                    && trade.status == TradeStatus.OPEN
                    && reached(trade) != ExitReason.NONE
                    && state.tried.add(trade)) {
                if (!state.stopsExits(trade)) {
                    Refusal unused = exit(trade, reached(trade), true);
                }
                return true;
            }
        }
        return false;
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
    @Nullable
    Refusal exit(PlainTrade trade, ExitReason reason, boolean onlyIfItFills) {
        PlainAccount account = trade.owner;
        PlainMarket market = trade.market;
        boolean sells = trade.side == Side.BUY;
        BigInteger freeBase = state.free(account, market.instrument.base());
        if (sells) {
            freeBase = freeBase.add(PlainState.sum(openSells(account, market), PlainOrder::locked));
        }
        BigInteger lots = freeBase.divide(PlainMoney.of(market.instrument.lotSize()));
        long quantity = sells && !account.isMargin()
                ? lots.min(PlainMoney.of(trade.open())).longValueExact()
                : trade.open();
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
            PlainOrder order = venue.accept(request, account, market, verdict, reason);
            venue.prepare(order, true);
            venue.start(order);
        }
        return null;
    }

    private static SubmitOrder exitOrder(PlainTrade trade, long quantity) {
        return new SubmitOrder(
                trade.owner.id,
                trade.market.instrument.id(),
                "",
                trade.strategy(),
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
        return state.openOrders(account, market).stream()
                .filter(order -> order.side() == Side.SELL)
                .toList();
    }

    private static boolean wouldFill(PlainTrade trade, long bound) {
        return trade.market.book(trade.side).stream()
                .anyMatch(order ->
                        order.owner != trade.owner && PlainMarket.reaches(trade.side.opposite(), bound, order.bound));
    }

    /// Before such an exit go: the rest of the trade's entry and its exit orders, own orders that it
    /// would meet, and, newest first, other sells as far as it needs what they hold.
    private void makeRoom(PlainTrade trade, long quantity, long bound) {
        PlainAccount account = trade.owner;
        PlainMarket market = trade.market;
        for (PlainOrder order : state.openOrders(account, market).reversed()) {
            if (order.trade == trade) {
                venue.withdraw(order, CancelReason.TRADE_CLOSED);
            }
        }
        for (PlainOrder order : inTheWay(trade, quantity, bound)) {
            venue.withdraw(order, CancelReason.SELF_MATCH);
        }
        BigInteger needed = trade.side == Side.BUY && !account.isMargin()
                ? PlainMoney.baseUnits(market.instrument, quantity)
                : BigInteger.ZERO;
        for (PlainOrder order : openSells(account, market).reversed()) {
            if (state.free(account, market.instrument.base()).compareTo(needed) < 0) {
                venue.withdraw(order, CancelReason.TRADE_CLOSED);
            }
        }
        venue.settle();
    }

    private static List<PlainOrder> inTheWay(PlainTrade trade, long quantity, long bound) {
        List<PlainOrder> own = new ArrayList<>();
        long missing = quantity;
        for (PlainOrder order : trade.market.book(trade.side)) {
            if (missing <= 0 || !PlainMarket.reaches(trade.side.opposite(), bound, order.bound)) {
                break;
            }
            if (order.owner == trade.owner) {
                own.add(order);
            } else {
                missing -= order.leaves;
            }
        }
        return own;
    }
}
