package trading.engine.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.matching.BookOrder;
import trading.engine.message.Command.CloseTrade;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Report;
import trading.engine.model.CancelReason;
import trading.engine.model.DenyCode;
import trading.engine.model.ExitReason;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.TradeStatus;
import trading.engine.position.Account;
import trading.engine.position.RoundTrip;
import trading.engine.risk.RiskDecision.Denied;
import trading.engine.risk.RiskDecision.Passed;

/// The gateway's own exits: a trade that is to be closed, and the stops and targets of open trades.
///
/// Such an exit goes before what the account has resting: the rest of the trade's entry and its exit orders
/// are canceled, own orders that it would meet, and, newest first, other sells of the same asset as far as
/// it needs what they hold.
final class TradeExits {
    private final CoreState state;
    private final Outbox outbox;
    private final OrderDesk desk;

    TradeExits(CoreState state, OrderDesk desk) {
        this.state = state;
        this.outbox = state.outbox;
        this.desk = desk;
    }

    void close(CloseTrade command) {
        Account account = state.ledger.account(command.account());
        RoundTrip trade = state.trade(command.tradeId());
        if (account == null) {
            desk.denyCommand(command.account(), -1, false, DenyCode.ACCOUNT_UNKNOWN, command.account());
        } else if (trade == null || trade.account() != account.id()) {
            boolean ended = trade == null && state.hasEnded(command.tradeId());
            DenyCode code = ended ? DenyCode.TRADE_NOT_OPEN : DenyCode.TRADE_UNKNOWN;
            desk.denyCommand(account.id(), -1, account.isLiquidity(), code, command.tradeId());
        } else if (trade.status() != TradeStatus.OPEN) {
            desk.denyCommand(account.id(), trade.instrument(), false, DenyCode.TRADE_NOT_OPEN, trade.tradeId());
        } else {
            ExitReason reason = command.reason() == ExitReason.NONE ? ExitReason.MANUAL : command.reason();
            Denied denied = exit(account, trade, reason, false);
            if (denied != null) {
                outbox.emit(new Report.Denied(
                        account.id(),
                        trade.instrument(),
                        "",
                        trade.strategy(),
                        denied.code(),
                        denied.measured(),
                        denied.limit(),
                        false));
            }
        }
    }

    /// Exits trades whose stop or target the market has reached, each at most once in a command. One that
    /// finds nothing to trade with stays, and is looked at again when the book changes.
    void onPrices() {
        List<Market> touched = outbox.touched();
        for (int i = 0; i < touched.size(); i++) {
            Market market = touched.get(i);
            RoundTrip trade = nextReached(market);
            while (trade != null) {
                Account account = state.ledger.account(trade.account());
                if (account == null) {
                    throw new IllegalStateException("trade: id=" + trade.tradeId() + " account=" + trade.account());
                }
                ExitReason reason = ProtectedTrades.reached(trade, market.exitPrice(trade.side()));
                exit(account, trade, reason, true);
                trade = nextReached(market);
            }
        }
    }

    private @Nullable RoundTrip nextReached(Market market) {
        return market.protectedTrades.nextReached(
                market.exitPrice(Side.BUY), market.exitPrice(Side.SELL), outbox.turn());
    }

    /// Null when an exit order was sent, or none would have found anything and `onlyIfItFills`.
    private @Nullable Denied exit(Account account, RoundTrip trade, ExitReason reason, boolean onlyIfItFills) {
        Market market = state.market(trade.instrument());
        if (market == null) {
            throw new IllegalStateException("trade: id=" + trade.tradeId() + " instrument=" + trade.instrument());
        }
        boolean sells = trade.side() == Side.BUY;
        long freeBase = account.free(market.baseAsset) + (sells ? lockedBySells(account, market) : 0);
        long lots = market.instrument().lotSize();
        long quantity = sells ? Math.min(trade.openQuantity(), freeBase / lots) : trade.openQuantity();
        if (quantity == 0) {
            return new Denied(DenyCode.BALANCE_INSUFFICIENT, trade.openQuantity(), 0);
        }
        SubmitOrder request = exitOrder(trade, quantity);
        return switch (desk.checkExit(request, account, market, trade, freeBase)) {
            case Denied denied -> denied;
            case Passed passed -> {
                if (!onlyIfItFills || wouldFill(market, trade, passed.priceBound())) {
                    makeRoom(account, market, trade, quantity, passed.priceBound());
                    desk.accept(request, account, market, passed, reason);
                }
                yield null;
            }
        };
    }

    private static SubmitOrder exitOrder(RoundTrip trade, long quantity) {
        return new SubmitOrder(
                trade.account(),
                trade.instrument(),
                "",
                trade.strategy(),
                trade.side().opposite(),
                OrderType.MARKET,
                TimeInForce.IOC,
                quantity,
                0,
                trade.tradeId(),
                false,
                0,
                0);
    }

    /// Somebody else has something inside the bound.
    private static boolean wouldFill(Market market, RoundTrip trade, long bound) {
        boolean[] found = {false};
        market.book.forEachOrder(trade.side(), order -> {
            found[0] = isInside(order, bound) && order.account() != trade.account();
            return !found[0] && isInside(order, bound);
        });
        return found[0];
    }

    private static boolean isInside(BookOrder resting, long bound) {
        return resting.side() == Side.BUY ? resting.priceBound() >= bound : resting.priceBound() <= bound;
    }

    /// The account's own orders that an exit would meet before it is filled.
    private static List<LiveOrder> inTheWay(Market market, RoundTrip trade, long quantity, long bound) {
        List<LiveOrder> own = new ArrayList<>();
        long[] missing = {quantity};
        market.book.forEachOrder(trade.side(), order -> {
            if (missing[0] <= 0 || !isInside(order, bound)) {
                return false;
            }
            if (order.account() == trade.account()) {
                own.add((LiveOrder) order);
            } else {
                missing[0] -= order.leavesQuantity();
            }
            return true;
        });
        return own;
    }

    private long lockedBySells(Account account, Market market) {
        long locked = 0;
        for (LiveOrder order = desk.newestOrder(account); order != null; order = order.olderOfAccount) {
            if (order.market == market && order.side() == Side.SELL) {
                locked += order.reserved;
            }
        }
        return locked;
    }

    private void makeRoom(Account account, Market market, RoundTrip trade, long quantity, long bound) {
        LiveOrder order = desk.newestOrder(account);
        while (order != null) {
            LiveOrder older = order.olderOfAccount;
            if (order.trade == trade) {
                desk.cancel(order, CancelReason.TRADE_CLOSED);
            }
            order = older;
        }
        inTheWay(market, trade, quantity, bound).forEach(own -> desk.cancel(own, CancelReason.SELF_MATCH));
        long needed = trade.side() == Side.BUY ? market.instrument().baseUnits(quantity) : 0;
        order = desk.newestOrder(account);
        while (order != null && account.free(market.baseAsset) < needed) {
            LiveOrder older = order.olderOfAccount;
            if (order.market == market && order.side() == Side.SELL) {
                desk.cancel(order, CancelReason.TRADE_CLOSED);
            }
            order = older;
        }
    }
}
