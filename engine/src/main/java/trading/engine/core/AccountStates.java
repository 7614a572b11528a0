package trading.engine.core;

import trading.engine.message.Report;
import trading.engine.model.CancelReason;
import trading.engine.model.StateReason;
import trading.engine.model.TradingState;

/// Sets what an account may do, and ends what it no longer may have open.
final class AccountStates {
    private final CoreState state;
    private final OrderEnding ending;

    AccountStates(CoreState state, OrderEnding ending) {
        this.state = state;
        this.ending = ending;
    }

    void set(Participant participant, TradingState next, StateReason reason, String text, String by) {
        participant.risk.state(next, reason, text, by);
        state.outbox.emit(report(participant));
        if (next != TradingState.ACTIVE) {
            endOrders(participant, CancelReason.TRADING_STATE, next == TradingState.REDUCING);
        }
    }

    static Report.TradingStateChanged report(Participant participant) {
        return new Report.TradingStateChanged(
                participant.account.id(),
                participant.risk.state(),
                participant.risk.reason(),
                participant.risk.text(),
                participant.risk.by());
    }

    /// Ends all open orders of the account, oldest first; with `sparesReducing` not those that only reduce.
    void endOrders(Participant participant, CancelReason reason, boolean sparesReducing) {
        LiveOrder order = participant.oldestOrder();
        while (order != null) {
            LiveOrder newer = order.newerOfAccount;
            if (!sparesReducing || !order.reduces) {
                ending.withdraw(order, reason);
            }
            order = newer;
        }
        ending.settle();
    }
}
