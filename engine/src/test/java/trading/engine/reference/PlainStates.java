package trading.engine.reference;

import java.util.LinkedHashSet;
import java.util.Set;
import trading.engine.message.Report;
import trading.engine.model.CancelReason;
import trading.engine.model.StateReason;
import trading.engine.model.TradingState;

/// What accounts may do.
final class PlainStates {
    private final PlainState state;
    private final PlainVenue venue;
    private final PlainReductions reductions;

    PlainStates(PlainState state, PlainVenue venue, PlainReductions reductions) {
        this.reductions = reductions;
        this.state = state;
        this.venue = venue;
    }

    void set(PlainAccount account, TradingState next, StateReason reason, String text, String by) {
        account.state = next;
        account.stateReason = reason;
        account.stateText = text;
        account.stateBy = by;
        state.emit(report(account));
        if (next != TradingState.ACTIVE) {
            endOrders(account, next == TradingState.REDUCING);
            Set<PlainMarket> markets = new LinkedHashSet<>();
            state.openOrders(account).forEach(order -> markets.add(order.market));
            markets.forEach(market -> {
                boolean unused = reductions.shrink(account, market);
            });
        }
    }

    static Report report(PlainAccount account) {
        return new Report.TradingStateChanged(
                account.id, account.state, account.stateReason, account.stateText, account.stateBy);
    }

    /// All open orders end, or all but those that only reduce.
    void endOrders(PlainAccount account, boolean sparesReducing) {
        for (PlainOrder order : state.openOrders(account)) {
            if (!sparesReducing || !order.reduces) {
                venue.withdraw(order, CancelReason.TRADING_STATE);
            }
        }
        venue.settle();
    }
}
