package trading.launcher;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The wish to stop, from whomever it comes: a signal to the process, `trading stop`, the end of a service
/// that cannot be done without.
///
/// A process that is asked to end by a signal (SIGTERM, SIGINT, a closed console) ends in order and with
/// exit code 0: the hook holds the exit back until the main thread has closed everything.
final class StopSignal {
    /// More than a stop in order ever takes; after it the journal still has everything.
    private static final long LONGEST_STOP_SECONDS = 15;

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile int exitCode = ExitCode.OK;

    /// To be called first of all, so that no signal is missed.
    static StopSignal register() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::stopInOrder, "stop-signal"));
        return signal;
    }

    private void stopInOrder() {
        if (finished.getCount() == 0) {
            return;
        }
        requested.countDown();
        try {
            boolean inOrder = finished.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
            Runtime.getRuntime().halt(inOrder ? exitCode : ExitCode.SOFTWARE);
        } catch (InterruptedException e) {
            Runtime.getRuntime().halt(ExitCode.SOFTWARE);
        }
    }

    void request() {
        requested.countDown();
    }

    boolean isRequested() {
        return requested.getCount() == 0;
    }

    void await() throws InterruptedException {
        requested.await();
    }

    /// False when nobody has asked to stop within `patience`.
    boolean await(Duration patience) throws InterruptedException {
        return requested.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// For a command that a stop cuts short: what the process then ends with, in place of 0.
    void exitWith(int code) {
        exitCode = code;
    }

    /// Everything is closed: the process may end.
    void finished() {
        finished.countDown();
    }
}
