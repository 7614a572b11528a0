package trading.engine.core;

import trading.engine.message.Report;
import trading.engine.model.FeeRates;
import trading.engine.position.Account;

/// The fees of accounts with a table: counts what they trade, and takes the tier that follows from it.
///
/// Is only called for such accounts ([Account#feesByValue()]).
final class FeeDesk {
    private static final long DAY = 86_400_000_000_000L;

    private final CoreState state;
    private final Marks marks;

    FeeDesk(CoreState state) {
        this.state = state;
        this.marks = new Marks(state);
    }

    private long today() {
        return Math.floorDiv(state.outbox.timeNanos(), DAY);
    }

    /// Before an order of the account is checked: what it is to pay.
    void beforeCheck(Account account) {
        account.takeFees(today());
    }

    void traded(Account account, int quoteAsset, long notional) {
        account.countTraded(today(), marks.valueOf(quoteAsset, notional));
    }

    /// Time was told: reports what has changed.
    void tellAll() {
        for (Participant participant : state.participants()) {
            Account account = participant.account;
            if (account.feesByValue()) {
                FeeRates rates = account.rates(today());
                if (account.tellRates(rates)) {
                    state.outbox.emit(new Report.FeeRatesUpdated(rates));
                }
            }
        }
    }
}
