package trading.engine.core;

import java.util.ArrayList;
import java.util.List;
import trading.engine.matching.BookOrder;
import trading.engine.message.Command.CloseTrade;
import trading.engine.message.OrderRequest;
import trading.engine.message.ShortText;
import trading.engine.model.CancelReason;
import trading.engine.model.DenyCode;
import trading.engine.model.ExitReason;
import trading.engine.model.KillSwitch;
import trading.engine.model.Side;
import trading.engine.model.TradeStatus;
import trading.engine.position.RoundTrip;
import trading.engine.risk.OrderCheck;

/// The gateway's own exits: a trade that is to be closed, and the stops and targets of open trades.
///
/// Such an exit goes before what the account has resting: the rest of the trade's entry and its exit orders
/// are canceled, own orders that it would meet, and, newest first, other sells of the same asset as far as
/// it needs what they hold.
final class TradeExits {
    private static final ShortText NO_ID = new ShortText();

    private final CoreState state;
    private final Outbox outbox;
    private final OrderDesk desk;
    private final OrderEnding ending;
    private final OrderRequest request = new OrderRequest();
    private final List<LiveOrder> inTheWay = new ArrayList<>();

    TradeExits(CoreState state, OrderDesk desk, OrderEnding ending) {
        this.state = state;
        this.outbox = state.outbox;
        this.desk = desk;
        this.ending = ending;
    }

    void close(CloseTrade command) {
        Participant participant = state.participant(command.account());
        RoundTrip trade = state.trade(command.tradeId());
        if (participant == null) {
            desk.denyCommand(command.account(), -1, false, DenyCode.ACCOUNT_UNKNOWN, command.account(), 0);
        } else if (trade == null || trade.account() != command.account()) {
            boolean ended = trade == null && state.hasEnded(command.tradeId());
            DenyCode code = ended ? DenyCode.TRADE_NOT_OPEN : DenyCode.TRADE_UNKNOWN;
            desk.denyCommand(command.account(), -1, participant.account.isLiquidity(), code, command.tradeId(), 0);
        } else if (trade.status() != TradeStatus.OPEN) {
            desk.denyCommand(command.account(), trade.instrument(), false, DenyCode.TRADE_NOT_OPEN, trade.tradeId(), 0);
        } else {
            close(participant, trade, command.reason() == ExitReason.NONE ? ExitReason.MANUAL : command.reason());
        }
    }

    private void close(Participant participant, RoundTrip trade, ExitReason reason) {
        String symbol = state.requiredMarket(trade.instrument()).instrument().symbol();
        KillSwitch killSwitch = state.killSwitches.covering(participant.account.id(), symbol, trade.strategy());
        if (killSwitch != null) {
            deny(trade, DenyCode.KILL_SWITCH_ENGAGED, killSwitch.sinceNanos(), 0, 0);
        } else if (!exit(participant, trade, reason, false)) {
            OrderCheck check = desk.lastCheck();
            deny(trade, check.denyCode(), check.measured, check.limit, check.wouldPass);
        }
    }

    private void deny(RoundTrip trade, DenyCode code, long measured, long limit, long wouldPass) {
        outbox.reports()
                .denied(
                        trade.account(),
                        trade.instrument(),
                        NO_ID,
                        trade.strategy(),
                        code,
                        measured,
                        limit,
                        wouldPass,
                        0,
                        false);
    }

    /// Exits the next trade whose stop or target the market has reached, each at most once in a command. One
    /// that finds nothing to trade with stays, and is looked at again when the book changes. False when there
    /// is none.
    boolean exitNextReached(Market market) {
        RoundTrip trade = market.protectedTrades.nextReached(
                market.exitPrice(Side.BUY), market.exitPrice(Side.SELL), outbox.turn());
        if (trade == null) {
            return false;
        }
        boolean stopped = !state.killSwitches.isEmpty()
                && state.killSwitches.stopsExits(
                        trade.account(), market.instrument().symbol(), trade.strategy());
        if (!stopped) {
            ExitReason reason = ProtectedTrades.reached(trade, market.exitPrice(trade.side()));
            boolean unused = exit(state.requiredParticipant(trade.account()), trade, reason, true);
        }
        return true;
    }

