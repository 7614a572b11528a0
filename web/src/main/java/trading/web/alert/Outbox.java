package trading.web.alert;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands alerts to one channel, one after the other on a thread of its own.
///
/// A full queue drops the new one; one that is not taken is tried again after 1, 2 and 4 seconds, then left out.
final class Outbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int QUEUE = 100;
    private static final int TRIES = 4;

    /// `answer`: for a test, which is tried once, and told whether it was taken.
    private record Letter(
            AlertJson alert, int heldBack, @Nullable CompletableFuture<Optional<String>> answer) {}

    private final ChannelPlan plan;
    private final LongAdder lost;
    private final long firstPauseMillis;
    private final BlockingQueue<Letter> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Pace pace = new Pace();
    private final Thread thread;
    private volatile @Nullable String failure;

    private Outbox(ChannelPlan plan, LongAdder lost, long firstPauseMillis) {
        this.plan = plan;
        this.lost = lost;
        this.firstPauseMillis = firstPauseMillis;
        this.thread = Thread.ofPlatform().daemon().name("alert-" + name()).unstarted(this::run);
    }

    /// `lost` counts what did not arrive.
    static Outbox start(ChannelPlan plan, LongAdder lost) {
        return start(plan, lost, 1_000);
    }

    static Outbox start(ChannelPlan plan, LongAdder lost, long firstPauseMillis) {
        Outbox outbox = new Outbox(plan, lost, firstPauseMillis);
        outbox.thread.start();
        return outbox;
    }

    /// Never waits. Called on one thread.
    void offer(AlertJson alert, long nowNanos) {
        if (!plan.wants(alert)) {
            return;
        }
        boolean paced = plan.channel().kind().isForPeople();
        if (paced && !pace.admits(alert, nowNanos)) {
            return;
        }
        if (!queue.offer(new Letter(alert, paced ? pace.takeHeldBack() : 0, null))) {
            lost.increment();
            LOG.warn("alert channel {}: more than {} wait; alert {} is left out", name(), QUEUE, alert.id());
        }
    }

    /// Sends a test after what waits, whatever is bad enough for the channel. The reason when it is not taken, empty
    /// when it is; ends exceptionally when the outbox is closed before.
    CompletableFuture<Optional<String>> test() {
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        if (!queue.offer(new Letter(AlertJson.test(kind()), 0, answer))) {
            answer.complete(Optional.of("more than " + QUEUE + " alerts wait already"));
        }
        return answer;
    }

    AlertJson.Severity least() {
        return plan.least();
    }

    ChannelKind kind() {
        return plan.channel().kind();
    }

    private String name() {
        return kind().text();
    }

    /// Why the last one did not arrive; empty when it did.
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    private void run() {
        try {
            while (true) {
                Letter letter = queue.take();
                if (letter.answer() == null) {
                    deliver(letter);
                } else {
                    letter.answer().complete(once(letter));
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("alert channel {}: ended", name());
        }
    }

    private void deliver(Letter letter) throws InterruptedException {
        String reason = "";
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Optional<String> refused = once(letter);
            if (refused.isEmpty()) {
                failure = null;
                return;
            }
            reason = refused.get();
            if (attempt < TRIES) {
                TimeUnit.MILLISECONDS.sleep(firstPauseMillis << (attempt - 1));
            }
        }
        lost.increment();
        failure = reason;
        LOG.warn("alert channel {}: not taken after {} tries: {}", name(), TRIES, reason);
    }

    /// Why it was not taken; empty when it was.
    private Optional<String> once(Letter letter) throws InterruptedException {
        try {
            plan.channel().deliver(letter.alert(), letter.heldBack());
            return Optional.empty();
        } catch (DeliveryException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("alert channel {}: failed by itself", name(), e);
            return Optional.of(e.getClass().getSimpleName());
        }
    }

    /// What waits is lost.
    @Override
    public void close() {
        thread.interrupt();
        plan.channel().close();
    }
}
