package trading.engine.core;

import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.DenyCode;
import trading.engine.model.Instrument;
import trading.engine.position.Account;

/// What is not about orders: instruments, accounts, deposits, bars and time.
final class Registry {
    private static final int MOST_FEE_PPM = 1_000_000;

    private final CoreState state;
    private final Outbox outbox;

    Registry(CoreState state) {
        this.state = state;
        this.outbox = state.outbox;
    }

    void define(Command.DefineInstrument command) {
        Instrument instrument = command.instrument();
        Market known = state.market(instrument.id());
        if (instrument.id() >= CoreState.MOST_INSTRUMENTS) {
            deny(-1, instrument.id(), DenyCode.INSTRUMENT_UNKNOWN, instrument.id(), CoreState.MOST_INSTRUMENTS - 1);
        } else if (known == null && isTaken(instrument.symbol())) {
            deny(-1, instrument.id(), DenyCode.INSTRUMENT_UNKNOWN, instrument.id(), 0);
        } else if (known == null) {
            state.addMarket(instrument);
            outbox.emit(new Report.InstrumentDefined(instrument));
        } else if (!known.mayBecome(instrument)) {
            deny(-1, instrument.id(), DenyCode.RISK_CHECK_FAILED, instrument.id(), 0);
        } else if (!known.instrument().equals(instrument)) {
            known.become(instrument);
            outbox.emit(new Report.InstrumentDefined(instrument));
        }
    }

    private boolean isTaken(String symbol) {
        for (int id = 0; id < state.marketSlots(); id++) {
            Market market = state.market(id);
            if (market != null && market.instrument().symbol().equals(symbol)) {
                return true;
            }
        }
        return false;
    }

    void open(Command.OpenAccount command) {
        Account known = state.ledger.account(command.account());
        int fee = Math.max(command.makerFeePpm(), command.takerFeePpm());
        int least = Math.min(command.makerFeePpm(), command.takerFeePpm());
        if (command.account() < 0 || (known != null && known.kind() != command.kind())) {
            deny(command.account(), -1, DenyCode.ACCOUNT_UNKNOWN, command.account(), 0);
            return;
        }
        if (fee > MOST_FEE_PPM || least < -MOST_FEE_PPM) {
            deny(command.account(), -1, DenyCode.RISK_CHECK_FAILED, fee, MOST_FEE_PPM);
            return;
        }
        if (known == null) {
            state.ledger.open(
                    command.account(),
                    command.name(),
                    command.kind(),
                    command.makerFeePpm(),
                    command.takerFeePpm(),
                    command.limits());
        } else if (known.hasTerms(command.name(), command.makerFeePpm(), command.takerFeePpm(), command.limits())) {
            return;
        } else {
            known.changeTerms(command.name(), command.makerFeePpm(), command.takerFeePpm(), command.limits());
        }
        outbox.emit(new Report.AccountOpened(
                command.account(),
                command.name(),
                command.kind(),
                command.makerFeePpm(),
                command.takerFeePpm(),
                command.limits()));
    }

    void deposit(Command.Deposit command) {
        Account account = state.ledger.account(command.account());
        if (account == null) {
            deny(command.account(), -1, DenyCode.ACCOUNT_UNKNOWN, command.account(), 0);
        } else if (command.amount() <= 0) {
            deny(command.account(), -1, DenyCode.QUANTITY_BELOW_MINIMUM, command.amount(), 1);
        } else if (!state.ledger.knowsDeposit(account, command.reference())) {
            int asset = state.ledger.asset(command.asset());
            if (state.ledger.deposit(account, asset, command.amount(), command.reference())) {
                outbox.emit(new Report.Deposited(
                        account.id(), command.asset(), command.amount(), command.reference(), account.isLiquidity()));
                outbox.changed(account);
            } else {
                deny(command.account(), -1, DenyCode.ARITHMETIC_OVERFLOW, command.amount(), 0);
            }
        }
    }

    void publish(Command.PublishBar command) {
        Market market = state.market(command.bar().instrument());
        if (market == null) {
            deny(
                    -1,
                    command.bar().instrument(),
                    DenyCode.INSTRUMENT_UNKNOWN,
                    command.bar().instrument(),
                    0);
        } else {
            outbox.emit(new Report.BarClosed(command.bar()));
            market.bars.onBar(outbox.timeNanos(), command.bar(), outbox.bars());
        }
    }

    void advanceTime() {
        for (int id = 0; id < state.marketSlots(); id++) {
            Market market = state.market(id);
            if (market != null) {
                market.bars.onTime(outbox.timeNanos(), outbox.bars());
            }
        }
    }

    /// About nobody's order: an account that is unknown here counts as the market's.
    private void deny(int account, int instrument, DenyCode code, long measured, long limit) {
        Account known = state.ledger.account(account);
        boolean liquidity = account < 0 || (known != null && known.isLiquidity());
        outbox.emit(new Report.Denied(account, instrument, "", "", code, measured, limit, liquidity));
    }
}
