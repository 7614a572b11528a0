package trading.engine.message;

import trading.engine.model.OrderTerms;
import trading.engine.model.OrderType;
import trading.engine.model.SelfTradePrevention;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.TriggerPrice;

/// A [Command.SubmitOrder] that is used again and again: what the deciding thread reads orders into.
///
/// The fields are those of the command and of its [OrderTerms]. Not thread-safe.
@SuppressWarnings("NullAway.Init") // filled before it is read
public final class OrderRequest {
    public int account;
    public int instrument;
    public final ShortText clientOrderId = new ShortText();

    /// Whether the client order id fits into [#clientOrderId]; one that does not is no valid one.
    public boolean clientOrderIdFits;

    public String strategy = "";
    public Side side;
    public OrderType type;
    public TimeInForce timeInForce;
    public long quantity;
    public long limitPrice;
    public long tradeId;
    public boolean opensTrade;
    public long stopLossPrice;
    public long takeProfitPrice;
    public boolean hasTerms;
    public long stopPrice;
    public TriggerPrice triggerPrice;
    public long trailingTicks;
    public int trailingPpm;
    public long displayQuantity;
    public boolean postOnly;
    public boolean reduceOnly;
    public long expireNanos;
    public SelfTradePrevention selfTradePrevention;

    /// What the list is that it came with, and its place there; 0 when it came alone.
    public long listFingerprint;

    public OrderRequest() {
        plain();
    }

    /// No further terms.
    void plain() {
        hasTerms = false;
        stopPrice = 0;
        triggerPrice = TriggerPrice.BEST_PRICE;
        trailingTicks = 0;
        trailingPpm = 0;
        displayQuantity = 0;
        postOnly = false;
        reduceOnly = false;
        expireNanos = 0;
        selfTradePrevention = SelfTradePrevention.EXPIRE_TAKER;
    }

    /// A plain order without ids and without a trade: what the gateway itself sends.
    public void own(
            int ofAccount,
            int ofInstrument,
            String ofStrategy,
            Side itsSide,
            OrderType itsType,
            TimeInForce itsTimeInForce,
            long itsQuantity,
            long itsLimitPrice) {
        account = ofAccount;
        instrument = ofInstrument;
        clientOrderId.clear();
        clientOrderIdFits = true;
        strategy = ofStrategy;
        side = itsSide;
        type = itsType;
        timeInForce = itsTimeInForce;
        quantity = itsQuantity;
        limitPrice = itsLimitPrice;
        tradeId = 0;
        opensTrade = false;
        stopLossPrice = 0;
        takeProfitPrice = 0;
        listFingerprint = 0;
        plain();
    }

    public void set(Command.SubmitOrder order) {
        own(
                order.account(),
                order.instrument(),
                order.strategy(),
                order.side(),
                order.type(),
                order.timeInForce(),
                order.quantity(),
                order.limitPrice());
        clientOrderIdFits = clientOrderId.set(order.clientOrderId());
        tradeId = order.tradeId();
        opensTrade = order.opensTrade();
        stopLossPrice = order.stopLossPrice();
        takeProfitPrice = order.takeProfitPrice();
        OrderTerms terms = order.terms();
        hasTerms = !terms.equals(OrderTerms.PLAIN);
        stopPrice = terms.stopPrice();
        triggerPrice = terms.triggerPrice();
        trailingTicks = terms.trailingTicks();
        trailingPpm = terms.trailingPpm();
        displayQuantity = terms.displayQuantity();
        postOnly = terms.postOnly();
        reduceOnly = terms.reduceOnly();
        expireNanos = terms.expireNanos();
        selfTradePrevention = terms.selfTradePrevention();
    }

    /// A person's, not a strategy's.
    public boolean isManual() {
        return strategy.isEmpty();
    }
}
