package trading.engine.reference;

import java.util.List;
import java.util.stream.Stream;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.CancelReason;
import trading.engine.model.DenyCode;
import trading.engine.model.Instrument;

/// Commands in, reports out, as the trading rules say.
public final class ReferenceDesk {
    private static final int MOST_INSTRUMENTS = 65_536;
    private static final int MOST_FEE_PPM = 1_000_000;

    private final PlainState state = new PlainState();
    private final PlainSchedule schedule = new PlainSchedule();
    private final PlainPermits permits = new PlainPermits(state);
    private final PlainChecks checks = new PlainChecks(state, permits);
    private final PlainVenue venue = new PlainVenue(state, schedule, checks);
    private final PlainReductions reductions = new PlainReductions(state, venue);
    private final PlainStates states = new PlainStates(state, venue, reductions);
    private final PlainEquities equities = new PlainEquities(state, states);
    private final PlainOrders orders = new PlainOrders(state, schedule, checks, permits, venue, equities);
    private final PlainAmendments amendments = new PlainAmendments(state, schedule, checks, venue);
    private final PlainLists lists = new PlainLists(state, checks, permits, venue, orders, equities);
    private final PlainQuotes quotes = new PlainQuotes(state, venue, orders);
    private final PlainExits exits = new PlainExits(state, checks, venue, orders);
    private final PlainPrices prices = new PlainPrices(state, venue, exits, states, reductions);
    private final PlainRisk risk = new PlainRisk(state, schedule, orders, venue, exits, states, equities);
    private final PlainAllowances allowances = new PlainAllowances(state, schedule, orders, venue);

    public List<Report> decide(long timeNanos, Command command) {
        state.begin(timeNanos);
        whatIsDue();
        dispatch(command);
        prices.react();
        risk.afterFills();
        return state.end();
    }

    /// The present state as reports, in the order in which the core describes itself.
    public List<Report> describe() {
        return new PlainDescription(state, equities).describe();
    }

    private void whatIsDue() {
        PlainSchedule.Due due = schedule.takeDue(state.nowNanos);
        while (due != null) {
            happen(due);
            due = schedule.takeDue(state.nowNanos);
        }
    }

    private void happen(PlainSchedule.Due due) {
        PlainAccount account = state.account((int) due.subject());
        PlainOrder order = state.orders.get(due.subject());
        switch (due.kind()) {
            case UNLOCK -> risk.unlock(due.subject());
            case DEAD_MAN_SWITCH -> allowances.goOff(account, due.timeNanos());
            case END_OVERRIDE -> allowances.endOverrides(account, due.timeNanos());
            default -> {
                if (order != null) {
                    happen(due.kind(), order);
                    venue.settle();
                }
            }
        }
    }

    private void happen(PlainSchedule.Kind kind, PlainOrder order) {
        switch (kind) {
            case ARRIVE -> venue.arrive(order);
            case CANCEL -> venue.withdraw(order, CancelReason.REQUESTED);
            case AMEND -> amendments.arrive(order);
            case EXPIRE -> venue.withdraw(order, CancelReason.EXPIRED);
            case UNLOCK, DEAD_MAN_SWITCH, END_OVERRIDE -> throw new IllegalStateException("no order: " + kind);
        }
    }

    private void dispatch(Command command) {
        switch (command) {
            case Command.SubmitOrder submit -> orders.submit(submit);
            case Command.SubmitOrderList list -> lists.submit(list);
            case Command.AmendOrder amend -> amendments.amend(amend);
            case Command.CancelOrder cancel -> orders.cancel(cancel);
            case Command.CancelAllOrders cancelAll -> orders.cancelAll(cancelAll);
            case Command.CloseTrade close -> exits.close(close);
            case Command.UpdateQuote quote -> quotes.update(quote);
            case Command.PublishBar publish -> publish(publish);
            case Command.AdvanceTime() -> {
                advanceTime();
                equities.measureAll();
                risk.flattenAgain();
                allowances.tellFees();
            }
            case Command.Deposit deposit -> deposit(deposit);
            case Command.OpenAccount open -> open(open);
            case Command.DefineInstrument define -> define(define);
            case Command.SetRiskLimits limits -> risk.limits(limits);
            case Command.SetTradingState set -> risk.state(set);
            case Command.SetProtections protections -> risk.protections(protections);
            case Command.LockEntries lock -> risk.lock(lock);
            case Command.UnlockEntries unlock -> risk.unlock(unlock);
            case Command.EngageKillSwitch engage -> risk.engage(engage);
            case Command.RearmKillSwitch rearm -> risk.rearm(rearm);
            case Command.SetPermission(var permission) -> allowances.permit(permission);
            case Command.ArmDeadManSwitch arm -> allowances.arm(arm);
            case Command.OverrideLimits override -> allowances.override(override);
        }
    }

    private void publish(Command.PublishBar command) {
        int instrument = command.bar().instrument();
        PlainMarket market = state.market(instrument);
        if (market == null) {
            denyAnyone(-1, instrument, DenyCode.INSTRUMENT_UNKNOWN, instrument, 0);
        } else {
            state.emit(new Report.BarClosed(command.bar()));
            market.bars.onBar(state.nowNanos, command.bar(), bar -> state.emit(new Report.BarClosed(bar)));
        }
    }

