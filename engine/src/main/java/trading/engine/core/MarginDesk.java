package trading.engine.core;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.model.CancelReason;
import trading.engine.model.ExitReason;
import trading.engine.model.Side;
import trading.engine.model.StateReason;
import trading.engine.model.TradingState;
import trading.engine.position.Holding;
import trading.engine.position.RoundTrip;
import trading.engine.risk.Fees;

/// Closes positions of margin accounts whose equity no longer covers their maintenance margin.
final class MarginDesk {
    private final CoreState state;
    private final Outbox outbox;
    private final Marks marks;
    private final TradeExits exits;
    private final AccountStates states;

    MarginDesk(CoreState state, Marks marks, TradeExits exits, AccountStates states) {
        this.state = state;
        this.outbox = state.outbox;
        this.marks = marks;
        this.exits = exits;
        this.states = states;
    }

    /// True when something was closed.
    boolean onPrices(Roll<Market> touched) {
        boolean closed = false;
        List<Participant> borrowers = state.marginParticipants();
        for (int i = 0; i < borrowers.size(); i++) {
            if (isTouched(borrowers.get(i), touched)) {
                closed |= check(borrowers.get(i));
            }
        }
        return closed;
    }

    private static boolean isTouched(Participant participant, Roll<Market> touched) {
        for (int i = 0; i < touched.count(); i++) {
            Holding holding = participant.account.holdingOrNull(touched.get(i).id());
            if (holding != null && holding.quantity() != 0) {
                return true;
            }
        }
        return false;
    }

    private boolean check(Participant participant) {
        if (isCovered(participant)) {
            return false;
        }
        if (participant.risk.state() == TradingState.ACTIVE) {
            states.set(
                    participant,
                    TradingState.REDUCING,
                    StateReason.MARGIN_CALL,
                    "equity=" + marks.equity(participant.account) + " is below the maintenance margin",
                    "");
        }
        states.endOrders(participant, CancelReason.TRADING_STATE, false);
        boolean closed = false;
        RoundTrip worst = worst(participant);
        while (worst != null && !isCovered(participant)) {
            boolean first = worst.markTried(outbox.turn());
            boolean unused = exits.exit(participant, worst, ExitReason.LIQUIDATION, true);
            closed |= first;
            worst = worst(participant);
        }
        return closed;
    }

    private boolean isCovered(Participant participant) {
        long positions = marks.positionValue(participant.account);
        int maintenancePpm = participant.account.margin().maintenancePpm();
        return positions == 0 || marks.equity(participant.account) >= Fees.roundedUp(positions, maintenancePpm);
    }

    /// The open trade that loses most at present prices and was not tried in this command yet; the older one
    /// where two lose the same.
    private @Nullable RoundTrip worst(Participant participant) {
        RoundTrip worst = null;
        long worstGain = 0;
        List<Holding> held = participant.account.held();
        for (int i = 0; i < held.size(); i++) {
            for (Side side : Side.values()) {
                RoundTrip trade = held.get(i).oldest(side);
                for (; trade != null; trade = held.get(i).after(trade)) {
                    long gain = gain(trade);
                    if (!trade.wasTried(outbox.turn()) && (worst == null || gain < worstGain)) {
                        worst = trade;
                        worstGain = gain;
                    }
                }
            }
        }
        return worst;
    }

    private long gain(RoundTrip trade) {
        Market market = state.requiredMarket(trade.instrument());
        long price = market.exitPrice(trade.side());
        return trade.side().sign() * (market.instrument().valueAtMost(price, trade.openQuantity()) - trade.openCost());
    }
}
