package trading.engine.orchestrator;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import trading.engine.strategy.host.StrategyCalls;

/// The thread on which strategies run, so that one that never comes back can be left behind.
///
/// The caller waits: to it, a call is as synchronous as any. Java cannot end a thread against its will; an
/// overrunning one is interrupted and abandoned, and the next call gets a new thread.
final class StrategyWorker implements StrategyCalls, AutoCloseable {
    private final Duration budget;
    private volatile ExecutorService thread = newThread();

    StrategyWorker(Duration budget) {
        this.budget = budget;
    }

    @Override
    public Ending run(Runnable call) throws InterruptedException {
        long started = System.nanoTime();
        try {
            Future<?> running = thread.submit(call);
            if (!endedWithin(running)) {
                // The machine may have slept; a strategy is late only when it is late twice.
                if (!endedWithin(running)) {
                    running.cancel(true);
                    thread.shutdownNow();
                    thread = newThread();
                    return new Ending.Overran(budget.multipliedBy(2));
                }
            }
            return new Ending.Done(System.nanoTime() - started);
        } catch (RejectedExecutionException e) {
            return new Ending.Closed();
        } catch (ExecutionException e) {
            return new Ending.Failed(e.getCause() == null ? e : e.getCause());
        }
    }

    private boolean endedWithin(Future<?> running) throws InterruptedException, ExecutionException {
        try {
            running.get(budget.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /// What is running may come to its end.
    @Override
    public void close() {
        thread.shutdown();
    }

    private static ExecutorService newThread() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("strategies").daemon().factory());
    }
}
