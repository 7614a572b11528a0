package trading.engine.core;

import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.message.ShortText;
import trading.engine.model.DenyCode;
import trading.engine.model.FeeTier;
import trading.engine.model.Instrument;
import trading.engine.position.Account;

/// What is not about orders: instruments, accounts, deposits, bars and time.
final class Registry {
    private static final ShortText NO_ID = new ShortText();
    private static final int MOST_FEE_PPM = 1_000_000;

    private final CoreState state;
    private final Outbox outbox;
    private final EquityDesk equities;

    Registry(CoreState state, EquityDesk equities) {
        this.state = state;
        this.outbox = state.outbox;
        this.equities = equities;
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
        for (Market market : state.markets()) {
            if (market.instrument().symbol().equals(symbol)) {
                return true;
            }
        }
        return false;
    }

    void open(Command.OpenAccount command) {
        Participant known = state.participant(command.account());
        int fee = Integer.MIN_VALUE;
        int least = Integer.MAX_VALUE;
        for (FeeTier tier : command.fees().tiers()) {
            fee = Math.max(fee, Math.max(tier.makerFeePpm(), tier.takerFeePpm()));
            least = Math.min(least, Math.min(tier.makerFeePpm(), tier.takerFeePpm()));
        }
        if (command.account() < 0 || (known != null && known.account.kind() != command.kind())) {
            deny(command.account(), -1, DenyCode.ACCOUNT_UNKNOWN, command.account(), 0);
        } else if (fee > MOST_FEE_PPM || least < -MOST_FEE_PPM) {
            deny(command.account(), -1, DenyCode.RISK_CHECK_FAILED, fee, MOST_FEE_PPM);
        } else if (known == null) {
            Account opened = state.ledger.open(
                    command.account(),
                    command.name(),
                    command.kind(),
                    command.fees(),
                    command.limits(),
                    command.margin(),
                    command.fillModel());
            Participant unused = state.addParticipant(opened);
            outbox.emit(opened(opened));
        } else if (!hasTerms(known.account, command)) {
            changeTerms(known, command);
        }
    }

    private static boolean hasTerms(Account account, Command.OpenAccount command) {
        return account.hasTerms(
                command.name(), command.fees(), command.limits(), command.margin(), command.fillModel());
    }

    /// An account goes from margin to spot or back only while it owes nothing and has no open orders.
    private void changeTerms(Participant known, Command.OpenAccount command) {
        Account account = known.account;
        boolean changesKind = account.isMargin() != command.margin().isMargin();
        if (changesKind && (known.oldestOrder() != null || !account.owesNothing())) {
            deny(command.account(), -1, DenyCode.RISK_CHECK_FAILED, command.account(), 0);
            return;
        }
        account.changeTerms(command.name(), command.fees(), command.limits(), command.margin(), command.fillModel());
        known.risk.limitsChanged();
        state.termsChanged();
        outbox.emit(opened(account));
    }

    /// An account with its terms, as it is told.
    static Report.AccountOpened opened(Account account) {
        return new Report.AccountOpened(
                account.id(),
                account.name(),
                account.kind(),
                account.fees(),
                account.limits(),
                account.margin(),
                account.fillModel());
    }

    void deposit(Command.Deposit command) {
        Participant participant = state.participant(command.account());
        if (participant == null) {
            deny(command.account(), -1, DenyCode.ACCOUNT_UNKNOWN, command.account(), 0);
        } else if (command.amount() <= 0) {
            deny(command.account(), -1, DenyCode.QUANTITY_BELOW_MINIMUM, command.amount(), 1);
        } else if (!state.ledger.knowsDeposit(participant.account, command.reference())) {
            int asset = state.ledger.asset(command.asset());
            if (state.ledger.deposit(participant.account, asset, command.amount(), command.reference())) {
                equities.deposited(participant, asset, command.amount());
                outbox.emit(new Report.Deposited(
                        command.account(),
                        command.asset(),
                        command.amount(),
                        command.reference(),
                        participant.account.isLiquidity()));
                outbox.changed(participant);
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
        for (Market market : state.markets()) {
            market.bars.onTime(outbox.timeNanos(), outbox.bars());
        }
    }

    /// About nobody's order: an account that is unknown here counts as the market's.
    private void deny(int account, int instrument, DenyCode code, long measured, long limit) {
        Account known = state.ledger.account(account);
        boolean liquidity = account < 0 || (known != null && known.isLiquidity());
        outbox.reports().denied(account, instrument, NO_ID, "", code, measured, limit, 0, 0, liquidity);
    }
}
