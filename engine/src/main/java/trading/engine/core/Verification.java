package trading.engine.core;

import trading.engine.matching.BookOrder;
import trading.engine.model.Side;
import trading.engine.position.Account;
import trading.engine.position.Holding;
import trading.engine.position.RoundTrip;

/// The costly checks of the whole state. Each throws [IllegalStateException].
final class Verification {
    private final CoreState state;

    Verification(CoreState state) {
        this.state = state;
    }

    void verify() {
        state.ledger.verifyConserved();
        int open = 0;
        for (Participant participant : state.participants()) {
            verifyLocked(participant);
            verifyPositions(participant);
            open += participant.risk.openOrders();
        }
        int resting = 0;
        for (Market market : state.markets()) {
            resting += verifyBook(market);
        }
        require(open == state.orderCount(), "orders", state.orderCount(), open);
        require(resting <= open, "resting", resting, open);
    }

    private void verifyLocked(Participant participant) {
        Account account = participant.account;
        long[] reserved = new long[state.ledger.assetCount()];
        int count = 0;
        for (LiveOrder order = participant.oldestOrder(); order != null; order = order.newerOfAccount) {
            count++;
            Commitment commitment = order.commitment();
            require(commitment.reserved >= 0, "reserved", order.orderId(), commitment.reserved);
            require(state.order(order.orderId()) == order, "order", order.orderId(), 0);
            require(order.doom == null && !order.queued, "doomed", order.orderId(), 0);
            if (isFirstOfCommitment(order)) {
                reserved[order.reservedAsset()] += commitment.reserved;
            }
        }
        require(count == participant.risk.openOrders(), "open orders", count, participant.risk.openOrders());
        for (int asset = 0; asset < reserved.length; asset++) {
            require(account.locked(asset) == reserved[asset], "locked", account.locked(asset), reserved[asset]);
            require(
                    account.isLiquidity() || account.isMargin() || account.free(asset) >= 0,
                    "free",
                    account.id(),
                    account.free(asset));
        }
    }

    /// What a list shares counts once.
    private static boolean isFirstOfCommitment(LiveOrder order) {
        OrderList list = order.list;
        if (list == null || !list.shares(order)) {
            return true;
        }
        for (LiveOrder other : list.orders) {
            if (!other.hasEnded() && list.shares(other)) {
                return other == order;
            }
        }
        return false;
    }

    private void verifyPositions(Participant participant) {
        for (Holding holding : participant.account.held()) {
            long sum = 0;
            long cost = 0;
            int count = 0;
            for (Side side : Side.values()) {
                for (RoundTrip trade = holding.oldest(side); trade != null; trade = holding.after(trade)) {
                    count++;
                    sum += trade.side().sign() * trade.openQuantity();
                    cost += trade.side().sign() * trade.openCost();
                    require(trade.openQuantity() > 0, "open", trade.tradeId(), trade.openQuantity());
                    require(state.trade(trade.tradeId()) == trade, "trade", trade.tradeId(), 0);
                    long claimed = claimed(participant, trade);
                    require(
                            trade.openQuantity() - trade.exitableQuantity() == claimed,
                            "claimed",
                            trade.tradeId(),
                            claimed);
                }
            }
            require(holding.tradeCount() == count, "trades", holding.tradeCount(), count);
            require(holding.quantity() == sum, "position", holding.quantity(), sum);
            long shown = Math.max(0, Long.signum(sum) * cost);
            require(holding.openNotional() == shown, "cost", holding.openNotional(), shown);
            verifyOpen(participant, holding);
        }
    }

    private static void verifyOpen(Participant participant, Holding holding) {
        long buys = 0;
        long sells = 0;
        int reduceOnly = 0;
        LiveOrder order = participant.oldestOrder(holding.instrument());
        for (; order != null && !order.isLiquidity(); order = order.newerOfInstrument) {
            reduceOnly += order.reduceOnly ? 1 : 0;
            if (isFirstOfCommitment(order)) {
                buys += order.side() == Side.BUY ? order.commitment().lots : 0;
                sells += order.side() == Side.SELL ? order.commitment().lots : 0;
            }
        }
        require(holding.openBuys() == buys, "open buys", holding.openBuys(), buys);
        require(holding.openSells() == sells, "open sells", holding.openSells(), sells);
        require(holding.reduceOnlyOrders() == reduceOnly, "reduce only", holding.reduceOnlyOrders(), reduceOnly);
    }

    private static long claimed(Participant participant, RoundTrip trade) {
        long claimed = 0;
        LiveOrder order = participant.oldestOrder(trade.instrument());
        for (; order != null; order = order.newerOfInstrument) {
            if (order.exits && order.trade == trade && isFirstOfCommitment(order)) {
                claimed += order.commitment().claimed;
            }
        }
        return claimed;
    }

    private int verifyBook(Market market) {
        long bid = market.book.bestPrice(Side.BUY);
        long ask = market.book.bestPrice(Side.SELL);
        require(bid == 0 || ask == 0 || bid < ask, "crossed", bid, ask);
        int count = 0;
        for (Side side : Side.values()) {
            long[] shown = {0};
            market.book.forEachLevel(side, (price, quantity) -> shown[0] += quantity);
            long sum = 0;
            for (BookOrder order = market.book.first(side); order != null; order = market.book.next(order)) {
                LiveOrder live = (LiveOrder) order;
                sum += order.shownQuantity();
                require(live.workingQuantity() == order.leavesQuantity(), "leaves", order.orderId(), 0);
                require(state.order(order.orderId()) == live, "resting", order.orderId(), 0);
                count++;
            }
            require(shown[0] == sum, "depth", shown[0], sum);
        }
        return count;
    }

    private static void require(boolean holds, String what, long first, long second) {
        if (!holds) {
            throw new IllegalStateException("verify: what=" + what + " first=" + first + " second=" + second);
        }
    }
}
