package trading.launcher;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.TimeSource;
import trading.engine.message.Command.AdvanceTime;

/// Tells the gateway the time when nothing else does, so that orders end, latencies pass and losses are
/// measured in a market that stands still. Each command tells the time, too: while there are some, nothing is
/// added to the journal.
final class Ticker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Ticker.class);

    private final ExecutionGateway gateway;
    private final TimeSource time;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private long toldSequence;
    private long toldNanos;

    private Ticker(ExecutionGateway gateway, TimeSource time, Duration every) {
        this.gateway = gateway;
        this.time = time;
        this.toldSequence = gateway.lastSequence();
        this.toldNanos = time.nowNanos();
        this.thread = Thread.ofPlatform().daemon().name("ticker").unstarted(() -> run(every));
    }

    /// `time`: the gateway's. In a replay it may stand still: then there is nothing to tell.
    static Ticker start(ExecutionGateway gateway, TimeSource time, Duration every) {
        Ticker ticker = new Ticker(gateway, time, every);
        ticker.thread.start();
        return ticker;
    }

    private void run(Duration every) {
        try {
            while (!closing.await(every.toNanos(), TimeUnit.NANOSECONDS)) {
                tick();
            }
        } catch (InterruptedException e) {
            log.debug("ticker ended");
        }
    }

    private void tick() {
        long sequence = gateway.lastSequence();
        long now = time.nowNanos();
        if (sequence == toldSequence && now > toldNanos) {
            sequence = Math.max(sequence, gateway.trySubmit(new AdvanceTime()));
        }
        toldSequence = sequence;
        toldNanos = now;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
