package trading.engine.position;

import org.jspecify.annotations.Nullable;
import trading.engine.model.ExitReason;
import trading.engine.model.Position;
import trading.engine.model.Side;
import trading.engine.model.TradeStatus;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// What one account holds of one instrument: its open trades in the order in which they opened, and what
/// they have earned together.
public final class Holding {
    private final int account;
    private final int instrument;
    private long quantity;
    private long grossPnl;
    private long fees;
    private long changedInTurn = -1;

    private @Nullable RoundTrip oldest;
    private @Nullable RoundTrip newest;

    Holding(int account, int instrument) {
        this.account = account;
        this.instrument = instrument;
    }

    /// Lots, negative when short.
    public long quantity() {
        return quantity;
    }

    /// A fill of the trade's entry.
    public void enter(RoundTrip trade, long lots, long notional, long fee, long timeNanos) {
        boolean opens = trade.status() == TradeStatus.PENDING;
        trade.enter(lots, notional, fee, timeNanos);
        if (opens) {
            append(trade);
        }
        quantity = Math.addExact(quantity, trade.side().sign() * lots);
        fees = Math.addExact(fees, fee);
    }

    /// A fill of an exit. A trade that it closes leaves the holding.
    public void exit(RoundTrip trade, long lots, long notional, long fee, ExitReason reason, long timeNanos) {
        long gained = trade.exit(lots, notional, fee, reason, timeNanos);
        grossPnl = Math.addExact(grossPnl, gained);
        quantity = Math.subtractExact(quantity, trade.side().sign() * lots);
        fees = Math.addExact(fees, fee);
        if (trade.status() == TradeStatus.CLOSED) {
            remove(trade);
        }
    }

    /// The oldest open trade of that side with something that no exit order has claimed; null when none.
    public @Nullable RoundTrip oldestExitable(Side side) {
        for (RoundTrip trade = oldest; trade != null; trade = trade.newer) {
            if (trade.side() == side && trade.exitableQuantity() > 0) {
                return trade;
            }
        }
        return null;
    }

    /// Null when nothing is open.
    public @Nullable RoundTrip oldest() {
        return oldest;
    }

    /// The one that opened after `trade`.
    public @Nullable RoundTrip after(RoundTrip trade) {
        return trade.newer;
    }

    /// Nothing is open and nothing ever was.
    public boolean isUntouched() {
        return oldest == null && quantity == 0 && grossPnl == 0 && fees == 0;
    }

    /// True when this is the first change of the turn.
    public boolean markChanged(long turn) {
        boolean first = changedInTurn != turn;
        changedInTurn = turn;
        return first;
    }

    public Position toPosition() {
        long cost = 0;
        for (RoundTrip trade = oldest; trade != null; trade = trade.newer) {
            cost = Math.addExact(cost, trade.side().sign() * trade.openCost());
        }
        long openNotional = Math.max(0, Long.signum(quantity) * cost);
        return new Position(account, instrument, quantity, openNotional, grossPnl - fees, fees);
    }

    private void append(RoundTrip trade) {
        trade.older = newest;
        if (newest == null) {
            oldest = trade;
        } else {
            newest.newer = trade;
        }
        newest = trade;
    }

    private void remove(RoundTrip trade) {
        RoundTrip older = trade.older;
        RoundTrip newer = trade.newer;
        if (older == null) {
            oldest = newer;
        } else {
            older.newer = newer;
        }
        if (newer == null) {
            newest = older;
        } else {
            newer.older = older;
        }
        trade.older = null;
        trade.newer = null;
    }

    public void encode(StateWriter writer) {
        writer.putLong(quantity);
        writer.putLong(grossPnl);
        writer.putLong(fees);
        int count = 0;
        for (RoundTrip trade = oldest; trade != null; trade = trade.newer) {
            count++;
        }
        writer.putInt(count);
        for (RoundTrip trade = oldest; trade != null; trade = trade.newer) {
            trade.encode(writer);
        }
    }

    void decode(StateReader reader) {
        quantity = reader.readLong();
        grossPnl = reader.readLong();
        fees = reader.readLong();
        int count = reader.readCount();
        for (int i = 0; i < count; i++) {
            append(RoundTrip.decode(reader));
        }
    }
}
