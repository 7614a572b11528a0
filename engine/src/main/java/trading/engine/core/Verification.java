package trading.engine.core;

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
        for (Account account : state.ledger.accounts()) {
            verifyLocked(account);
            verifyPositions(account);
        }
        int resting = 0;
        for (int id = 0; id < state.marketSlots(); id++) {
            Market market = state.market(id);
            if (market != null) {
                resting += verifyBook(market);
            }
        }
        require(resting == state.orderCount(), "orders", state.orderCount(), resting);
    }

    private void verifyLocked(Account account) {
        long[] reserved = new long[state.ledger.assetCount()];
        LiveOrder order = state.openOrders(account.id()).oldest();
        for (; order != null; order = order.newerOfAccount) {
            require(order.reserved >= 0, "reserved", order.orderId(), order.reserved);
            reserved[order.reservedAsset()] += order.reserved;
        }
        for (int asset = 0; asset < reserved.length; asset++) {
            require(account.locked(asset) == reserved[asset], "locked", account.locked(asset), reserved[asset]);
            require(account.isLiquidity() || account.free(asset) >= 0, "free", account.id(), account.free(asset));
        }
    }

    private void verifyPositions(Account account) {
        for (int instrument = 0; instrument < account.holdingSlots(); instrument++) {
            Holding holding = account.holdingOrNull(instrument);
            if (holding == null) {
                continue;
            }
            long sum = 0;
            for (RoundTrip trade = holding.oldest(); trade != null; trade = holding.after(trade)) {
                sum += trade.side().sign() * trade.openQuantity();
                require(trade.openQuantity() > 0, "open", trade.tradeId(), trade.openQuantity());
                require(state.trade(trade.tradeId()) == trade, "trade", trade.tradeId(), 0);
                long claimed = claimed(account, trade);
                require(
                        trade.openQuantity() - trade.exitableQuantity() == claimed,
                        "claimed",
                        trade.tradeId(),
                        claimed);
            }
            require(holding.quantity() == sum, "position", holding.quantity(), sum);
        }
    }

    private long claimed(Account account, RoundTrip trade) {
        long claimed = 0;
        LiveOrder order = state.openOrders(account.id()).oldest();
        for (; order != null; order = order.newerOfAccount) {
            if (order.exits && order.trade == trade) {
                claimed += order.openQuantity();
            }
        }
        return claimed;
    }

    private static int verifyBook(Market market) {
        long bid = market.book.bestPrice(Side.BUY);
        long ask = market.book.bestPrice(Side.SELL);
        require(bid == 0 || ask == 0 || bid < ask, "crossed", bid, ask);
        int[] count = {0};
        for (Side side : Side.values()) {
            long[] sums = {0, 0};
            market.book.forEachLevel(side, (price, quantity) -> sums[0] += quantity);
            market.book.forEachOrder(side, order -> {
                sums[1] += order.leavesQuantity();
                count[0]++;
                return true;
            });
            require(sums[0] == sums[1], "depth", sums[0], sums[1]);
        }
        return count[0];
    }

    private static void require(boolean holds, String what, long first, long second) {
        if (!holds) {
            throw new IllegalStateException("verify: what=" + what + " first=" + first + " second=" + second);
        }
    }
}
