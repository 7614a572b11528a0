package trading.engine.position;

import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import trading.engine.model.ExitReason;
import trading.engine.model.Side;
import trading.engine.model.TradeStatus;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// What one account holds of one instrument: its open trades in the order in which they opened, what they
/// have earned together, and what its open orders may still add.
public final class Holding {
    private final int account;
    private final int instrument;
    private long quantity;
    private long grossPnl;
    private long fees;
    private long signedCost;
    private int tradeCount;
    private long changedInTurn = -1;

    /// Lots that open orders of each side may fill.
    private long openBuys;

    private long openSells;

    /// Open orders that may only reduce.
    private int reduceOnlyOrders;

    /// The open trades of each side, linked from the oldest to the newest.
    private @Nullable RoundTrip oldestLong;

    private @Nullable RoundTrip newestLong;
    private @Nullable RoundTrip oldestShort;
    private @Nullable RoundTrip newestShort;

    Holding(int account, int instrument) {
        this.account = account;
        this.instrument = instrument;
    }

    public int account() {
        return account;
    }

    public int instrument() {
        return instrument;
    }

    /// Lots, negative when short.
    public long quantity() {
        return quantity;
    }

    public long openBuys() {
        return openBuys;
    }

    public long openSells() {
        return openSells;
    }

    /// What an open order of that side may fill has grown by `lots`, or shrunk when negative.
    public void addOpen(Side side, long lots) {
        if (side == Side.BUY) {
            openBuys = Math.addExact(openBuys, lots);
        } else {
            openSells = Math.addExact(openSells, lots);
        }
        if (openBuys < 0 || openSells < 0) {
            throw new IllegalStateException("holding: account=" + account + " instrument=" + instrument + " openBuys="
                    + openBuys + " openSells=" + openSells);
        }
    }

    public int reduceOnlyOrders() {
        return reduceOnlyOrders;
    }

    public void countReduceOnly(int change) {
        reduceOnlyOrders += change;
    }

    /// The largest the position can become, in lots, when `more` lots of that side come on top of the open
    /// orders.
    public long worstLots(Side side, long more) {
        long bought = quantity + openBuys + (side == Side.BUY ? more : 0);
        long sold = quantity - openSells - (side == Side.SELL ? more : 0);
        return Math.max(Math.abs(bought), Math.abs(sold));
    }

    /// What an order of that side could take off the position beyond what open orders of that side do, never
    /// negative. `own`: lots among those open ones that the order itself stands for.
    public long reducible(Side side, long own) {
        long left = side == Side.SELL ? quantity - openSells : -quantity - openBuys;
        return Math.max(0, left + own);
    }

    /// A fill of the trade's entry.
    public void enter(RoundTrip trade, long lots, long notional, long fee, long timeNanos) {
        boolean opens = trade.status() == TradeStatus.PENDING;
        trade.enter(lots, notional, fee, timeNanos);
        if (opens) {
            append(trade);
        }
        quantity = Math.addExact(quantity, trade.side().sign() * lots);
        signedCost = Math.addExact(signedCost, trade.side().sign() * notional);
        fees = Math.addExact(fees, fee);
    }

    /// A fill of an exit. A trade that it closes leaves the holding.
    public void exit(RoundTrip trade, long lots, long notional, long fee, ExitReason reason, long timeNanos) {
        long costBefore = trade.openCost();
        long gained = trade.exit(lots, notional, fee, reason, timeNanos);
        grossPnl = Math.addExact(grossPnl, gained);
        quantity = Math.subtractExact(quantity, trade.side().sign() * lots);
        signedCost = Math.subtractExact(signedCost, trade.side().sign() * (costBefore - trade.openCost()));
        fees = Math.addExact(fees, fee);
        if (trade.status() == TradeStatus.CLOSED) {
            remove(trade);
        }
    }

    /// The oldest open trade of that side with something that no exit order has claimed; null when none.
    public @Nullable RoundTrip oldestExitable(Side side) {
        for (RoundTrip trade = oldest(side); trade != null; trade = trade.newer) {
            if (trade.exitableQuantity() > 0) {
                return trade;
            }
        }
        return null;
    }

    /// The oldest open trade of that side; null when nothing is open.
    public @Nullable RoundTrip oldest(Side side) {
        return side == Side.BUY ? oldestLong : oldestShort;
    }

    /// The one of the same side that opened after `trade`.
    public @Nullable RoundTrip after(RoundTrip trade) {
        return trade.newer;
    }

    public int tradeCount() {
        return tradeCount;
    }

    /// Nothing is open and nothing ever was.
    public boolean isUntouched() {
        return tradeCount == 0 && quantity == 0 && grossPnl == 0 && fees == 0;
    }

    /// True when this is the first change of the turn.
    public boolean markChanged(long turn) {
        boolean first = changedInTurn != turn;
        changedInTurn = turn;
        return first;
    }

    /// The money paid for what is open, never negative.
    public long openNotional() {
        return Math.max(0, Long.signum(quantity) * signedCost);
    }

    public long realizedPnl() {
        return grossPnl - fees;
    }

    public long fees() {
        return fees;
    }

    private void append(RoundTrip trade) {
        boolean isLong = trade.side() == Side.BUY;
        RoundTrip newest = isLong ? newestLong : newestShort;
        trade.older = newest;
        trade.newer = null;
        if (newest == null) {
            setOldest(isLong, trade);
        } else {
            newest.newer = trade;
        }
        setNewest(isLong, trade);
        tradeCount++;
    }

    private void remove(RoundTrip trade) {
        boolean isLong = trade.side() == Side.BUY;
        RoundTrip older = trade.older;
        RoundTrip newer = trade.newer;
        if (older == null) {
            setOldest(isLong, newer);
        } else {
            older.newer = newer;
        }
        if (newer == null) {
            setNewest(isLong, older);
        } else {
            newer.older = older;
        }
        trade.older = null;
        trade.newer = null;
        tradeCount--;
    }

    private void setOldest(boolean isLong, @Nullable RoundTrip trade) {
        if (isLong) {
            oldestLong = trade;
        } else {
            oldestShort = trade;
        }
    }

    private void setNewest(boolean isLong, @Nullable RoundTrip trade) {
        if (isLong) {
            newestLong = trade;
        } else {
            newestShort = trade;
        }
    }

    /// What open orders may add is made anew by those orders.
    public void encode(StateWriter writer) {
        writer.putLong(quantity);
        writer.putLong(grossPnl);
        writer.putLong(fees);
        writer.putInt(tradeCount);
        for (RoundTrip trade = oldestLong; trade != null; trade = trade.newer) {
            trade.encode(writer);
        }
        for (RoundTrip trade = oldestShort; trade != null; trade = trade.newer) {
            trade.encode(writer);
        }
    }

    void decode(StateReader reader, LongFunction<RoundTrip> trades) {
        quantity = reader.readLong();
        grossPnl = reader.readLong();
        fees = reader.readLong();
        int count = reader.readCount();
        for (int i = 0; i < count; i++) {
            RoundTrip trade = trades.apply(i);
            trade.decode(reader);
            append(trade);
            signedCost = Math.addExact(signedCost, trade.side().sign() * trade.openCost());
        }
    }
}
