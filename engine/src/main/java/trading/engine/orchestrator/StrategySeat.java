package trading.engine.orchestrator;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.market.CommandSink;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;
import trading.engine.orchestrator.BarContext.Wish;
import trading.engine.orchestrator.StrategyWorker.Outcome;
import trading.engine.strategy.Strategy;
import trading.engine.strategy.StrategyDeclaration;
import trading.engine.strategy.StrategyParameters;

/// One strategy on one instrument: gives it its bars, turns its wishes into orders, and disables it when it
/// breaks a rule. Nothing that it does reaches another seat.
final class StrategySeat {
    private final OrchestratorConfig config;
    private final Instrument instrument;
    private final TimeFrame frame;
    private final Strategy strategy;
    private final StrategyDeclaration declaration;
    private final StrategyWorker worker;
    private final Portfolio portfolio;
    private final SeatTrades trades;
    private final SeatOrders orders;
    private final OrderRate rate;
    private final SeatLog log;

    private StrategyStatus status = StrategyStatus.RUNNING;
    private String statusReason = "";
    private long lastBarOpenNanos = Long.MIN_VALUE;
    private long lastClose;
    private long barsSeen;
    private long slowestNanos;
    private @Nullable String wantedExit;
    private boolean exitWasBusy;
    private volatile StrategyState state;

    StrategySeat(
            OrchestratorConfig config,
            Assignment assignment,
            Instrument instrument,
            CommandSink gateway,
            StrategyWorker worker,
            Portfolio portfolio) {
        this.config = config;
        this.instrument = instrument;
        this.worker = worker;
        this.portfolio = portfolio;
        frame = assignment.frame();
        strategy = assignment.strategy().get();
        declaration = strategy.declaration();
        StrategyParameters.check(declaration.parameters());
        trades = new SeatTrades(config.account(), declaration.name(), instrument.id());
        orders = new SeatOrders(gateway, config.account(), instrument.id(), declaration.name());
        log = new SeatLog(declaration.name(), instrument.symbol(), config.decisionsKept());
        rate = new OrderRate(config.ordersPerMinute());
        state = current();
    }

    /// What is shown before there is a seat.
    static StrategyState waiting(Assignment assignment) {
        StrategyDeclaration declaration = assignment.strategy().get().declaration();
        return new StrategyState(
                declaration.name(),
                assignment.symbol(),
                assignment.frame(),
                StrategyStatus.WAITING,
                "",
                declaration.description(),
                declaration.parameters(),
                0,
                declaration.warmUpBars(),
                0,
                null,
                0,
                0,
                null,
                List.of());
    }

    StrategyState state() {
        return state;
    }

    boolean isFor(Bar bar) {
        return bar.instrument() == instrument.id() && bar.frame() == frame;
    }

    int warmUpBars() {
        return declaration.warmUpBars();
    }

    int instrumentId() {
        return instrument.id();
    }

    TimeFrame frame() {
        return frame;
    }

    /// Trades from before the start, or from while it was starting: the strategy is not told.
    void know(List<Trade> earlier) {
        trades.open(earlier);
        publish();
    }

    void catchUp(Trade trade) {
        if (trades.isMine(trade)) {
            trades.update(trade);
            publish();
        }
    }

    /// Bars of the past, which are never traded.
    void warmUp(List<Bar> past, long equity, long freeCash) throws InterruptedException {
        for (Bar bar : past) {
            see(bar, bar.closeTimeNanos(), equity, freeCash);
        }
        publish();
    }

    /// A bar that has just closed, at the time of the market. One that closed more than its own length ago
    /// is of the past.
    void onBar(Bar bar, long timeNanos) throws InterruptedException {
        BarContext context = see(bar, timeNanos, portfolio.equity(), portfolio.freeCash());
        if (context != null && bar.openTimeNanos() >= timeNanos - 2 * frame.nanos()) {
            obey(bar, timeNanos, context);
        }
        publish();
    }

    void onTrade(Trade trade, long timeNanos) throws InterruptedException {
        if (!trades.isMine(trade)) {
            return;
        }
        trades.update(trade);
        if (trades.open() == null) {
            wantedExit = null;
            exitWasBusy = false;
        }
        if (status == StrategyStatus.RUNNING) {
            call(() -> strategy.onTrade(trade), timeNanos);
        }
        publish();
    }

    void onRefused(long sequence, long timeNanos, Report.Denied denied) {
        if (orders.sent(sequence)) {
            log.say(
                    timeNanos,
                    "denied: " + denied.code() + " measured=" + denied.measured() + " limit=" + denied.limit());
            publish();
        }
    }

    void onRepeated(long sequence, long timeNanos, Report.Duplicate duplicate) {
        if (orders.sent(sequence)) {
            log.say(timeNanos, "this bar was traded before: order " + duplicate.orderId());
            publish();
        }
    }

