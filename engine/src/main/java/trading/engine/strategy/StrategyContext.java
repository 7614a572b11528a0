package trading.engine.strategy;

import java.util.Optional;
import trading.engine.model.Instrument;
import trading.engine.model.Trade;

/// What a strategy sees of the desk, and how it says what it wants. Good for the call that it was given to.
///
/// One wish a bar: a second one is a fault of the strategy. Every wish comes with its reason in plain
/// words, which people will read beside the order.
public interface StrategyContext {
    Instrument instrument();

    /// The market's time, nanoseconds since 1970-01-01T00:00:00Z.
    long timeNanos();

    /// Its own trade on this instrument that is pending or open, if any. There is never more than one.
    Optional<Trade> openTrade();

    /// Cash and positions of the account at market prices, money.
    long equity();

    /// Cash of the account that nothing is reserved for, money.
    long freeCash();

    /// How many lots to buy at `price` so that the stop costs the configured share of the equity, within
    /// the limits of an order's value and of the free cash. 0 when that is less than may be traded.
    long quantityAtRisk(long price, long stopLossPrice);

    /// Buys at the market, sized by [#quantityAtRisk(long, long)] from the bar's close. The gateway keeps
    /// the stop and the target (ticks, 0: no target). Not heard when its last entry is still open or under
    /// way.
    void buy(long stopLossPrice, long takeProfitPrice, String reason);

    /// As above, with a quantity (lots) of its own.
    void buy(long quantity, long stopLossPrice, long takeProfitPrice, String reason);

    /// Closes its open trade at the market. Not heard when nothing is open.
    void exit(String reason);

    /// Says something to the people who watch, with no order.
    void note(String text);

    /// The highest price on the grid that is not above `price`.
    default long ticks(double price) {
        if (!(Math.abs(price) < 1L << 53)) {
            throw new IllegalArgumentException("ticks: price=" + price + ": is the indicator ready?");
        }
        return (long) Math.floor(price);
    }

    /// A price as people read it.
    default String price(double ticks) {
        return instrument().price(ticks(ticks)).toPlainString();
    }
}
