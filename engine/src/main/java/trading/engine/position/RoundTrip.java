package trading.engine.position;

import org.jspecify.annotations.Nullable;
import trading.engine.message.TradeState;
import trading.engine.model.ExitReason;
import trading.engine.model.Side;
import trading.engine.model.TradeStatus;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// A trade while it lives, from its entry order to its last exit: mutable, see [trading.engine.model.Trade]
/// for the words. Used again for another trade once it is over and reported.
public final class RoundTrip implements TradeState {
    private static final StrategyExposure NOBODY = new StrategyExposure("", -1);

    private long tradeId;
    private int account;
    private int instrument;
    private StrategyExposure exposure = NOBODY;
    private Side side = Side.BUY;
    private long entryOrderId;
    private long orderQuantity;
    private long stopLossPrice;
    private long takeProfitPrice;
    private long createdNanos;
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
    private long maximumAdverse;
    private long maximumFavorable;

    private long changedInTurn = -1;
    private long triedInTurn = -1;

    @Nullable
    RoundTrip older;

    @Nullable
    RoundTrip newer;

    /// Makes a new, pending trade of it.
    public void begin(
            long newTradeId,
            int ofAccount,
            int ofInstrument,
            StrategyExposure ofStrategy,
            Side itsSide,
            long itsEntryOrderId,
            long itsOrderQuantity,
            long itsStopLossPrice,
            long itsTakeProfitPrice,
            long nowNanos) {
        tradeId = newTradeId;
        account = ofAccount;
        instrument = ofInstrument;
        exposure = ofStrategy;
        side = itsSide;
        entryOrderId = itsEntryOrderId;
        orderQuantity = itsOrderQuantity;
        stopLossPrice = itsStopLossPrice;
        takeProfitPrice = itsTakeProfitPrice;
        createdNanos = nowNanos;
        status = TradeStatus.PENDING;
        entryQuantity = 0;
        exitQuantity = 0;
        entryNotional = 0;
        exitNotional = 0;
        openCost = 0;
        grossPnl = 0;
        fees = 0;
        exitOrderQuantity = 0;
        exitReason = ExitReason.NONE;
        openedNanos = 0;
        closedNanos = 0;
        maximumAdverse = 0;
        maximumFavorable = 0;
        changedInTurn = -1;
        triedInTurn = -1;
        older = null;
        newer = null;
    }

    @Override
    public long tradeId() {
        return tradeId;
    }

    @Override
    public int account() {
        return account;
    }

    @Override
    public int instrument() {
        return instrument;
    }

    @Override
    public String strategy() {
        return exposure.strategy();
    }

    public StrategyExposure exposure() {
        return exposure;
    }

    /// After a decode: whose trade it is.
    public void belongsTo(StrategyExposure strategy) {
        exposure = strategy;
        strategy.addCost(openCost);
    }

    @Override
    public Side side() {
        return side;
    }

    @Override
    public TradeStatus status() {
        return status;
    }

    @Override
    public long entryOrderId() {
        return entryOrderId;
    }

    @Override
    public long orderQuantity() {
        return orderQuantity;
    }

    @Override
    public long entryQuantity() {
        return entryQuantity;
    }

    @Override
    public long exitQuantity() {
        return exitQuantity;
    }

    @Override
    public long entryNotional() {
        return entryNotional;
    }

    @Override
    public long exitNotional() {
        return exitNotional;
    }

    @Override
    public long fees() {
        return fees;
    }

    @Override
    public long realizedPnl() {
        return grossPnl - fees;
    }

    @Override
    public long stopLossPrice() {
        return stopLossPrice;
    }

    @Override
    public long takeProfitPrice() {
        return takeProfitPrice;
    }

    @Override
    public ExitReason exitReason() {
        return exitReason;
    }

    @Override
    public long createdNanos() {
        return createdNanos;
    }

    @Override
    public long openedNanos() {
        return openedNanos;
    }

    @Override
    public long closedNanos() {
        return closedNanos;
    }

    @Override
    public long maximumAdverse() {
        return maximumAdverse;
    }

    @Override
    public long maximumFavorable() {
        return maximumFavorable;
    }

    public boolean isProtected() {
        return stopLossPrice != 0 || takeProfitPrice != 0;
    }

    /// Its stop loss and take profit are taken away.
    public void unprotect() {
        stopLossPrice = 0;
        takeProfitPrice = 0;
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

    /// What is open is worth `value` now.
    public void measure(long value) {
        long gain = side.sign() * (value - openCost);
        maximumFavorable = Math.max(maximumFavorable, gain);
        maximumAdverse = Math.max(maximumAdverse, -gain);
    }

    /// Keeps `quantity` of what is open for an exit order.
    public void claimExit(long quantity) {
        if (quantity < 0 || quantity > exitableQuantity()) {
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
        exposure.addCost(notional);
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
        exposure.addCost(-cost);
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

    /// Whether [#markTried] was called in that turn.
    public boolean wasTried(long turn) {
        return triedInTurn == turn;
    }

    public void encode(StateWriter writer) {
        writer.putLong(tradeId);
        writer.putInt(account);
        writer.putInt(instrument);
        writer.putText(exposure.strategy());
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
        writer.putLong(maximumAdverse);
        writer.putLong(maximumFavorable);
    }

    /// The claims of exit orders are made anew by those orders, and [#belongsTo] tells the strategy's books.
    public void decode(StateReader reader) {
        begin(
                reader.readLong(),
                reader.readInt(),
                reader.readInt(),
                new StrategyExposure(reader.readText(), -1),
                reader.readEnum(Side.values()),
                reader.readLong(),
                reader.readLong(),
                reader.readLong(),
                reader.readLong(),
                reader.readLong());
        status = reader.readEnum(TradeStatus.values());
        entryQuantity = reader.readLong();
        exitQuantity = reader.readLong();
        entryNotional = reader.readLong();
        exitNotional = reader.readLong();
        openCost = reader.readLong();
        grossPnl = reader.readLong();
        fees = reader.readLong();
        openedNanos = reader.readLong();
        maximumAdverse = reader.readLong();
        maximumFavorable = reader.readLong();
    }
}
