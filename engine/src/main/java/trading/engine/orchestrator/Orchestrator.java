package trading.engine.orchestrator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.gateway.ReportHandler;
import trading.engine.market.CommandSink;
import trading.engine.market.Pace;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;

/// Runs the strategies: closed bars in, orders out.
///
/// It is installed as a handler when the gateway starts, and acts from [#start] on; in between it remembers
/// what it is told.
public final class Orchestrator implements ReportHandler, Pace, AutoCloseable {
    private final OrchestratorConfig config;
    private final StrategyWorker worker;
    private final Portfolio portfolio;
    private final Progress progress = new Progress();

    /// Made by the starting thread, taken over by the gateway's.
    private record Start(Opening opening, List<StrategySeat> seats) {}

    private volatile List<StrategySeat> published = List.of();
    private volatile @Nullable Start start;
    private @Nullable Prelude prelude = new Prelude();
    private List<StrategySeat> seats = List.of();

    public Orchestrator(OrchestratorConfig config) {
        this.config = config;
        worker = new StrategyWorker(config.timeBudget());
        portfolio = new Portfolio(config.account(), config.cash());
    }

    /// Warms the strategies up and lets them trade from the next report on. To be called once, after the
    /// gateway was started with this handler and before a feed whose bars are to be traded.
    ///
    /// `gateway` puts a command into the ring without waiting and returns its sequence, or -1. Throws
    /// [IllegalArgumentException] when an assignment names an instrument that the opening does not know.
    public void start(Opening opening, BarHistory history, CommandSink gateway) throws InterruptedException {
        if (start != null) {
            throw new IllegalStateException("orchestrator: started twice");
        }
        Portfolio past = new Portfolio(config.account(), config.cash());
        past.open(opening);
        List<StrategySeat> made = new ArrayList<>();
        for (Assignment assignment : config.assignments()) {
            StrategySeat seat = new StrategySeat(
                    config, assignment, instrument(opening, assignment.symbol()), gateway, worker, portfolio);
            seat.know(opening.trades());
            seat.warmUp(
                    history.recent(seat.instrumentId(), seat.frame(), seat.warmUpBars()),
                    past.equity(),
                    past.freeCash());
            made.add(seat);
        }
        published = List.copyOf(made);
        start = new Start(opening, published);
    }

    /// Each strategy on each instrument. May be called by any thread at any time.
    public List<StrategyState> states() {
        List<StrategySeat> running = published;
        return running.isEmpty()
                ? config.assignments().stream().map(StrategySeat::waiting).toList()
                : running.stream().map(StrategySeat::state).toList();
    }

    /// Returns at once when closed.
    @Override
    public void await(long sequence) throws InterruptedException {
        progress.await(sequence);
    }

    /// Strategies are called no more; what is open stays with its stop and target.
    @Override
    public void close() {
        progress.close();
        worker.close();
    }

    @Override
    public void onReports(long sequence, long timeNanos, List<Report> reports, boolean endOfBatch)
            throws InterruptedException {
        try {
            begin();
            see(sequence, timeNanos, reports);
            decide(sequence, timeNanos, reports);
        } finally {
            progress.reached(sequence);
        }
    }

    private void begin() throws InterruptedException {
        Start wanted = start;
        Prelude earlier = prelude;
        if (wanted == null || earlier == null) {
            return;
        }
        portfolio.open(wanted.opening());
        for (StrategySeat seat : wanted.seats()) {
            earlier.trades().forEach(seat::catchUp);
            seat.warmUp(earlier.bars(seat.instrumentId(), seat.frame()), portfolio.equity(), portfolio.freeCash());
        }
        seats = wanted.seats();
        prelude = null;
    }

    private void see(long sequence, long timeNanos, List<Report> reports) throws InterruptedException {
        for (Report report : reports) {
            switch (report) {
                case Report.InstrumentDefined defined -> portfolio.update(defined.instrument());
                case Report.BalanceUpdated updated -> portfolio.update(updated.balance());
                case Report.PositionUpdated updated -> portfolio.update(updated.position());
                case Report.QuoteUpdated updated -> portfolio.update(updated.quote());
                case Report.TradeUpdated updated -> {
                    if (updated.account() == config.account()) {
                        seeTrade(timeNanos, updated);
                    }
                }
                case Report.Denied denied -> {
                    for (StrategySeat seat : seats) {
                        seat.onRefused(sequence, timeNanos, denied);
                    }
                }
                case Report.Duplicate duplicate -> {
                    for (StrategySeat seat : seats) {
                        seat.onRepeated(sequence, timeNanos, duplicate);
                    }
                }
                default -> {}
            }
        }
        portfolio.decided(sequence);
        for (StrategySeat seat : seats) {
            seat.onDecided(sequence, timeNanos);
        }
    }

    private void seeTrade(long timeNanos, Report.TradeUpdated updated) throws InterruptedException {
        if (prelude != null) {
            prelude.add(updated.trade());
        }
        for (StrategySeat seat : seats) {
            seat.onTrade(updated.trade(), timeNanos);
        }
    }

    /// After everything else of the same command is known.
    private void decide(long sequence, long timeNanos, List<Report> reports) throws InterruptedException {
        for (Report report : reports) {
            if (report instanceof Report.BarClosed closed) {
                if (prelude != null) {
                    prelude.add(closed.bar());
                }
                for (StrategySeat seat : seats) {
                    if (seat.isFor(closed.bar())) {
                        decide(seat, sequence, timeNanos, closed.bar());
                    }
                }
            }
        }
    }

    private static void decide(StrategySeat seat, long sequence, long timeNanos, Bar bar) throws InterruptedException {
        try {
            seat.onBar(bar, timeNanos);
        } catch (RuntimeException e) {
            seat.disable(timeNanos, "internal fault at sequence=" + sequence + ": " + e, e);
        }
    }

    private static Instrument instrument(Opening opening, String symbol) {
        return opening.instruments().stream()
                .filter(known -> known.symbol().equals(symbol))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("orchestrator: unknown symbol=" + symbol + " known="
                        + opening.instruments().stream().map(Instrument::symbol).toList()));
    }
}
