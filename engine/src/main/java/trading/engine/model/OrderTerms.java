package trading.engine.model;

/// What an order may ask for besides side, quantity, limit and time in force.
///
/// `stopPrice`: ticks, where a stop or take-profit order is released; 0 in a request for a trailing stop,
/// which starts at the market. `trailingTicks`, `trailingPpm`: one of them is the distance of a trailing stop.
/// `displayQuantity`: lots that an iceberg shows, 0 for all. `expireNanos`: the end of a GTD order, else 0.
public record OrderTerms(
        long stopPrice,
        TriggerPrice triggerPrice,
        long trailingTicks,
        int trailingPpm,
        long displayQuantity,
        boolean postOnly,
        boolean reduceOnly,
        long expireNanos,
        SelfTradePrevention selfTradePrevention) {

    public static final OrderTerms PLAIN =
            new OrderTerms(0, TriggerPrice.BEST_PRICE, 0, 0, 0, false, false, 0, SelfTradePrevention.EXPIRE_TAKER);

    public static OrderTerms stopAt(long stopPrice) {
        return PLAIN.withStopPrice(stopPrice);
    }

    public OrderTerms withStopPrice(long price) {
        return new OrderTerms(
                price,
                triggerPrice,
                trailingTicks,
                trailingPpm,
                displayQuantity,
                postOnly,
                reduceOnly,
                expireNanos,
                selfTradePrevention);
    }
}
