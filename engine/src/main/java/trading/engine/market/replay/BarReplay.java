package trading.engine.market.replay;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.market.CommandSink;
import trading.engine.market.DemoMarket;
import trading.engine.market.FeedStatus;
import trading.engine.market.FeedStatus.State;
import trading.engine.market.MarketFeed;
import trading.engine.market.Pace;
import trading.engine.message.Command;
import trading.engine.message.Command.AdvanceTime;
import trading.engine.message.Command.CancelAllOrders;
import trading.engine.message.Command.PublishBar;
import trading.engine.message.Command.UpdateQuote;
import trading.engine.model.Bar;

/// Plays a file of bars as a market: quotes along each bar, then the bar itself and the time, at which losses
/// are measured, then it waits until those who act on bars have acted.
///
/// A busy gateway makes it wait; nothing is left out. After the last bar its quotes stand and are renewed,
/// while the market's time goes on at the speed of the wall clock.
public final class BarReplay implements MarketFeed {
    private static final Logger LOG = LoggerFactory.getLogger(BarReplay.class);
    private static final long RENEW_SECONDS = 10;

    private final CommandSink sink;
    private final ReplayClock clock;
    private final BarFile file;
    private final ReplayGrid grid;
    private final ReplayConfig config;
    private final Pace pace;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile FeedStatus status;
    private final Thread thread;
    private long skipped;
    private long played;
    private @Nullable UpdateQuote standing;
    private long wallStartNanos;
    private long marketStartNanos;

    /// `clock` is the gateway's time source and starts at [BarFile#startNanos()]; `pace` is called on the
    /// feed's thread.
    public BarReplay(
            CommandSink sink, ReplayClock clock, BarFile file, ReplayGrid grid, ReplayConfig config, Pace pace) {
        this.sink = sink;
        this.clock = clock;
        this.file = file;
        this.grid = grid;
        this.config = config;
        this.pace = pace;
        status = new FeedStatus("replay", State.WAITING, file.describe(), 0, 0, 0);
        thread = Thread.ofPlatform().name("market-replay").unstarted(this::run);
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
        thread.interrupt();
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
        if (!status.ended() && status.state() != State.FAILED) {
            report(State.CLOSED, progress());
        }
    }

    private void run() {
        try {
            clearTheBook();
            playAll();
            report(State.ENDED, progress());
            LOG.info("replay ended: {}", progress());
            keepQuoting();
        } catch (InterruptedException e) {
            LOG.debug("replay stopped: {}", progress());
        } catch (IOException | RuntimeException e) {
            if (closing.getCount() == 0) {
                LOG.debug("replay stopped while it read: {}", progress(), e);
                return;
            }
            LOG.error("replay failed: {}", progress(), e);
            report(State.FAILED, progress() + ": " + e.getMessage());
        }
    }

    /// What feeds of an earlier run left behind.
    private void clearTheBook() throws InterruptedException {
        for (int account = DemoMarket.REPLAY_ACCOUNT;
                account < DemoMarket.FIRST_AGENT_ACCOUNT + DemoMarket.AGENT_ACCOUNTS;
                account++) {
            submit(new CancelAllOrders(account, -1));
        }
    }

    private void playAll() throws IOException, InterruptedException {
        Bar last = null;
        try (BarReader rows = file.rowsAgain()) {
            BarRow row;
            while ((row = rows.next()) != null) {
                last = row.on(grid, file.frame());
                if (last.openTimeNanos() < config.fromNanos()) {
                    skipped++;
                } else {
                    play(last);
                }
            }
        }
        if (skipped + played != file.rows()) {
            throw new IOException("bar file: path=" + file.path() + " rows=" + (skipped + played) + ": had "
                    + file.rows() + " when it was checked; it must not change while it is replayed");
        }
        if (played == 0 && last != null) {
            quoteAt(last.closeTimeNanos(), new PricePath(grid.instrument(), last).last());
        }
    }

    private void play(Bar bar) throws InterruptedException {
        PricePath path = new PricePath(grid.instrument(), bar);
        for (PricePath.TimedQuote timed : path.quotes()) {
            quoteAt(timed.timeNanos(), timed.quote());
        }
        waitFor(bar.closeTimeNanos());
        clock.advanceTo(bar.closeTimeNanos());
        long sequence = submit(new PublishBar(bar));
        submit(new AdvanceTime());
        played++;
        report(State.RUNNING, progress());
        pace.await(sequence);
    }

    private void quoteAt(long timeNanos, UpdateQuote quote) throws InterruptedException {
        waitFor(timeNanos);
        clock.advanceTo(timeNanos);
        submit(quote);
        standing = quote;
    }

    /// Until the wall clock is where the speed wants it.
    private void waitFor(long marketNanos) throws InterruptedException {
        if (config.speed().isMax()) {
            if (closing.getCount() == 0) {
                throw new InterruptedException();
            }
            return;
        }
        long now = System.nanoTime();
        if (wallStartNanos == 0) {
            wallStartNanos = now;
            marketStartNanos = marketNanos;
        }
        long due = wallStartNanos + config.speed().wallNanos(marketNanos - marketStartNanos);
        if (closing.await(Math.max(0, due - now), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException();
        }
    }

    private long submit(Command command) throws InterruptedException {
        long pauseNanos = 20_000;
        long sequence;
        while ((sequence = sink.trySubmit(command)) < 0) {
            if (closing.await(pauseNanos, TimeUnit.NANOSECONDS)) {
                throw new InterruptedException();
            }
            pauseNanos = Math.min(2 * pauseNanos, 10_000_000);
        }
        return sequence;
    }

    /// So that what was taken from the last quotes is offered again, and their price stays fresh.
    private void keepQuoting() throws InterruptedException {
        UpdateQuote quote = standing;
        clock.runOn();
        while (quote != null && !closing.await(RENEW_SECONDS, TimeUnit.SECONDS)) {
            submit(quote);
        }
    }

    private String progress() {
        return grid.instrument().symbol() + " " + file.frame().text() + ": bar " + (skipped + played) + " of "
                + file.rows() + ", " + Times.text(clock.nowNanos()) + ", speed " + config.speed();
    }

    private void report(State state, String detail) {
        double done = file.rows() == 0 ? 1 : (double) (skipped + played) / file.rows();
        status = new FeedStatus("replay", state, detail, done, played, clock.nowNanos());
    }
}
