package trading.engine.backtest.search;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.Stopped;

/// Runs trials on threads of this process.
public final class LocalTrials implements TrialEngine {
    private final BacktestPlan plan;
    private final ExecutorService pool;

    /// `threads` at a time.
    public LocalTrials(BacktestPlan plan, int threads) {
        this.plan = plan;
        this.pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("backtest-", 0).daemon().factory());
    }

    @Override
    public List<Trial> run(List<TrialTask> tasks, Finished finished) throws Stopped, InterruptedException {
        AtomicBoolean goesOn = new AtomicBoolean(true);
        List<Future<Trial>> running = new ArrayList<>();
        for (TrialTask task : tasks) {
            Callable<Trial> call = () -> {
                if (!goesOn.get()) {
                    throw new Stopped();
                }
                Trial trial = task.run(plan, (played, all) -> goesOn.get());
                if (!finished.goesOn(task, trial)) {
                    goesOn.set(false);
                }
                return trial;
            };
            running.add(pool.submit(call));
        }
        List<Trial> trials = new ArrayList<>();
        try {
            for (Future<Trial> one : running) {
                trials.add(one.get());
            }
            if (!goesOn.get()) {
                throw new Stopped();
            }
            return trials;
        } catch (ExecutionException failed) {
            goesOn.set(false);
            throw broken(failed);
        } catch (InterruptedException stop) {
            goesOn.set(false);
            throw stop;
        }
    }

    private static RuntimeException broken(ExecutionException failed) throws Stopped {
        return switch (failed.getCause()) {
            case Stopped stopped -> throw stopped;
            case UncheckedIOException unwritten -> unwritten;
            case null, default -> new IllegalStateException("backtest: a trial broke the runner", failed);
        };
    }

    /// What is running is ended.
    @Override
    public void close() {
        pool.shutdownNow();
        pool.close();
    }
}
