package trading.engine.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import trading.engine.message.Report;
import trading.engine.model.Balance;
import trading.engine.model.Position;
import trading.engine.model.Side;
import trading.engine.model.TradeStatus;

/// The state told as reports: instruments, accounts with what is theirs, then the books.
final class PlainDescription {
    private final PlainState state;
    private final List<Report> reports = new ArrayList<>();

    PlainDescription(PlainState state) {
        this.state = state;
    }

    List<Report> describe() {
        state.markets.values().forEach(market -> reports.add(new Report.InstrumentDefined(market.instrument)));
        state.accounts.values().forEach(this::describe);
        state.markets.values().forEach(this::describe);
        return reports;
    }

    private void describe(PlainAccount account) {
        reports.add(new Report.AccountOpened(
                account.id, account.name, account.kind, account.makerFeePpm, account.takerFeePpm, account.limits));
        List<PlainOrder> orders = state.openOrders(account);
        orders.forEach(order -> reports.add(new Report.Accepted(order.toOrder(), account.isLiquidity())));
        if (account.isLiquidity()) {
            return;
        }
        orders.stream()
                .map(order -> order.trade)
                .filter(Objects::nonNull)
                .filter(trade -> trade.status == TradeStatus.PENDING)
                .forEach(trade -> reports.add(new Report.TradeUpdated(trade.toTrade(), false)));
        for (PlainMarket market : state.markets.values()) {
            Position position = state.position(account, market);
            List<PlainTrade> open = state.openTrades(account, market);
            if (!open.isEmpty() || position.realizedPnl() != 0 || position.fees() != 0) {
                open.forEach(trade -> reports.add(new Report.TradeUpdated(trade.toTrade(), false)));
                reports.add(new Report.PositionUpdated(position, false));
            }
        }
        for (String asset : state.assets()) {
            Balance balance = state.balance(account, asset);
            if (balance.free() != 0 || balance.locked() != 0) {
                reports.add(new Report.BalanceUpdated(balance, false));
            }
        }
    }

    private void describe(PlainMarket market) {
        int instrument = market.instrument.id();
        for (Side side : Side.values()) {
            market.book(side).stream()
                    .mapToLong(order -> order.bound)
                    .distinct()
                    .forEach(price -> reports.add(
                            new Report.DepthUpdated(instrument, side, price, market.quantityAt(side, price))));
        }
        reports.add(new Report.QuoteUpdated(market.reported));
    }
}
