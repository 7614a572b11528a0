package trading.engine.core;

import trading.engine.message.Command.SubmitOrder;
import trading.engine.model.OrderTerms;
import trading.engine.model.OrderType;
import trading.engine.model.SelfTradePrevention;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.TriggerPrice;

/// An order with all its terms in the making, of trader 1 unless told otherwise.
final class Asked {
    private final Side side;
    private final long quantity;
    private final OrderType type;
    private int account = TestCore.ONE;
    private String clientOrderId = "";
    private String strategy = "";
    private TimeInForce timeInForce = TimeInForce.GTC;
    private long limitPrice;
    private long tradeId;
    private boolean opensTrade;
    private long stopPrice;
    private TriggerPrice triggerPrice = TriggerPrice.BEST_PRICE;
    private long trailingTicks;
    private int trailingPpm;
    private long displayQuantity;
    private boolean postOnly;
    private boolean reduceOnly;
    private long expireNanos;
    private SelfTradePrevention prevention = SelfTradePrevention.EXPIRE_TAKER;

    private Asked(Side side, long quantity, OrderType type) {
        this.side = side;
        this.quantity = quantity;
        this.type = type;
    }

    static Asked buy(long quantity, OrderType type) {
        return new Asked(Side.BUY, quantity, type);
    }

    static Asked sell(long quantity, OrderType type) {
        return new Asked(Side.SELL, quantity, type);
    }

    Asked of(int owner) {
        account = owner;
        return this;
    }

    Asked called(String id) {
        clientOrderId = id;
        return this;
    }

    Asked by(String itsStrategy) {
        strategy = itsStrategy;
        return this;
    }

    Asked until(TimeInForce itsTimeInForce) {
        timeInForce = itsTimeInForce;
        return this;
    }

    Asked until(long nanos) {
        timeInForce = TimeInForce.GTD;
        expireNanos = nanos;
        return this;
    }

    Asked limit(long price) {
        limitPrice = price;
        return this;
    }

    Asked stop(long price) {
        stopPrice = price;
        return this;
    }

    Asked onLastPrice() {
        triggerPrice = TriggerPrice.LAST_PRICE;
        return this;
    }

    Asked trailing(long ticks) {
        trailingTicks = ticks;
        return this;
    }

    Asked trailingPpm(int ppm) {
        trailingPpm = ppm;
        return this;
    }

    Asked showing(long lots) {
        displayQuantity = lots;
        return this;
    }

    Asked postOnly() {
        postOnly = true;
        return this;
    }

    Asked reduceOnly() {
        reduceOnly = true;
        return this;
    }

    Asked exiting(long trade) {
        tradeId = trade;
        return this;
    }

    Asked asTrade() {
        opensTrade = true;
        return this;
    }

    Asked preventing(SelfTradePrevention itsPrevention) {
        prevention = itsPrevention;
        return this;
    }

    SubmitOrder command() {
        return new SubmitOrder(
                account,
                0,
                clientOrderId,
                strategy,
                side,
                type,
                timeInForce,
                quantity,
                limitPrice,
                tradeId,
                opensTrade,
                0,
                0,
                new OrderTerms(
                        stopPrice,
                        triggerPrice,
                        trailingTicks,
                        trailingPpm,
                        displayQuantity,
                        postOnly,
                        reduceOnly,
                        expireNanos,
                        prevention));
    }
}