    private void advanceTime() {
        for (PlainMarket market : state.markets.values()) {
            market.bars.onTime(state.nowNanos, bar -> state.emit(new Report.BarClosed(bar)));
        }
    }

    private void deposit(Command.Deposit command) {
        PlainAccount account = state.account(command.account());
        if (account == null) {
            denyAnyone(command.account(), -1, DenyCode.ACCOUNT_UNKNOWN, command.account(), 0);
        } else if (command.amount() <= 0) {
            denyAnyone(command.account(), -1, DenyCode.QUANTITY_BELOW_MINIMUM, command.amount(), 1);
        } else if (!account.depositReferences.contains(command.reference())) {
            state.heardOf(command.asset());
            if (state.deposit(account, command.asset(), command.amount())) {
                account.depositReferences.add(command.reference());
                equities.deposited(account, command.asset(), command.amount());
                state.emit(new Report.Deposited(
                        account.id, command.asset(), command.amount(), command.reference(), account.isLiquidity()));
                state.changedBalance(account, command.asset());
            } else {
                denyAnyone(command.account(), -1, DenyCode.ARITHMETIC_OVERFLOW, command.amount(), 0);
            }
        }
    }

    private void open(Command.OpenAccount command) {
        PlainAccount known = state.account(command.account());
        List<Integer> fees = command.fees().tiers().stream()
                .flatMap(tier -> Stream.of(tier.makerFeePpm(), tier.takerFeePpm()))
                .sorted()
                .toList();
        int highest = fees.getLast();
        int lowest = fees.getFirst();
        if (command.account() < 0 || (known != null && known.kind != command.kind())) {
            denyAnyone(command.account(), -1, DenyCode.ACCOUNT_UNKNOWN, command.account(), 0);
        } else if (highest > MOST_FEE_PPM || lowest < -MOST_FEE_PPM) {
            denyAnyone(command.account(), -1, DenyCode.RISK_CHECK_FAILED, highest, MOST_FEE_PPM);
        } else if (known != null && !mayBorrowAsBefore(known, command)) {
            denyAnyone(command.account(), -1, DenyCode.RISK_CHECK_FAILED, command.account(), 0);
        } else if (known == null || !hasTerms(known, command)) {
            PlainAccount account = known == null ? new PlainAccount(command.account(), command.kind()) : known;
            account.name = command.name();
            account.feeTable = command.fees();
            account.toldRates = null;
            account.limits = command.limits();
            account.margin = command.margin();
            account.fillModel = command.fillModel();
            account.limitsChanged();
            state.accounts.put(account.id, account);
            state.emit(PlainDescription.opened(account));
        }
    }

    /// An account goes from margin to spot or back only while it owes nothing and has no open orders.
    private boolean mayBorrowAsBefore(PlainAccount known, Command.OpenAccount command) {
        boolean owes = known.money.values().stream().anyMatch(amount -> amount.signum() < 0);
        return known.isMargin() == command.margin().isMargin()
                || (!owes && state.openOrders(known).isEmpty());
    }

    private static boolean hasTerms(PlainAccount account, Command.OpenAccount command) {
        return account.name.equals(command.name())
                && account.feeTable.equals(command.fees())
                && account.limits.equals(command.limits())
                && account.margin.equals(command.margin())
                && account.fillModel.equals(command.fillModel());
    }

    private void define(Command.DefineInstrument command) {
        Instrument instrument = command.instrument();
        PlainMarket known = state.market(instrument.id());
        if (instrument.id() >= MOST_INSTRUMENTS) {
            denyAnyone(-1, instrument.id(), DenyCode.INSTRUMENT_UNKNOWN, instrument.id(), MOST_INSTRUMENTS - 1);
        } else if (known == null) {
            boolean taken = state.markets.values().stream()
                    .anyMatch(market -> market.instrument.symbol().equals(instrument.symbol()));
            if (taken) {
                denyAnyone(-1, instrument.id(), DenyCode.INSTRUMENT_UNKNOWN, instrument.id(), 0);
            } else {
                state.emit(new Report.InstrumentDefined(state.addMarket(instrument).instrument));
            }
        } else if (!mayBecome(known.instrument, instrument)) {
            denyAnyone(-1, instrument.id(), DenyCode.RISK_CHECK_FAILED, instrument.id(), 0);
        } else if (!known.instrument.equals(instrument)) {
            known.instrument = instrument;
            state.emit(new Report.InstrumentDefined(instrument));
        }
    }

    private static boolean mayBecome(Instrument known, Instrument other) {
        return known.symbol().equals(other.symbol())
                && known.base().equals(other.base())
                && known.quote().equals(other.quote())
                && known.tickSize() == other.tickSize()
                && known.lotSize() == other.lotSize();
    }

    /// About nobody's order: an account that is negative counts as the market's.
    private void denyAnyone(int account, int instrument, DenyCode code, long measured, long limit) {
        PlainAccount known = state.account(account);
        boolean liquidity = account < 0 || (known != null && known.isLiquidity());
        orders.deny(account, instrument, liquidity, code, measured, limit);
    }
}
