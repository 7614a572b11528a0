package trading.engine.strategy.host;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.Fill;
import trading.engine.model.Instrument;
import trading.engine.model.Order;
import trading.engine.model.Quote;
import trading.engine.model.Trade;
import trading.engine.strategy.SeenPattern;
import trading.engine.strategy.Sizing;
import trading.engine.strategy.Strategy;
import trading.engine.strategy.StrategyDeclaration;
import trading.engine.strategy.Timer;

/// One strategy on one instrument: gives it what it asked for, one call after the other, and disables it when it
/// breaks a rule. Nothing that it does reaches another seat.
///
/// The strategy may be replaced (other parameters, another version); trades, orders and memory stay.
final class Seat {
    private final SeatSurroundings around;
    private Assignment assignment;
    private final Instrument own;
    private final SeatTrades trades;
    private final SeatOrders orders = new SeatOrders();
    private final SeatOrderFlow flow;
    private final SeatLog log;
    private final SeatDesk desk;

    private SeatTerms terms;
    private Strategy strategy;
    private StrategyDeclaration declaration;
    private SeatSeries series;
    private LiveSight sight;
    private Heard heard;
    private SeatParameters parameters;
    private final SeatTimers timers = new SeatTimers();
    private StrategyStatus status;
    private String statusReason = "";
    private long slowestNanos;
    private long lastSequence;
    private int wishesOfSequence;
    private boolean resumed;
    private @Nullable StrategyState shown;

    Seat(SeatSurroundings around, Assignment assignment, SeatTerms terms, boolean running) {
        this.around = around;
        this.assignment = assignment;
        this.terms = terms;
        own = around.portfolio().instrument(assignment.symbol());
        strategy = assignment.strategy().create(terms.parameters());
        declaration = assignment.declared(strategy);
        series = new SeatSeries(around, declaration, own);
        heard = Heard.by(strategy);
        parameters = SeatParameters.of(declaration.parameters());
        trades = new SeatTrades(around.config().account(), declaration.name(), series.instrumentIds());
        log = new SeatLog(declaration.name(), own.symbol(), around.config().decisionsKept(), around.listener());
        flow = new SeatOrderFlow(around, declaration.name() + ":" + own.symbol(), trades, orders, log);
        desk = new SeatDesk(around, trades, orders, flow, log, declaration, terms);
        sight = new LiveSight(around, own, trades, orders, desk, declaration, series, null);
        status = running ? StrategyStatus.RUNNING : StrategyStatus.STOPPED;
    }

    String name() {
        return declaration.name();
    }

    String symbol() {
        return own.symbol();
    }

    Assignment assignment() {
        return assignment;
    }

    void replace(StrategyFactory version) {
        assignment = new Assignment(assignment.symbol(), assignment.frame(), version, assignment.running());
    }

    StrategyStatus status() {
        return status;
    }

    List<Integer> instrumentIds() {
        return List.copyOf(series.instrumentIds());
    }

    /// Another strategy object, or the same kind anew, in the place of the one that is there; it is to be warmed
    /// up next.
    void plays(Strategy next, SeatTerms by) {
        strategy = next;
        terms = by;
        declaration = assignment.declared(next);
        series = new SeatSeries(around, declaration, own);
        sight = new LiveSight(around, own, trades, orders, desk, declaration, series, sight.opinion());
        heard = Heard.by(next);
        parameters = SeatParameters.of(declaration.parameters());
        trades.watch(series.instrumentIds());
        desk.plays(declaration, by);
        timers.clear();
        slowestNanos = 0;
        status = StrategyStatus.RUNNING;
        statusReason = "";
        shown = null;
    }

    /// Terms that need no other strategy object.
    void accept(SeatTerms by) {
        terms = by;
        desk.plays(declaration, by);
        shown = null;
    }

    void stop(long timeNanos, String reason) {
        status = StrategyStatus.STOPPED;
        statusReason = reason;
        timers.clear();
        log.say(timeNanos, "stopped: " + reason);
        flow.cancelAll();
        shown = null;
    }

    /// Trades and orders from before: the strategy is not told.
    void know(List<Trade> earlier, List<Order> open) {
        trades.open(earlier);
        open.stream().filter(this::isMine).forEach(orders::update);
        shown = null;
    }