    void onDecided(long sequence, long timeNanos) {
        orders.decided(sequence);
        if (exitWasBusy) {
            exit(timeNanos);
            publish();
        }
    }

    void disable(long timeNanos, String reason, @Nullable Throwable cause) {
        status = StrategyStatus.DISABLED;
        statusReason = reason;
        log.shout(timeNanos, "disabled: " + reason, cause);
        publish();
    }

    /// Null when the strategy is not to be heard.
    private @Nullable BarContext see(Bar bar, long timeNanos, long equity, long freeCash) throws InterruptedException {
        if (status == StrategyStatus.DISABLED || bar.openTimeNanos() <= lastBarOpenNanos) {
            return null;
        }
        lastBarOpenNanos = bar.openTimeNanos();
        lastClose = bar.close();
        barsSeen++;
        BarContext context =
                new BarContext(instrument, bar, timeNanos, trades.open(), equity, freeCash, config.sizing());
        boolean good = call(() -> strategy.onBar(bar, context), timeNanos);
        context.end();
        if (good && context.wishes() > 1) {
            disable(timeNanos, "order flood: wishes=" + context.wishes() + " on one bar, allowed=1", null);
            return null;
        }
        return good ? context : null;
    }

    private boolean call(Runnable call, long timeNanos) throws InterruptedException {
        switch (worker.run(call)) {
            case Outcome.Done(long nanos) -> {
                slowestNanos = Math.max(slowestNanos, nanos);
                return true;
            }
            case Outcome.Failed(Throwable cause) -> disable(timeNanos, "it failed: " + cause, cause);
            case Outcome.Overran(var budget) ->
                disable(timeNanos, "it did not come back within " + budget.toMillis() + " ms", null);
            case Outcome.Closed() -> {}
        }
        return false;
    }

    private void obey(Bar bar, long timeNanos, BarContext context) {
        Wish wish = context.wish();
        String note = context.note();
        switch (wish) {
            case Wish.Enter enter -> enter(bar, timeNanos, enter);
            case Wish.Exit(String reason) -> wantedExit = trades.open() == null ? null : reason;
            case null -> {
                if (note != null) {
                    log.say(timeNanos, note);
                }
            }
        }
        exit(timeNanos);
    }

    private void enter(Bar bar, long timeNanos, Wish.Enter wish) {
        if (trades.open() != null || orders.entryUnderWay()) {
            log.say(timeNanos, "not entered, its last trade is open: " + wish.reason());
            return;
        }
        long quantity = wish.quantity();
        if (quantity < instrument.minimumLots()
                || instrument.notional(bar.close(), quantity) < instrument.minimumNotional()) {
            log.say(timeNanos, "not entered, the quantity would be too small to trade: " + wish.reason());
            return;
        }
        if (!rate.allows(timeNanos)) {
            disable(timeNanos, "order flood: more than " + config.ordersPerMinute() + " entries in a minute", null);
            return;
        }
        String clientOrderId = EntryId.of(declaration.name(), instrument.symbol(), bar);
        long sequence = orders.enter(clientOrderId, wish);
        if (sequence < 0) {
            log.say(timeNanos, "not entered, the gateway was busy: " + wish.reason());
            return;
        }
        portfolio.reserve(sequence, config.sizing().setAside(instrument.notional(bar.close(), quantity)));
        log.keep(new Decision(
                timeNanos,
                declaration.name(),
                instrument.symbol(),
                bar.openTimeNanos(),
                Action.ENTER,
                quantity,
                bar.close(),
                wish.stopLossPrice(),
                wish.takeProfitPrice(),
                clientOrderId,
                0,
                wish.reason()));
    }

    /// Exits what is to be exited. What stays open (a busy gateway, an empty book) is tried again.
    private void exit(long timeNanos) {
        Trade open = trades.open();
        String reason = wantedExit;
        if (open == null || reason == null || orders.exitUnderWay()) {
            return;
        }
        exitWasBusy = orders.exit(open.tradeId()) < 0;
        if (exitWasBusy) {
            log.say(timeNanos, "the gateway was busy, trying again: " + reason);
            return;
        }
        log.keep(new Decision(
                timeNanos,
                declaration.name(),
                instrument.symbol(),
                lastBarOpenNanos,
                Action.EXIT,
                open.openQuantity(),
                lastClose,
                0,
                0,
                "",
                open.tradeId(),
                reason));
    }

    private void publish() {
        state = current();
    }

    private StrategyState current() {
        return new StrategyState(
                declaration.name(),
                instrument.symbol(),
                frame,
                status,
                statusReason,
                declaration.description(),
                declaration.parameters(),
                barsSeen,
                declaration.warmUpBars(),
                slowestNanos,
                trades.open(),
                trades.closed(),
                trades.realizedPnl(),
                log.lastSignal(),
                log.decisions());
    }
}
