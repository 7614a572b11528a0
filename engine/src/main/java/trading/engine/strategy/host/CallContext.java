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
    private final SortedMap<String, String> kept;
    private final long timeNanos;
    private final boolean warmingUp;
    private final boolean starting;
    private final @Nullable List<SeenPattern> patterns;
    // most calls say nothing: made when something is said
    private @Nullable MemoryDraft memory;
    private List<Wish> wishes = List.of();
    private List<Fed> indicators = List.of();
    private SortedMap<String, Double> values = Collections.emptySortedMap();
    private SortedMap<String, Long> timers = Collections.emptySortedMap();
    private boolean over;
    private volatile boolean leftBehind;
    private @Nullable String note;
    private volatile boolean flood;

    /// `kept`: the memory as it is, which nobody changes. `starting`: indicators may be made. `patterns`: null when
    /// the strategy does not ask for them.
    CallContext(
            Sight sight,
            SortedMap<String, String> kept,
            long timeNanos,
            boolean warmingUp,
            boolean starting,
            @Nullable List<SeenPattern> patterns) {
        this.sight = sight;
        this.kept = kept;
        this.timeNanos = timeNanos;
        this.warmingUp = warmingUp;
        this.starting = starting;
        this.patterns = patterns;
    }

    /// The strategy has returned.
    void end() {
        over = true;
    }

    /// It may go on, on a thread of its own.
    void leaveBehind() {
        leftBehind = true;
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

    /// Null when the memory was not asked for.
    @Nullable
    MemoryDraft draft() {
        return memory;
    }

    @Nullable
    String note() {
        return note;
    }

    /// What the call was shown of them.
    List<SeenPattern> shownPatterns() {
        return patterns == null ? List.of() : patterns;
    }

    /// What there is to see, while the call lasts.
    private Sight now() {
        refuseWhenOver();
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
        return timeNanos;
    }

    @Override
    public boolean warmingUp() {
        return warmingUp;
    }

    @Override
    public Optional<Trade> openTrade() {
        int own = sight.own().id();
        for (Trade trade : now().trades()) {
            if (trade.instrument() == own) {
                return Optional.of(trade);
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Trade> openTrades() {
        return now().trades();
    }

    @Override
    public List<Order> openOrders() {
        return now().orders();
    }

    @Override
    public boolean awaiting() {
        return now().awaiting();
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
        long lots = 0;
        for (Trade trade : now().trades()) {
            if (trade.instrument() == instrument.id()) {
                lots += trade.openQuantity() * trade.side().sign();
            }
        }
        return lots;
    }

    @Override
    public Optional<Quote> quote() {
        return Optional.ofNullable(now().quote());
    }

    @Override
    public long equity() {
        return now().equity();
    }

    @Override
    public long freeCash() {
        return now().freeCash();
    }

    @Override
    public long quantity(long price, long stopLossPrice) {
        return now().quantity(price, stopLossPrice);
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
        if (!starting
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
        if (patterns == null) {
            throw new IllegalStateException("patterns: the declaration does not ask for them: withPatterns()");
        }
        return patterns;
    }

    @Override
    public Optional<AnalystOpinion> opinion() {
        if (!sight.declaration().opinions()) {
            throw new IllegalStateException("opinion: the declaration does not ask for opinions: withOpinions()");
        }
        return Optional.ofNullable(now().opinion());
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
        if (memory == null) {
            memory = new MemoryDraft(kept);
        }
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
        if (over || leftBehind) {
            throw new IllegalStateException(
                    "strategy context: timeNanos=" + timeNanos + ": the time for this call is over");
        }
    }
}
