package trading.engine.core;

import java.util.LinkedHashSet;
import java.util.Set;
import trading.engine.message.Report;
import trading.engine.model.CancelReason;
import trading.engine.model.StateReason;
import trading.engine.model.TradingState;
import trading.engine.position.Holding;

/// Sets what an account may do, and ends what it no longer may have open.
final class AccountStates {
    private final CoreState state;
    private final OrderEnding ending;
    private final Reductions reductions;
    private final Set<Holding> reduced = new LinkedHashSet<>();

    AccountStates(CoreState state, OrderEnding ending, Reductions reductions) {
        this.state = state;
        this.ending = ending;
        this.reductions = reductions;
    }

    void set(Participant participant, TradingState next, StateReason reason, String text, String by) {
        participant.risk.state(next, reason, text, by);
        state.outbox.emit(report(participant));
        if (next != TradingState.ACTIVE) {
            endOrders(participant, CancelReason.TRADING_STATE, next == TradingState.REDUCING);
            trimSpared(participant);
        }
    }

    /// The position may be smaller than it was when an order was found to reduce.
    private void trimSpared(Participant participant) {
        for (LiveOrder order = participant.oldestOrder(); order != null; order = order.newerOfAccount) {
            reduced.add(order.holding());
        }
        for (Holding holding : reduced) {
            boolean unused = reductions.trim(holding);
        }
        reduced.clear();
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
