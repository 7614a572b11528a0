package trading.launcher;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// Something that starts on a thread of its own while the rest of a start goes on. For one thread, which either takes
/// it or closes this.
final class StartBeside<S extends AutoCloseable> implements AutoCloseable {
    private final FutureTask<@Nullable S> task;
    private final Thread thread;
    private boolean taken;

    private StartBeside(String name, Callable<@Nullable S> start) {
        task = new FutureTask<>(start);
        thread = Thread.ofPlatform().daemon().name(name + "-start").start(task);
    }

    /// `wanted` false: there is nothing to take.
    static <S extends AutoCloseable> StartBeside<S> begin(String name, boolean wanted, Callable<S> start) {
        return new StartBeside<>(name, () -> wanted ? start.call() : null);
    }

    /// Waits until it is there; from then on it is the caller's to close. Null when it is not wanted. Throws what kept
    /// it from starting.
    @Nullable
    S take() throws Exception {
        try {
            S started = task.get();
            taken = true;
            return started;
        } catch (ExecutionException failed) {
            taken = true; // there is nothing
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }

    /// Ends what was not taken, also when it is still starting: something else did not start.
    @Override
    public void close() throws Exception {
        if (taken) {
            return;
        }
        thread.interrupt();
        boolean interrupted = Thread.interrupted();
        try {
            S started = task.get();
            if (started != null) {
                started.close();
            }
        } catch (ExecutionException neverStarted) {
            taken = true; // nor did this one
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
