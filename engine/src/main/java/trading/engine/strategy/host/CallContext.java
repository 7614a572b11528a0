package trading.engine.strategy.host;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import trading.engine.indicator.BarIndicator;
import trading.engine.model.Instrument;
import trading.engine.model.Order;
import trading.engine.model.Quote;
import trading.engine.model.Trade;
import trading.engine.strategy.AnalystOpinion;
import trading.engine.strategy.Entry;
import trading.engine.strategy.SeenPattern;
import trading.engine.strategy.StrategyContext;
import trading.engine.strategy.StrategyMemory;
import trading.engine.strategy.Subscription;

/// One call's context: what the strategy sees, and what it says.
///
/// What is said is looked at after the call. A strategy that was left behind is told that its time is over.
final class CallContext implements StrategyContext {
    private static final int WISHES_PER_ENTRY = 4;
    private static final int MOST_TIMERS = 100;

    /// An indicator to be fed by the seat.
    record Fed(String name, Subscription bars, BarIndicator indicator) {}

    private final Sight sight;
    private final MemoryDraft memory;
    // most calls say nothing: made when something is said
    private List<Wish> wishes = List.of();
    private List<Fed> indicators = List.of();
    private SortedMap<String, Double> values = Collections.emptySortedMap();
    private SortedMap<String, Long> timers = Collections.emptySortedMap();
    private volatile boolean over;
    private @Nullable String note;
    private volatile boolean flood;

    CallContext(Sight sight, MemoryDraft memory) {
        this.sight = sight;
        this.memory = memory;
    }

    /// The strategy has returned, or was given up.
    void end() {
        over = true;
    }

    List<Wish> wishes() {
        return wishes;
    }

    int wishesAllowed() {
        return WISHES_PER_ENTRY * sight.declaration().entries();
    }

    /// More was wanted than is allowed, whether the strategy took notice or not.
    boolean isFlood() {
        return flood;
    }

    List<Fed> indicators() {
        return indicators;
    }

    SortedMap<String, Double> values() {
        return values;
    }

    /// By name, when they are due; [Long#MAX_VALUE] for one that is to be canceled.
    SortedMap<String, Long> timers() {
        return timers;
    }

    MemoryDraft draft() {
        return memory;
    }

    @Nullable
    String note() {
        return note;
    }

    Sight sight() {
        return sight;
    }

    @Override
    public Instrument instrument() {
        return sight.own();
    }

    @Override
    public Instrument instrument(String symbol) {
        if (symbol.isEmpty()) {
            return sight.own();
        }
        Instrument found = sight.instruments().get(symbol);
        if (found == null) {
            throw new IllegalArgumentException("strategy context: symbol=" + symbol + " known="
                    + sight.instruments().keySet() + ": the declaration asks for no bars of it");
        }
        return found;
    }

    @Override
    public long timeNanos() {
        return sight.timeNanos();
    }

    @Override
    public boolean warmingUp() {
        return sight.warmingUp();
    }

    @Override
    public Optional<Trade> openTrade() {
        return sight.trades().stream()
                .filter(trade -> trade.instrument() == sight.own().id())
                .findFirst();
    }

    @Override
    public List<Trade> openTrades() {
        return sight.trades();
    }

    @Override
    public List<Order> openOrders() {
        return sight.orders();
    }

    @Override
    public boolean awaiting() {
        return sight.awaiting();
    }

    @Override
    public long position() {
        return position(sight.own());
    }

    @Override
    public long position(String symbol) {
        return position(instrument(symbol));
    }

    private long position(Instrument instrument) {
        return sight.trades().stream()
                .filter(trade -> trade.instrument() == instrument.id())
                .mapToLong(trade -> trade.openQuantity() * trade.side().sign())
                .sum();
    }

    @Override
    public Optional<Quote> quote() {
        return Optional.ofNullable(sight.quote());
    }

    @Override
    public long equity() {
        return sight.equity();
    }

    @Override
    public long freeCash() {
        return sight.freeCash();
    }

    @Override
    public long quantity(long price, long stopLossPrice) {
        return sight.sizing().applyAsLong(price, stopLossPrice);
    }

    @Override
    public void enter(Entry entry) {
        instrument(entry.symbol());
        wish(new Wish.Enter(entry));
    }

    @Override
    public void exit(String reason) {
        wish(new Wish.ExitAll(reason));
    }

    @Override
    public void close(Trade trade, String reason) {
        wish(new Wish.Close(trade.tradeId(), reason));
    }

    @Override
    public void cancel(Order order, String reason) {
        wish(new Wish.Cancel(order.orderId(), reason));
    }

    @Override
    public <I extends BarIndicator> I indicator(String name, I indicator) {
        return indicator(name, sight.declaration().subscriptions().getFirst(), indicator);
    }

    @Override
    public <I extends BarIndicator> I indicator(String name, Subscription bars, I indicator) {
        refuseWhenOver();
        Subscription of = bars.on(sight.own().symbol());
        boolean known = sight.declaration().subscriptions().stream()
                .map(subscription -> subscription.on(sight.own().symbol()))
                .anyMatch(subscription ->
                        subscription.symbol().equals(of.symbol()) && subscription.frame() == of.frame());
        if (!sight.starting()
                || !known
                || indicators.stream().anyMatch(fed -> fed.name().equals(name))) {
            throw new IllegalArgumentException("indicator: name=" + name + " symbol=" + of.symbol() + " frame="
                    + of.frame().text()
                    + ": indicators are made in onStart, once each, on bars that the declaration asks for");
        }
        indicators = indicators.isEmpty() ? new ArrayList<>() : indicators;
        indicators.add(new Fed(name, of, indicator));
        return indicator;
    }

    @Override
    public void value(String name, double value) {
        refuseWhenOver();
        values = values.isEmpty() ? new TreeMap<>() : values;
        values.put(name, value);
    }

    @Override
    public List<SeenPattern> patterns() {
        List<SeenPattern> seen = sight.patterns();
        if (seen == null) {
            throw new IllegalStateException("patterns: the declaration does not ask for them: withPatterns()");
        }
        return seen;
    }

    @Override
    public Optional<AnalystOpinion> opinion() {
        if (!sight.declaration().opinions()) {
            throw new IllegalStateException("opinion: the declaration does not ask for opinions: withOpinions()");
        }
        return Optional.ofNullable(sight.opinion());
    }

    @Override
    public void timer(String name, long timeNanos) {
        refuseWhenOver();
        if (timers.size() >= MOST_TIMERS) {
            throw new IllegalArgumentException("timer: name=" + name + ": at most " + MOST_TIMERS + " in one call");
        }
        timers = timers.isEmpty() ? new TreeMap<>() : timers;
        timers.put(name, timeNanos);
    }

    @Override
    public void cancelTimer(String name) {
        timer(name, Long.MAX_VALUE);
    }

    @Override
    public StrategyMemory memory() {
        refuseWhenOver();
        return memory;
    }

    @Override
    public void note(String text) {
        refuseWhenOver();
        note = text;
    }

    /// One more than is allowed ends the call, so that a flood takes no time.
    private void wish(Wish spoken) {
        refuseWhenOver();
        if (wishes.size() == wishesAllowed()) {
            flood = true;
            throw new IllegalStateException("order flood: more than " + wishesAllowed() + " wishes in one call");
        }
        wishes = wishes.isEmpty() ? new ArrayList<>() : wishes;
        wishes.add(spoken);
    }

    private void refuseWhenOver() {
        if (over) {
            throw new IllegalStateException(
                    "strategy context: timeNanos=" + sight.timeNanos() + ": the time for this call is over");
        }
    }
}
