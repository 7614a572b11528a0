package trading.engine.core;

import java.util.function.Consumer;
import trading.engine.message.Report;
import trading.engine.message.ReportBuffer;
import trading.engine.model.FeeRates;
import trading.engine.model.LimitOverride;
import trading.engine.model.Permission;
import trading.engine.model.Position;
import trading.engine.model.Side;
import trading.engine.model.TradeStatus;
import trading.engine.model.TradingLock;
import trading.engine.model.TradingState;
import trading.engine.position.Account;
import trading.engine.position.Holding;
import trading.engine.position.RoundTrip;
import trading.engine.risk.DeadManSwitch;
import trading.engine.risk.KillSwitches;
import trading.engine.risk.RiskAccount;

/// The state told as reports: instruments, accounts with what is theirs, then the books.
final class Description {
    private final CoreState state;
    private final EquityDesk equities;

    Description(CoreState state, EquityDesk equities) {
        this.state = state;
        this.equities = equities;
    }

    void describe(Consumer<Report> out) {
        for (Market market : state.markets()) {
            out.accept(new Report.InstrumentDefined(market.instrument()));
        }
        for (Participant participant : state.participants()) {
            describe(participant, out);
        }
        for (KillSwitches.Engaged engaged : state.killSwitches.all()) {
            out.accept(new Report.KillSwitchEngaged(engaged.killSwitch()));
        }
        for (Market market : state.markets()) {
            describe(market, out);
        }
    }

    private void describe(Participant participant, Consumer<Report> out) {
        Account account = participant.account;
        out.accept(Registry.opened(account));
        LiveOrder oldest = participant.oldestOrder();
        for (LiveOrder order = oldest; order != null; order = order.newerOfAccount) {
            ReportBuffer told = new ReportBuffer();
            told.accepted(order);
            told.toList().forEach(out);
        }
        if (account.isLiquidity()) {
            return;
        }
        for (LiveOrder order = oldest; order != null; order = order.newerOfAccount) {
            RoundTrip trade = order.trade;
            if (trade != null && trade.status() == TradeStatus.PENDING) {
                tell(trade, out);
            }
        }
        for (int instrument = 0; instrument < account.holdingSlots(); instrument++) {
            Holding holding = account.holdingOrNull(instrument);
            if (holding != null && !holding.isUntouched()) {
                for (Side side : Side.values()) {
                    for (RoundTrip trade = holding.oldest(side); trade != null; trade = holding.after(trade)) {
                        tell(trade, out);
                    }
                }
                out.accept(new Report.PositionUpdated(
                        new Position(
                                account.id(),
                                instrument,
                                holding.quantity(),
                                holding.openNotional(),
                                holding.realizedPnl(),
                                holding.fees()),
                        false));
            }
        }
        state.ledger.forEachBalance(account, balance -> out.accept(new Report.BalanceUpdated(balance, false)));
        describe(participant.risk, participant, out);
    }

    private void describe(RiskAccount risk, Participant participant, Consumer<Report> out) {
        if (risk.state() != TradingState.ACTIVE || !risk.by().isEmpty()) {
            out.accept(AccountStates.report(participant));
        }
        for (TradingLock lock : risk.locks()) {
            out.accept(new Report.EntriesLocked(lock));
        }
        if (!risk.protections().isEmpty()) {
            out.accept(new Report.ProtectionsChanged(participant.account.id(), risk.protections()));
        }
        for (Permission list : risk.permits().lists()) {
            out.accept(new Report.PermissionChanged(list));
        }
        for (LimitOverride override : risk.overrides().active()) {
            out.accept(new Report.LimitsOverridden(override));
        }
        DeadManSwitch deadManSwitch = risk.deadManSwitch();
        if (deadManSwitch.untilNanos() != 0) {
            out.accept(new Report.DeadManSwitchArmed(
                    participant.account.id(), deadManSwitch.untilNanos(), deadManSwitch.cancelsStops(), false, ""));
        }
        FeeRates rates = participant.account.toldRates();
        if (rates != null) {
            out.accept(new Report.FeeRatesUpdated(rates));
        }
        if (risk.equity().isMeasured()) {
            out.accept(new Report.EquityUpdated(
                    equities.equity(participant, risk.equity().reportedNanos())));
        }
    }

    private static void tell(RoundTrip trade, Consumer<Report> out) {
        ReportBuffer told = new ReportBuffer();
        told.tradeUpdated(trade);
        told.toList().forEach(out);
    }

    private static void describe(Market market, Consumer<Report> out) {
        for (Side side : Side.values()) {
            market.book.forEachLevel(
                    side, (price, quantity) -> out.accept(new Report.DepthUpdated(market.id(), side, price, quantity)));
        }
        out.accept(new Report.QuoteUpdated(market.reported()));
    }
}
