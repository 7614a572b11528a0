package trading.engine.strategy;

import trading.engine.model.OrderType;
import trading.engine.model.Side;

/// What a strategy wants to enter: a trade of its own, with a reason in plain words.
///
/// ```java
/// context.enter(Entry.buy("the price is at the lower edge").limit(price).takeProfit(target));
/// ```
/// `symbol`: empty for the seat's own instrument. `quantity`: lots, 0 to let the sizing say. `type`: MARKET,
/// LIMIT or STOP, `price` its limit or stop in ticks (0 for a market order). `stopLossPrice`,
/// `takeProfitPrice`: ticks, kept by the gateway, 0 for none. `confidence`: 0 to 1, shown with the decision.
public record Entry(
        String symbol,
        Side side,
        OrderType type,
        long quantity,
        long price,
        long stopLossPrice,
        long takeProfitPrice,
        double confidence,
        String reason) {

    public Entry {
        boolean priced = type == OrderType.LIMIT || type == OrderType.STOP;
        if (!(type == OrderType.MARKET || priced)
                || quantity < 0
                || priced != price > 0
                || stopLossPrice < 0
                || takeProfitPrice < 0
                || !(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("entry: type=" + type + " quantity=" + quantity + " price=" + price
                    + " stopLossPrice=" + stopLossPrice + " takeProfitPrice=" + takeProfitPrice + " confidence="
                    + confidence + ": a MARKET entry has no price, a LIMIT or STOP has one, nothing is negative,"
                    + " and a confidence is from 0 to 1");
        }
    }

    /// At the market.
    public static Entry buy(String reason) {
        return new Entry("", Side.BUY, OrderType.MARKET, 0, 0, 0, 0, 1, reason);
    }

    /// At the market: goes short, which a spot account does not allow.
    public static Entry sell(String reason) {
        return new Entry("", Side.SELL, OrderType.MARKET, 0, 0, 0, 0, 1, reason);
    }

    /// Another of its instruments.
    public Entry on(String other) {
        return new Entry(other, side, type, quantity, price, stopLossPrice, takeProfitPrice, confidence, reason);
    }

    /// Waits in the book for this price.
    public Entry limit(long ticks) {
        return new Entry(
                symbol, side, OrderType.LIMIT, quantity, ticks, stopLossPrice, takeProfitPrice, confidence, reason);
    }

    /// Waits until the market has come to this price, then takes what is there.
    public Entry stop(long ticks) {
        return new Entry(
                symbol, side, OrderType.STOP, quantity, ticks, stopLossPrice, takeProfitPrice, confidence, reason);
    }

    public Entry quantity(long lots) {
        return new Entry(symbol, side, type, lots, price, stopLossPrice, takeProfitPrice, confidence, reason);
    }

    public Entry stopLoss(long ticks) {
        return new Entry(symbol, side, type, quantity, price, ticks, takeProfitPrice, confidence, reason);
    }

    public Entry takeProfit(long ticks) {
        return new Entry(symbol, side, type, quantity, price, stopLossPrice, ticks, confidence, reason);
    }

    public Entry confidence(double zeroToOne) {
        return new Entry(symbol, side, type, quantity, price, stopLossPrice, takeProfitPrice, zeroToOne, reason);
    }
}
