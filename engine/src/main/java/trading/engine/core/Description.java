package trading.engine.core;

import java.util.function.Consumer;
import trading.engine.message.Report;
import trading.engine.model.Side;
import trading.engine.model.TradeStatus;
import trading.engine.position.Account;
import trading.engine.position.Holding;
import trading.engine.position.RoundTrip;

/// The state told as reports: instruments, accounts with what is theirs, then the books.
final class Description {
    private final CoreState state;

    Description(CoreState state) {
        this.state = state;
    }

    void describe(Consumer<Report> out) {
        for (int id = 0; id < state.marketSlots(); id++) {
            Market market = state.market(id);
            if (market != null) {
                out.accept(new Report.InstrumentDefined(market.instrument()));
            }
        }
        for (Account account : state.ledger.accounts()) {
            describe(account, out);
        }
        for (int id = 0; id < state.marketSlots(); id++) {
            Market market = state.market(id);
            if (market != null) {
                describe(market, out);
            }
        }
    }

    private void describe(Account account, Consumer<Report> out) {
        out.accept(new Report.AccountOpened(
                account.id(),
                account.name(),
                account.kind(),
                account.makerFeePpm(),
                account.takerFeePpm(),
                account.limits()));
        LiveOrder oldest = state.openOrders(account.id()).oldest();
        for (LiveOrder order = oldest; order != null; order = order.newerOfAccount) {
            out.accept(new Report.Accepted(order.toOrder(), account.isLiquidity()));
        }
        if (account.isLiquidity()) {
            return;
        }
        for (LiveOrder order = oldest; order != null; order = order.newerOfAccount) {
            RoundTrip trade = order.trade;
            if (trade != null && trade.status() == TradeStatus.PENDING) {
                out.accept(new Report.TradeUpdated(trade.toTrade(), false));
            }
        }
        for (int instrument = 0; instrument < account.holdingSlots(); instrument++) {
            Holding holding = account.holdingOrNull(instrument);
            if (holding != null && !holding.isUntouched()) {
                for (RoundTrip trade = holding.oldest(); trade != null; trade = holding.after(trade)) {
                    out.accept(new Report.TradeUpdated(trade.toTrade(), false));
                }
                out.accept(new Report.PositionUpdated(holding.toPosition(), false));
            }
        }
        state.ledger.forEachBalance(account, balance -> out.accept(new Report.BalanceUpdated(balance, false)));
    }

    private static void describe(Market market, Consumer<Report> out) {
        for (Side side : Side.values()) {
            market.book.forEachLevel(
                    side, (price, quantity) -> out.accept(new Report.DepthUpdated(market.id(), side, price, quantity)));
        }
        out.accept(new Report.QuoteUpdated(market.reported()));
    }
}
