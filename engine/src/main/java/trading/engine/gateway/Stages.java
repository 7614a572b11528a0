package trading.engine.gateway;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.ExceptionHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.EventHandlerGroup;
import com.lmax.disruptor.dsl.ProducerType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ring and its threads.
///
/// ```text
/// journal ──▶ decide ──┬──▶ live view, then the answer
///                      └──▶ each handler
/// ```
final class Stages {
    private static final Logger LOG = LoggerFactory.getLogger(Stages.class);
    private static final Duration DRAIN_AT_MOST = Duration.ofSeconds(10);
    private static final Duration END_AT_MOST = Duration.ofSeconds(1);

    private final List<Thread> threads = new ArrayList<>();
    private final StageWait stageWait = new StageWait();
    private final Disruptor<Slot> disruptor;
    private final RingBuffer<Slot> ring;
    private final int coreStages;

    Stages(
            GatewayConfig config,
            JournalStage journal,
            DecideStage decide,
            AnswerStage answer,
            List<HandlerStage> handlers,
            HaltLatch halt) {
        disruptor =
                new Disruptor<>(Slot::new, config.ringSize(), this::thread, ProducerType.MULTI, wait(config.waiting()));
        disruptor.setDefaultExceptionHandler(new Unexpected(halt));
        List<EventHandler<Slot>> publishing = new ArrayList<>();
        publishing.add(answer);
        publishing.addAll(handlers);
        EventHandlerGroup<Slot> decided = config.threads() == Threads.ONE
                ? disruptor.handleEventsWith(new CoreStage(journal, decide))
                : disruptor.handleEventsWith(journal).then(decide);
        coreStages = config.threads() == Threads.ONE ? 1 : 2;
        EventHandlerGroup<Slot> unused = decided.then(asArray(publishing));
        ring = disruptor.start();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type can only be made so
    private static EventHandler<Slot>[] asArray(List<EventHandler<Slot>> handlers) {
        return handlers.toArray(new EventHandler[0]);
    }

    RingBuffer<Slot> ring() {
        return ring;
    }

    private Thread thread(Runnable work) {
        Thread thread = Thread.ofPlatform().daemon().name("gateway").unstarted(work);
        threads.add(thread);
        return thread;
    }

    private WaitStrategy wait(Waiting waiting) {
        return switch (waiting) {
            case BLOCKING -> stageWait;
            case YIELDING -> new YieldingWaitStrategy();
            case BUSY_SPIN -> new BusySpinWaitStrategy();
        };
    }

    /// Waits until every stage has seen everything that was published.
    void drain(List<HandlerStage> handlers) {
        long deadline = System.nanoTime() + DRAIN_AT_MOST.toNanos();
        long last = ring.getCursor();
        while (ring.getMinimumGatingSequence() < last) {
            if (System.nanoTime() > deadline) {
                handlers.forEach(handler -> LOG.warn(
                        "gateway: not everything was seen before the end: handler={} lastSequence={}",
                        handler.name(),
                        handler.lastSequence()));
                return;
            }
            LockSupport.parkNanos(200_000);
        }
    }

    /// Ends the threads. False when the journal or the decide stage did not end, so that what they hold
    /// must not be touched.
    boolean end() {
        disruptor.halt();
        stageWait.wakeAll();
        long deadline = System.nanoTime() + END_AT_MOST.toNanos();
        boolean interrupted = false;
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return threads.stream().limit(coreStages).noneMatch(Thread::isAlive);
    }

    /// The stages catch everything themselves; should one not, the ring's threads still live on.
    private record Unexpected(HaltLatch halt) implements ExceptionHandler<Slot> {
        @Override
        public void handleEventException(Throwable failure, long ringSequence, Slot slot) {
            halt.latch("ring: sequence=" + slot.sequence, failure);
        }

        @Override
        public void handleOnStartException(Throwable failure) {
            halt.latch("ring: a stage did not start", failure);
        }

        @Override
        public void handleOnShutdownException(Throwable failure) {
            LOG.error("gateway: a stage did not end well", failure);
        }
    }
}