    /// True when an exit order was sent, or none would have found anything and `onlyIfItFills`; else the
    /// desk's last check says why not.
    boolean exit(Participant participant, RoundTrip trade, ExitReason reason, boolean onlyIfItFills) {
        Market market = state.requiredMarket(trade.instrument());
        boolean sells = trade.side() == Side.BUY;
        boolean spot = !participant.account.isMargin();
        long freeBase = participant.account.free(market.baseAsset) + (sells ? lockedBySells(participant, market) : 0);
        long lots = market.instrument().lotSize();
        long quantity = sells && spot ? Math.min(trade.openQuantity(), freeBase / lots) : trade.openQuantity();
        if (quantity == 0) {
            OrderCheck check = desk.lastCheck();
            check.code = DenyCode.BALANCE_INSUFFICIENT;
            check.measured = trade.openQuantity();
            check.limit = 0;
            check.wouldPass = 0;
            return false;
        }
        OrderDesk.exitRequest(request, trade, quantity);
        if (!desk.checkExit(request, participant, market, trade, freeBase)) {
            return false;
        }
        OrderCheck passed = desk.lastCheck();
        if (!onlyIfItFills || wouldFill(market, trade, passed.bound)) {
            makeRoom(participant, market, trade, quantity, passed.bound);
            desk.launch(desk.accept(passed, participant, market, reason), true);
        }
        return true;
    }

    /// Somebody else has something inside the bound.
    private static boolean wouldFill(Market market, RoundTrip trade, long bound) {
        BookOrder order = market.book.first(trade.side());
        while (order != null && isInside(order, bound)) {
            if (order.account() != trade.account()) {
                return true;
            }
            order = market.book.next(order);
        }
        return false;
    }

    private static boolean isInside(BookOrder resting, long bound) {
        return resting.side() == Side.BUY ? resting.priceBound() >= bound : resting.priceBound() <= bound;
    }

    /// Cancels the account's own orders that an exit would meet before it is filled.
    private void cancelInTheWay(Market market, RoundTrip trade, long quantity, long bound) {
        long missing = quantity;
        BookOrder order = market.book.first(trade.side());
        while (order != null && missing > 0 && isInside(order, bound)) {
            if (order.account() == trade.account()) {
                inTheWay.add((LiveOrder) order);
            } else {
                missing -= order.leavesQuantity();
            }
            order = market.book.next(order);
        }
        for (int i = 0; i < inTheWay.size(); i++) {
            ending.withdraw(inTheWay.get(i), CancelReason.SELF_MATCH);
        }
        inTheWay.clear();
    }

    private static long lockedBySells(Participant participant, Market market) {
        long locked = 0;
        LiveOrder order = participant.newestOrder(market.id());
        for (; order != null; order = order.olderOfInstrument) {
            if (order.side() == Side.SELL && isCounted(order)) {
                locked += order.commitment().reserved;
            }
        }
        return locked;
    }

    /// What the legs of a list share counts once, with the newest leg that is open.
    private static boolean isCounted(LiveOrder order) {
        OrderList list = order.list;
        if (list == null || !list.shares(order)) {
            return true;
        }
        for (int i = list.orders.size() - 1; i >= 0; i--) {
            LiveOrder leg = list.orders.get(i);
            if (list.shares(leg) && !leg.hasEnded()) {
                return leg == order;
            }
        }
        return false;
    }

    private void makeRoom(Participant participant, Market market, RoundTrip trade, long quantity, long bound) {
        LiveOrder order = participant.newestOrder(market.id());
        while (order != null) {
            LiveOrder older = order.olderOfInstrument;
            if (order.trade == trade) {
                ending.withdraw(order, CancelReason.TRADE_CLOSED);
            }
            order = older;
        }
        cancelInTheWay(market, trade, quantity, bound);
        boolean sells = trade.side() == Side.BUY && !participant.account.isMargin();
        long needed = sells ? market.instrument().baseUnits(quantity) : 0;
        order = participant.newestOrder(market.id());
        while (order != null && participant.account.free(market.baseAsset) < needed) {
            LiveOrder older = order.olderOfInstrument;
            if (order.side() == Side.SELL) {
                ending.withdraw(order, CancelReason.TRADE_CLOSED);
            }
            order = older;
        }
        ending.settle();
    }
}