    /// Starts the strategy and plays it the past, which is never traded.
    void warmUp(BarHistory history, RecentBars recent) throws InterruptedException {
        if (status != StrategyStatus.RUNNING) {
            return;
        }
        int least = desk.sizing() instanceof Sizing.Volatility ? SeatPrices.settledAfter() : 0;
        List<Bar> inOrder = series.past(history, recent, least);
        long begin = inOrder.isEmpty() ? 0 : inOrder.getFirst().openTimeNanos();
        CallContext start = context(begin, true, true, List.of());
        tell(start, () -> strategy.onStart(start));
        for (Bar bar : inOrder) {
            onBar(lastSequence, bar.closeTimeNanos(), bar, true);
        }
        shown = null;
    }

    /// What a crash cut short is made up for.
    void resume(long timeNanos) {
        resumed = true;
        flow.resume(timeNanos, 2 * declaration.frame().nanos());
    }

    /// Whether [#resume] was called.
    boolean isResumed() {
        return resumed;
    }

    boolean wantsQuotes() {
        return declaration.quotes();
    }

    /// Whether [#onDecided] may do something.
    boolean awaitsDecisions() {
        return flow.awaitsDecisions();
    }

    /// Before anything that the same report says is told to the strategy.
    void see(Order order) {
        if (isMine(order)) {
            orders.update(order);
            shown = null;
        }
    }

    void see(Trade trade) {
        if (trades.isMine(trade)) {
            trades.update(trade);
            shown = null;
        }
    }

    boolean isMine(Order order) {
        return order.account() == around.config().account()
                && order.strategy().equals(declaration.name())
                && series.isOf(order.instrument());
    }

    void onDenied(long sequence, long timeNanos, Report.Denied denied) {
        if (flow.onDenied(sequence, timeNanos, denied)) {
            shown = null;
        }
    }

    void onRepeated(long sequence, long timeNanos, Report.Duplicate duplicate) {
        if (flow.onRepeated(sequence, timeNanos, duplicate)) {
            shown = null;
        }
    }

    void onDecided(long sequence) {
        if (flow.onDecided(sequence)) {
            shown = null;
        }
    }

    void onFill(long sequence, long timeNanos, Fill fill, Order order) throws InterruptedException {
        if (heard.fills() && isMine(order)) {
            event(sequence, timeNanos, context -> strategy.onFill(fill, context));
        }
    }

    void onTrade(long sequence, long timeNanos, Trade trade) throws InterruptedException {
        if (heard.trades() && trades.isMine(trade)) {
            event(sequence, timeNanos, context -> strategy.onTrade(trade, context));
        }
    }

    void onQuote(long sequence, long timeNanos, Quote quote) throws InterruptedException {
        if (declaration.quotes() && series.isOf(quote.instrument())) {
            series.prices().update(quote);
            event(sequence, timeNanos, context -> strategy.onQuote(quote, context));
        }
    }

    boolean awaitsTime() {
        return !timers.isEmpty();
    }

    /// Time goes by: timers that are due.
    void onTime(long sequence, long timeNanos) throws InterruptedException {
        while (status == StrategyStatus.RUNNING) {
            Timer due = timers.next(timeNanos);
            if (due == null) {
                return;
            }
            event(sequence, timeNanos, context -> strategy.onTimer(due, context));
        }
    }

    /// A bar that has just closed, at the time of the market. One that closed more than its own length ago is of
    /// the past.
    void onBar(long sequence, long timeNanos, Bar bar) throws InterruptedException {
        onBar(
                sequence,
                timeNanos,
                bar,
                bar.openTimeNanos() < timeNanos - 2 * bar.frame().nanos());
    }

    private void onBar(long sequence, long timeNanos, Bar bar, boolean past) throws InterruptedException {
        SeatSeries.One one = series.of(bar);
        if (status != StrategyStatus.RUNNING || one == null || !one.isNew(bar)) {
            return;
        }
        List<SeenPattern> patterns = one.see(bar);
        boolean asks = declaration.opinions() || terms.vetoConfidence() <= 1;
        if (!past && one.main() && asks) {
            sight.hear(around.insights().opinion(declaration.name(), own, bar).orElse(null));
        }
        CallContext context = context(timeNanos, past, false, patterns);
        boolean ended = tell(context, new BarCall(one, strategy, bar, context));
        if (ended && !past) {
            if (context.wishes().isEmpty()) {
                settle(timeNanos, context);
            } else {
                obey(new Occasion(sequence, timeNanos, bar, one.instrument(), one.main(), 0), context);
            }
        }
        if (!past) {
            flow.retry();
        }
        shown = null;
    }

