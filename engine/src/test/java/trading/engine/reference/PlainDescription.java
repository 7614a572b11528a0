package trading.engine.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import trading.engine.message.Report;
import trading.engine.model.Balance;
import trading.engine.model.Position;
import trading.engine.model.Side;
import trading.engine.model.TradeStatus;
import trading.engine.model.TradingState;

/// The state told as reports: instruments, accounts with what is theirs, kill switches, then the books.
final class PlainDescription {
    private final PlainState state;
    private final PlainEquities equities;
    private final List<Report> reports = new ArrayList<>();

    PlainDescription(PlainState state, PlainEquities equities) {
        this.state = state;
        this.equities = equities;
    }

    static Report.AccountOpened opened(PlainAccount account) {
        return new Report.AccountOpened(
                account.id,
                account.name,
                account.kind,
                account.feeTable,
                account.limits,
                account.margin,
                account.fillModel);
    }

    List<Report> describe() {
        state.markets.values().forEach(market -> reports.add(new Report.InstrumentDefined(market.instrument)));
        state.accounts.values().forEach(this::describe);
        state.killSwitches.forEach(engaged -> reports.add(new Report.KillSwitchEngaged(engaged.killSwitch())));
        state.markets.values().forEach(this::describe);
        return reports;
    }

    private void describe(PlainAccount account) {
        reports.add(opened(account));
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
                for (Side side : Side.values()) {
                    open.stream()
                            .filter(trade -> trade.side == side)
                            .forEach(trade -> reports.add(new Report.TradeUpdated(trade.toTrade(), false)));
                }
                reports.add(new Report.PositionUpdated(position, false));
            }
        }
        for (String asset : state.assets()) {
            Balance balance = state.balance(account, asset);
            if (balance.free() != 0 || balance.locked() != 0) {
                reports.add(new Report.BalanceUpdated(balance, false));
            }
        }
        describeRisk(account);
    }

    private void describeRisk(PlainAccount account) {
        if (account.state != TradingState.ACTIVE || !account.stateBy.isEmpty()) {
            reports.add(PlainStates.report(account));
        }
        account.locks.forEach(lock -> reports.add(new Report.EntriesLocked(lock)));
        if (!account.protections.isEmpty()) {
            reports.add(new Report.ProtectionsChanged(account.id, account.protections));
        }
        account.permissions.values().forEach(list -> reports.add(new Report.PermissionChanged(list)));
        account.overrides.forEach(override -> reports.add(new Report.LimitsOverridden(override)));
        if (account.goesOffNanos != 0) {
            reports.add(new Report.DeadManSwitchArmed(
                    account.id, account.goesOffNanos, account.goesOffWithStops, false, ""));
        }
        if (account.toldRates != null) {
            reports.add(new Report.FeeRatesUpdated(account.toldRates));
        }
        if (account.measured) {
            reports.add(new Report.EquityUpdated(equities.equity(account, account.reportedNanos)));
        }
    }

    private void describe(PlainMarket market) {
        int instrument = market.instrument.id();
        for (Side side : Side.values()) {
            market.book(side).stream()
                    .mapToLong(order -> order.bound)
                    .distinct()
                    .forEach(price ->
                            reports.add(new Report.DepthUpdated(instrument, side, price, market.shownAt(side, price))));
        }
        reports.add(new Report.QuoteUpdated(market.reported));
    }
}
