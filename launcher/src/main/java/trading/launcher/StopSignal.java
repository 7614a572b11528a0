package trading.launcher;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The wish to stop, from whomever it comes: a signal to the process, `trading stop`, the end of a service
/// that cannot be done without.
///
/// A process that stops in order and is asked to end by a signal (SIGTERM, SIGINT, a closed console) ends with exit
/// code 0: the hook holds the exit back until the main thread has closed everything. A second signal is a fast stop:
/// what was taken is on disk, nothing else is waited for, and the children end by themselves as they do after any
/// death of ours. A third kills the children and ends at once. Commands that do not stop in order end with the first.
final class StopSignal {
    /// More than a stop in order ever takes; after it the journal still has everything.
    private static final long LONGEST_STOP_SECONDS = 15;

    /// As if by SIGTERM.
    private static final int FAST = 128 + 15;

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private final AtomicInteger signals = new AtomicInteger();
    private volatile int exitCode = ExitCode.OK;
    private volatile boolean inOrder;
    private volatile @Nullable Runnable force;

    /// To be called first of all, so that no signal is missed.
    static StopSignal register() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::stopInOrder, "stop-signal"));
        EndingSignals.hear(signal::heard);
        return signal;
    }

    private void heard(int code) {
        switch (signals.incrementAndGet()) {
            case 1 -> Thread.ofPlatform().name("stop").start(() -> System.exit(code));
            case 2 -> Thread.ofPlatform().name("fast-stop").start(() -> stopFast(code));
            default -> kill();
        }
    }

    /// Ends the process without waiting for anything but the journal, as a second signal does. Returns at once.
    void fast() {
        requested.countDown();
        Thread.ofPlatform().name("fast-stop").start(() -> stopFast(FAST));
    }

    private void stopFast(int code) {
        say("Stopping at once; what was taken is kept.");
        Runnable now = force;
        try {
            if (now != null) {
                now.run();
            }
        } finally {
            Runtime.getRuntime().halt(code);
        }
    }

    private static void kill() {
        say("Killed.");
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(128 + 9);
    }

    /// The log may be closed by now.
    private static void say(String text) {
        System.err.println(text);
        System.err.flush();
    }

    private void stopInOrder() {
        if (!inOrder || finished.getCount() == 0) {
            return;
        }
        requested.countDown();
        try {
            boolean ended = finished.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
            Runtime.getRuntime().halt(ended ? exitCode : ExitCode.SOFTWARE);
        } catch (InterruptedException e) {
            Runtime.getRuntime().halt(ExitCode.SOFTWARE);
        }
    }

    /// From here on a signal is heard as [#isRequested()], and whoever calls this ends soon after it.
    void stopsInOrder() {
        inOrder = true;
    }

    /// What a fast stop waits for, which is a moment at most; null for nothing.
    void forcedBy(@Nullable Runnable force) {
        this.force = force;
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