    /// A class and no lambda: one is made for each bar, and what makes lambdas is slow until it is compiled.
    private record BarCall(SeatSeries.One series, Strategy strategy, Bar bar, CallContext context) implements Runnable {
        @Override
        public void run() {
            series.feed(bar);
            strategy.onBar(bar, context);
        }
    }

    private void event(long sequence, long timeNanos, Consumer<CallContext> told) throws InterruptedException {
        if (status == StrategyStatus.RUNNING) {
            if (sequence != lastSequence) {
                lastSequence = sequence;
                wishesOfSequence = 0;
            }
            CallContext context = context(timeNanos, false, false, List.of());
            if (tell(context, () -> told.accept(context))) {
                if (context.wishes().isEmpty()) {
                    settle(timeNanos, context);
                } else {
                    Occasion occasion = Occasion.event(sequence, timeNanos, wishesOfSequence);
                    wishesOfSequence += context.wishes().size();
                    obey(occasion, context);
                }
            }
            shown = null;
        }
    }

    private CallContext context(long timeNanos, boolean past, boolean starting, List<SeenPattern> patterns) {
        Sight seen = around.calls().mayLeaveBehind() ? Sight.Still.of(sight) : sight;
        return new CallContext(
                seen, flow.memory(), timeNanos, past, starting, declaration.patterns() ? patterns : null);
    }

    /// Whether the call has ended well.
    private boolean tell(CallContext context, Runnable told) throws InterruptedException {
        StrategyCalls.Ending ending = around.calls().run(told);
        context.end();
        if (around.calls().mayLeaveBehind()) {
            context.leaveBehind();
        }
        if (context.isFlood()) {
            disable(
                    context.timeNanos(),
                    "order flood: more than " + context.wishesAllowed() + " wishes in one call",
                    null);
            return false;
        }
        if (!ended(ending, context.timeNanos())) {
            return false;
        }
        for (CallContext.Fed fed : context.indicators()) {
            series.add(fed);
        }
        timers.set(context.timers());
        return true;
    }

    /// What a call leaves that wants nothing.
    private void settle(long timeNanos, CallContext context) {
        flow.keep(timeNanos, context.draft(), List.of());
        if (context.note() != null) {
            log.say(timeNanos, context.note());
        }
    }

    private void obey(Occasion occasion, CallContext context) {
        String reason = desk.obey(occasion, context, evidence(context), series.prices());
        if (reason != null) {
            disable(occasion.timeNanos(), reason, null);
        }
    }

    private boolean ended(StrategyCalls.Ending ending, long timeNanos) {
        switch (ending) {
            case StrategyCalls.Ending.Done(long nanos) -> {
                slowestNanos = Math.max(slowestNanos, nanos);
                return true;
            }
            case StrategyCalls.Ending.Failed(Throwable cause) -> disable(timeNanos, "it failed: " + cause, cause);
            case StrategyCalls.Ending.Overran(var budget) ->
                disable(timeNanos, "it did not come back within " + budget.toMillis() + " ms", null);
            case StrategyCalls.Ending.Closed() -> {}
        }
        return false;
    }

    void disable(long timeNanos, String reason, @Nullable Throwable cause) {
        status = StrategyStatus.DISABLED;
        statusReason = reason;
        timers.clear();
        log.disabled(timeNanos, reason, cause);
        shown = null;
    }

    private Evidence evidence(CallContext context) {
        SortedMap<String, Double> values = series.values();
        values.putAll(context.values());
        return new Evidence(
                values,
                context.shownPatterns(),
                sight.opinion(),
                sight.equity(),
                sight.freeCash(),
                trades.position(own.id()),
                "",
                parameters.values(),
                parameters.hash());
    }

    /// As it stands; the same object until something changes.
    StrategyState state() {
        StrategyState now = shown;
        if (now == null) {
            now = current();
            shown = now;
        }
        return now;
    }

    boolean hasChanged() {
        return shown == null;
    }

    private StrategyState current() {
        return new StrategyState(
                declaration.name(),
                declaration.version(),
                own.symbol(),
                declaration.frame(),
                series.all().stream().map(SeatSeries.One::subscription).collect(Collectors.toList()),
                status,
                statusReason,
                declaration.description(),
                parameters.ranges(),
                declaration.parameters(),
                desk.sizing(),
                terms.vetoConfidence(),
                series.barsSeen(),
                declaration.warmUpBars(),
                slowestNanos,
                trades.open(),
                orders.open().size(),
                trades.results().trades(),
                trades.realizedPnl(),
                log.lastSignal(),
                log.decisions());
    }
}
