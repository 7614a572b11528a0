package trading.engine.backtest;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Something that is worked out on a thread of its own while the caller goes on.
final class Beside<T> {
    private final FutureTask<T> task;

    private Beside(FutureTask<T> task) {
        this.task = task;
    }

    /// It must read nothing that the caller changes meanwhile.
    static <T> Beside<T> start(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().name("report").daemon().start(task);
        return new Beside<>(task);
    }

    /// What came of it. What it threw is thrown here.
    T await() throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException own) {
                throw own;
            }
            if (failed.getCause() instanceof Error own) {
                throw own;
            }
            throw new IllegalStateException("report: a part of it failed", failed.getCause());
        }
    }
}
