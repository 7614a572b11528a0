package trading.engine.reference;

import java.math.BigInteger;
import trading.engine.model.ExitReason;
import trading.engine.model.Side;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;

/// A trade and what became of it.
final class PlainTrade {
    final long tradeId;
    final PlainAccount owner;
    final PlainMarket market;
    final PlainOrder entry;
    final Side side;
    final long orderQuantity;
    final long createdNanos;
    TradeStatus status = TradeStatus.PENDING;
    long entryQuantity;
    long exitQuantity;
    BigInteger entryNotional = BigInteger.ZERO;
    BigInteger exitNotional = BigInteger.ZERO;
    BigInteger openCost = BigInteger.ZERO;
    BigInteger grossPnl = BigInteger.ZERO;
    BigInteger fees = BigInteger.ZERO;
    ExitReason exitReason = ExitReason.NONE;
    long openedNanos;
    long closedNanos;
    BigInteger adverse = BigInteger.ZERO;
    BigInteger favorable = BigInteger.ZERO;

    /// Its stop loss and take profit were taken away.
    boolean unprotected;

    PlainTrade(long tradeId, PlainOrder entry, long orderQuantity, long nowNanos) {
        this.tradeId = tradeId;
        this.owner = entry.owner;
        this.market = entry.market;
        this.entry = entry;
        this.side = entry.side();
        this.orderQuantity = orderQuantity;
        this.createdNanos = nowNanos;
    }

    long open() {
        return entryQuantity - exitQuantity;
    }

    String strategy() {
        return entry.request.strategy();
    }

    long stopLossPrice() {
        return unprotected ? 0 : entry.request.stopLossPrice();
    }

    long takeProfitPrice() {
        return unprotected ? 0 : entry.request.takeProfitPrice();
    }

    void enter(long lots, BigInteger notional, BigInteger fee, long nowNanos) {
        if (status == TradeStatus.PENDING) {
            status = TradeStatus.OPEN;
            openedNanos = nowNanos;
        }
        entryQuantity += lots;
        entryNotional = entryNotional.add(notional);
        openCost = openCost.add(notional);
        fees = fees.add(fee);
    }

    /// What this exit gained before fees.
    BigInteger exit(long lots, BigInteger notional, BigInteger fee, ExitReason reason, long nowNanos) {
        BigInteger cost = openCost.multiply(PlainMoney.of(lots)).divide(PlainMoney.of(open()));
        BigInteger gained = notional.subtract(cost);
        if (side == Side.SELL) {
            gained = gained.negate();
        }
        openCost = openCost.subtract(cost);
        exitQuantity += lots;
        exitNotional = exitNotional.add(notional);
        fees = fees.add(fee);
        grossPnl = grossPnl.add(gained);
        if (open() == 0) {
            status = TradeStatus.CLOSED;
            exitReason = reason;
            closedNanos = nowNanos;
        }
        return gained;
    }

    /// What it would have gained had it been exited at that price.
    BigInteger gainAt(long price) {
        BigInteger value = PlainMoney.figure(PlainMoney.notional(market.instrument, price, open()));
        return side == Side.BUY ? value.subtract(openCost) : openCost.subtract(value);
    }

    void measureAt(long price) {
        favorable = favorable.max(gainAt(price));
        adverse = adverse.max(gainAt(price).negate());
    }

    Trade toTrade() {
        return new Trade(
                tradeId,
                owner.id,
                market.instrument.id(),
                strategy(),
                side,
                status,
                entry.orderId,
                orderQuantity,
                entryQuantity,
                exitQuantity,
                entryNotional.longValueExact(),
                exitNotional.longValueExact(),
                fees.longValueExact(),
                grossPnl.subtract(fees).longValueExact(),
                stopLossPrice(),
                takeProfitPrice(),
                exitReason,
                createdNanos,
                openedNanos,
                closedNanos,
                adverse.longValueExact(),
                favorable.longValueExact());
    }
}
