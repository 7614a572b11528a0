package trading.engine.strategy;

import java.util.List;
import java.util.Optional;
import trading.engine.indicator.BarIndicator;
import trading.engine.model.Instrument;
import trading.engine.model.Order;
import trading.engine.model.Quote;
import trading.engine.model.Trade;

/// What a strategy sees of the desk, and how it says what it wants. Good for the call that it was given to.
///
/// What it says it wants is looked at when the call has returned, in the order in which it was said. Every wish
/// comes with its reason in plain words, which people will read beside the order. More wishes in one call than
/// [StrategyDeclaration#entries()] times four are a flood: none of them is heard, and the strategy is disabled.
public interface StrategyContext {
    /// The seat's own.
    Instrument instrument();

    /// Any of its subscriptions'. Throws [IllegalArgumentException] when it has none of that symbol.
    Instrument instrument(String symbol);

    /// The market's time, nanoseconds since 1970-01-01T00:00:00Z.
    long timeNanos();

    /// Bars of the past are being played; wishes are not heard.
    boolean warmingUp();

    /// Its oldest trade on its own instrument that is pending or open, if any.
    Optional<Trade> openTrade();

    /// All its trades that are pending or open, on all its instruments, oldest first.
    List<Trade> openTrades();

    /// All its orders that are not done, on all its instruments, oldest first.
    List<Order> openOrders();

    /// Whether an entry of an earlier call is not decided yet, so that it is in neither of the lists above. One that
    /// decides by those lists where to enter next waits for the next call.
    boolean awaiting();

    /// Lots of the seat's own instrument in its own trades, negative when short.
    long position();

    long position(String symbol);

    /// The best prices of the seat's own instrument, if there were any yet.
    Optional<Quote> quote();

    /// Cash and positions of the account at market prices, money.
    long equity();

    /// Cash of the account that nothing is reserved for, money.
    long freeCash();

    /// How many lots the seat's sizing would buy at `price` with that stop (0: none), within the limits of an
    /// order's value and of the free cash. 0 when that is less than may be traded.
    long quantity(long price, long stopLossPrice);

    /// Enters a trade. Not heard when it has as many trades pending, open or under way as it may have.
    void enter(Entry entry);

    /// Buys at the market, sized by the seat's sizing from the bar's close. The gateway keeps the stop and
    /// the target (ticks, 0: none).
    default void buy(long stopLossPrice, long takeProfitPrice, String reason) {
        enter(Entry.buy(reason).stopLoss(stopLossPrice).takeProfit(takeProfitPrice));
    }

    /// As above, with a quantity (lots) of its own.
    default void buy(long quantity, long stopLossPrice, long takeProfitPrice, String reason) {
        enter(Entry.buy(reason).quantity(quantity).stopLoss(stopLossPrice).takeProfit(takeProfitPrice));
    }

    /// Closes its open trades at the market and cancels its entries that wait. Not heard when there are none.
    void exit(String reason);

    /// Closes one of its open trades at the market.
    void close(Trade trade, String reason);

    /// Cancels one of its open orders.
    void cancel(Order order, String reason);

    /// An indicator that is fed each bar of the main subscription before `onBar`, the past included. To be
    /// called in `onStart`. Its value is kept with each decision under this name.
    <I extends BarIndicator> I indicator(String name, I indicator);

    /// The same, fed with the bars of another subscription.
    <I extends BarIndicator> I indicator(String name, Subscription bars, I indicator);

    /// A number that the decisions of this call are to be kept with.
    void value(String name, double value);

    /// The patterns that end with the bar of this call; its declaration must ask for them.
    List<SeenPattern> patterns();

    /// The analyst's latest opinion of the seat's own instrument; its declaration must ask for opinions.
    Optional<AnalystOpinion> opinion();

    /// Calls `onTimer` once when the market's time has come to `timeNanos`. A timer of the same name is
    /// replaced. Timers do not survive a restart: set them in `onStart`, from the memory where need be. While
    /// warming up none is due; one whose time has passed by then is due at once.
    void timer(String name, long timeNanos);

    /// Nothing happens when there is no such timer.
    void cancelTimer(String name);

    StrategyMemory memory();

    /// Says something to the people who watch, with no order.
    void note(String text);

    /// The highest price on the grid that is not above `price`.
    default long ticks(double price) {
        if (!(Math.abs(price) < 1L << 53)) {
            throw new IllegalArgumentException("ticks: price=" + price + ": is the indicator ready?");
        }
        return (long) Math.floor(price);
    }

    /// A price of the seat's own instrument as people read it.
    default String price(long ticks) {
        return instrument().price(ticks).toPlainString();
    }

    /// As above, for what an indicator says.
    default String price(double ticks) {
        return price(ticks(ticks));
    }
}
