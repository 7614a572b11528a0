package trading.engine.market.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.gateway.TimeSource;
import trading.engine.market.CommandSink;
import trading.engine.market.DemoMarket;
import trading.engine.market.FeedStatus;
import trading.engine.market.FeedStatus.State;
import trading.engine.market.MarketFeed;
import trading.engine.message.Command;
import trading.engine.message.Command.AdvanceTime;
import trading.engine.message.Command.CancelAllOrders;
import trading.engine.message.Command.PublishBar;
import trading.engine.model.Instrument;

/// A market made by agents in our own book.
///
/// It begins by taking out what feeds of an earlier run left in the book. An instrument that never had a
/// price first gets a made-up history of minute bars; one that had goes on from its last price. A busy
/// gateway makes the beginning wait; later on, what it does not take is not sent.
public final class SimulatedMarket implements MarketFeed {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedMarket.class);
    private static final long STEP_MILLIS = 100;
    private static final double LONGEST_STEP_SECONDS = 1;
    private static final long SECOND = 1_000_000_000L;

    private final CommandSink sink;
    private final TimeSource time;
    private final AgentReports reports;
    private final SimulationConfig config;
    private final List<Instrument> instruments;
    private final IntFunction<OptionalLong> lastPrices;
    private final PriceModel model;
    private final Agents agents;
    private final Deque<Command> opening = new ArrayDeque<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile FeedStatus status;
    private final Thread thread;
    private boolean begun;
    private boolean open;
    private boolean taken = true;
    private long bars;
    private long previousNanos;

    /// `reports` is one of the gateway's handlers. `lastPrices`: by instrument id, in ticks, as the gateway
    /// knows them at start.
    public SimulatedMarket(
            CommandSink sink,
            TimeSource time,
            AgentReports reports,
            SimulationConfig config,
            List<Instrument> instruments,
            IntFunction<OptionalLong> lastPrices) {
        this.sink = sink;
        this.time = time;
        this.reports = reports;
        this.config = config;
        this.instruments = List.copyOf(instruments);
        this.lastPrices = lastPrices;
        model = new PriceModel(config.seed(), this.instruments);
        agents = new Agents(model, this.instruments, reports, sink, config);
        status = new FeedStatus("simulated", State.WAITING, describe(), 0, 0, 0);
        thread = Thread.ofPlatform().name("market-simulated").unstarted(this::run);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public FeedStatus status() {
        return status;
    }

    @Override
    public void close() {
        closing.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (status.state() != State.FAILED) {
            report(State.CLOSED, previousNanos);
        }
    }

    private void run() {
        try {
            do {
                step(time.nowNanos());
            } while (!closing.await(open ? STEP_MILLIS : 1, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.debug("simulated market interrupted");
        } catch (RuntimeException e) {
            LOG.error("simulated market failed", e);
            status = new FeedStatus(
                    "simulated", State.FAILED, describe() + ": " + e.getMessage(), 0, bars, previousNanos);
        }
    }

    /// What happens until `nowNanos`. The same seed, times and reports give the same commands.
    void step(long nowNanos) {
        if (!begun) {
            begin(nowNanos);
        }
        if (!open) {
            open = sendOpening() && agents.open();
            previousNanos = nowNanos;
            if (!open) {
                return;
            }
        }
        double seconds = Math.clamp((nowNanos - previousNanos) / (double) SECOND, 0, LONGEST_STEP_SECONDS);
        model.advance(seconds);
        agents.act(seconds);
        if (nowNanos / SECOND != previousNanos / SECOND) {
            taken = sink.trySubmit(new AdvanceTime()) >= 0;
        }
        previousNanos = nowNanos;
        report(taken ? State.RUNNING : State.WAITING, nowNanos);
    }

    private void begin(long nowNanos) {
        begun = true;
        reports.activate();
        for (int account = DemoMarket.REPLAY_ACCOUNT;
                account < DemoMarket.FIRST_AGENT_ACCOUNT + DemoMarket.AGENT_ACCOUNTS;
                account++) {
            opening.add(new CancelAllOrders(account, -1));
        }
        boolean[] fresh = new boolean[instruments.size()];
        for (int i = 0; i < fresh.length; i++) {
            fresh[i] = lastPrices.apply(instruments.get(i).id()).isEmpty();
        }
        new History(model, instruments, config.seed())
                .bars(nowNanos, config.history(), fresh)
                .forEach(bar -> opening.add(new PublishBar(bar)));
        for (int i = 0; i < fresh.length; i++) {
            if (!fresh[i]) {
                long ticks = lastPrices.apply(instruments.get(i).id()).getAsLong();
                model.startAt(i, new Grid(instruments.get(i)).price((double) ticks));
            }
        }
    }

    private boolean sendOpening() {
        Command next;
        while ((next = opening.peek()) != null) {
            if (sink.trySubmit(next) < 0) {
                return false;
            }
            opening.remove();
            if (next instanceof PublishBar) {
                bars++;
            }
        }
        return true;
    }

    private String describe() {
        return instruments.size() + " instruments, " + Agents.MAKERS + " makers, seed " + config.seed();
    }

    private void report(State state, long nowNanos) {
        status = new FeedStatus("simulated", state, describe(), 0, bars, nowNanos);
    }
}
