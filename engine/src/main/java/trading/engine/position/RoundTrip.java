package trading.engine.position;

import org.jspecify.annotations.Nullable;
import trading.engine.model.ExitReason;
import trading.engine.model.Side;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// A trade while it lives, from its entry order to its last exit: mutable, see [Trade] for the words.
public final class RoundTrip {
    private final long tradeId;
    private final int account;
    private final int instrument;
    private final String strategy;
    private final Side side;
    private final long entryOrderId;
    private final long orderQuantity;
    private final long stopLossPrice;
    private final long takeProfitPrice;
    private final long createdNanos;
    private TradeStatus status = TradeStatus.PENDING;
    private long entryQuantity;
    private long exitQuantity;
    private long entryNotional;
    private long exitNotional;
    private long openCost;
    private long grossPnl;
    private long fees;
    private long exitOrderQuantity;
    private ExitReason exitReason = ExitReason.NONE;
    private long openedNanos;
    private long closedNanos;

    private long changedInTurn = -1;
    private long triedInTurn = -1;

    @Nullable
    RoundTrip older;

    @Nullable
    RoundTrip newer;

    public RoundTrip(
            long tradeId,
            int account,
            int instrument,
            String strategy,
            Side side,
            long entryOrderId,
            long orderQuantity,
            long stopLossPrice,
            long takeProfitPrice,
            long createdNanos) {
        this.tradeId = tradeId;
        this.account = account;
        this.instrument = instrument;
        this.strategy = strategy;
        this.side = side;
        this.entryOrderId = entryOrderId;
        this.orderQuantity = orderQuantity;
        this.stopLossPrice = stopLossPrice;
        this.takeProfitPrice = takeProfitPrice;
        this.createdNanos = createdNanos;
    }

    public long tradeId() {
        return tradeId;
    }

    public int account() {
        return account;
    }

    public int instrument() {
        return instrument;
    }

    public String strategy() {
        return strategy;
    }

    public Side side() {
        return side;
    }

    public TradeStatus status() {
        return status;
    }

    public long entryOrderId() {
        return entryOrderId;
    }

    public long stopLossPrice() {
        return stopLossPrice;
    }

    public long takeProfitPrice() {
        return takeProfitPrice;
    }

    public boolean isProtected() {
        return stopLossPrice != 0 || takeProfitPrice != 0;
    }

    public long openQuantity() {
        return entryQuantity - exitQuantity;
    }

    /// What is open and not yet asked for by an exit order.
    public long exitableQuantity() {
        return openQuantity() - exitOrderQuantity;
    }

    /// The money paid for what is open.
    public long openCost() {
        return openCost;
    }

    /// Keeps `quantity` of what is open for an exit order.
    public void claimExit(long quantity) {
        if (quantity <= 0 || quantity > exitableQuantity()) {
            throw new IllegalStateException(
                    "trade: id=" + tradeId + " exitable=" + exitableQuantity() + " claimed=" + quantity);
        }
        exitOrderQuantity += quantity;
    }

    /// Gives back what an exit order kept and will not fill.
    public void releaseExit(long quantity) {
        if (quantity < 0 || quantity > exitOrderQuantity) {
            throw new IllegalStateException(
                    "trade: id=" + tradeId + " claimed=" + exitOrderQuantity + " released=" + quantity);
        }
        exitOrderQuantity -= quantity;
    }

    /// Its entry order ended without a fill.
    public void cancel(long timeNanos) {
        if (status != TradeStatus.PENDING) {
            throw new IllegalStateException("trade: id=" + tradeId + " status=" + status);
        }
        status = TradeStatus.CANCELED;
        closedNanos = timeNanos;
    }

    void enter(long quantity, long notional, long fee, long timeNanos) {
        if (status == TradeStatus.PENDING) {
            status = TradeStatus.OPEN;
            openedNanos = timeNanos;
        }
        if (status != TradeStatus.OPEN) {
            throw new IllegalStateException("trade: id=" + tradeId + " status=" + status);
        }
        entryQuantity = Math.addExact(entryQuantity, quantity);
        entryNotional = Math.addExact(entryNotional, notional);
        openCost = Math.addExact(openCost, notional);
        fees = Math.addExact(fees, fee);
    }

    /// The money that this exit gained before fees.
    long exit(long quantity, long notional, long fee, ExitReason reason, long timeNanos) {
        long open = openQuantity();
        if (status != TradeStatus.OPEN || quantity <= 0 || quantity > open) {
            throw new IllegalStateException(
                    "trade: id=" + tradeId + " status=" + status + " open=" + open + " exited=" + quantity);
        }
        long cost = Share.of(openCost, quantity, open);
        long gained = side.sign() * (notional - cost);
        openCost -= cost;
        exitQuantity += quantity;
        exitNotional = Math.addExact(exitNotional, notional);
        fees = Math.addExact(fees, fee);
        grossPnl = Math.addExact(grossPnl, gained);
        if (quantity == open) {
            status = TradeStatus.CLOSED;
            exitReason = reason;
            closedNanos = timeNanos;
        }
        return gained;
    }

    /// True when this is the first change of the turn.
    public boolean markChanged(long turn) {
        boolean first = changedInTurn != turn;
        changedInTurn = turn;
        return first;
    }

    /// True when this is the first try of the turn to exit it.
    public boolean markTried(long turn) {
        boolean first = triedInTurn != turn;
        triedInTurn = turn;
        return first;
    }

    public Trade toTrade() {
        return new Trade(
                tradeId,
                account,
                instrument,
                strategy,
                side,
                status,
                entryOrderId,
                orderQuantity,
                entryQuantity,
                exitQuantity,
                entryNotional,
                exitNotional,
                fees,
                grossPnl - fees,
                stopLossPrice,
                takeProfitPrice,
                exitReason,
                createdNanos,
                openedNanos,
                closedNanos);
    }

    public void encode(StateWriter writer) {
        writer.putLong(tradeId);
        writer.putInt(account);
        writer.putInt(instrument);
        writer.putText(strategy);
        writer.putEnum(side);
        writer.putLong(entryOrderId);
        writer.putLong(orderQuantity);
        writer.putLong(stopLossPrice);
        writer.putLong(takeProfitPrice);
        writer.putLong(createdNanos);
        writer.putEnum(status);
        writer.putLong(entryQuantity);
        writer.putLong(exitQuantity);
        writer.putLong(entryNotional);
        writer.putLong(exitNotional);
        writer.putLong(openCost);
        writer.putLong(grossPnl);
        writer.putLong(fees);
        writer.putLong(openedNanos);
    }

    /// The claims of exit orders are made anew by those orders.
    public static RoundTrip decode(StateReader reader) {
        RoundTrip trade = new RoundTrip(
                reader.readLong(),
                reader.readInt(),
                reader.readInt(),
                reader.readText(),
                reader.readEnum(Side.values()),
                reader.readLong(),
                reader.readLong(),
                reader.readLong(),
                reader.readLong(),
                reader.readLong());
        trade.status = reader.readEnum(TradeStatus.values());
        trade.entryQuantity = reader.readLong();
        trade.exitQuantity = reader.readLong();
        trade.entryNotional = reader.readLong();
        trade.exitNotional = reader.readLong();
        trade.openCost = reader.readLong();
        trade.grossPnl = reader.readLong();
        trade.fees = reader.readLong();
        trade.openedNanos = reader.readLong();
        return trade;
    }
}
