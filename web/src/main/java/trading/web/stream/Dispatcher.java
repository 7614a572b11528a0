package trading.web.stream;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that gives away what the ring reports, and the bounded queue in front of it.
///
/// ```text
/// ring ─▶ offer (never waits) ─▶ queue ─┐
/// any thread ─▶ run ────────────────────┴─▶ one turn: tasks · batches · what is due ─▶ rest
/// ```
/// A batch that does not fit is dropped, and [Work#gap] told of it.
public final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int QUEUE = 65_536;
    private static final int BATCHES_A_TURN = 4_096;

    /// The longest rest between two turns.
    public static final long IDLE_NANOS = Duration.ofMillis(250).toNanos();

    /// What is to be done; all on the dispatcher's thread.
    public interface Work {
        void apply(Batch batch);

        /// Batches were dropped. Asked again in the next turn for as long as the answer is false.
        boolean gap(long nowNanos);

        /// A turn threw: what it was doing is half done.
        void failed();

        /// Sends what is due, looks after the rest; says how long until something will be due.
        long due(long nowNanos);
    }

    private final String name;
    private final Work work;
    private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(QUEUE);
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean overflowed;
    private volatile boolean sleeping;
    private volatile boolean closing;

    public Dispatcher(String name, Work work) {
        this.name = name;
        this.work = work;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::dispatch);
    }

    public void start() {
        thread.start();
    }

    /// Never waits.
    public void offer(Batch batch) {
        if (!batches.offer(batch)) {
            overflowed = true;
        }
        wake();
    }

    /// Runs `task` before the batches that are offered from now on.
    public void run(Runnable task) {
        tasks.add(task);
        wake();
    }

    /// Forgets the batches that wait.
    public void clear() {
        batches.clear();
    }

    private void wake() {
        if (sleeping) {
            LockSupport.unpark(thread);
        }
    }

    private void dispatch() {
        while (!closing) {
            try {
                turn();
            } catch (RuntimeException e) {
                LOG.error("{}: a turn of the dispatcher failed", name, e);
                work.failed();
            }
        }
    }

    private void turn() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
        Batch batch = batches.poll();
        for (int n = 0; batch != null && n < BATCHES_A_TURN; n++) {
            work.apply(batch);
            batch = n + 1 < BATCHES_A_TURN ? batches.poll() : null;
        }
        long now = System.nanoTime();
        if (overflowed && work.gap(now)) {
            overflowed = false;
            LOG.warn("{}: more than {} commands waited; there is a gap", name, QUEUE);
        }
        rest(work.due(now));
    }

    private void rest(long nanos) {
        sleeping = true;
        if (batches.isEmpty() && tasks.isEmpty() && !closing && nanos > 0) {
            LockSupport.parkNanos(this, nanos);
        }
        sleeping = false;
    }

    /// After the turn that runs.
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
    }
}
