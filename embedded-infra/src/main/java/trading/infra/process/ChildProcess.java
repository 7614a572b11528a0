package trading.infra.process;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running child. Its process id and exit code are those of the program itself.
///
/// On Linux two things end it should this JVM die without closing it: the kernel, by the signal that
/// `setpriv --pdeathsig` asked for, and a watcher that sees the end of a pipe. On Windows the launcher's
/// job object does.
public final class ChildProcess {
    private static final Logger log = LoggerFactory.getLogger(ChildProcess.class);
    /// How long its last words may take into the log.
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final String name;
    private final Process process;
    private final DeathPipe pipe;
    private final Instant startTime = Instant.now();
    private final LogPump pump;
    private final CompletableFuture<Integer> exit;

    private ChildProcess(String name, Process process, LogPump pump) {
        this.name = name;
        this.process = process;
        this.pipe = new DeathPipe(process);
        this.pump = pump;
        this.exit = process.onExit().thenApplyAsync(ended -> {
            pump.await(LAST_WORDS);
            return ended.exitValue();
        });
    }

    /// Finds out with what children are started here, which takes other processes a while: not only when the
    /// first one is started.
    public static void preload() {
        if (Platform.current().isLinux()) {
            Objects.requireNonNull(LinuxTools.ofThisMachine());
        }
    }

    /// Starts it and returns at once.
    ///
    /// @throws IOException when the program, its folder or its log file cannot be used
    public static ChildProcess start(Launch launch) throws IOException {
        ChildLog into = ChildLog.open(launch.log(), launch.limits());
        Process process;
        try {
            process = StartingThread.start(launch);
        } catch (IOException | RuntimeException failed) {
            into.close();
            throw failed;
        }
        log.debug("started: name={} pid={}", launch.name(), process.pid());
        return new ChildProcess(launch.name(), process, LogPump.start(launch.name(), process.getInputStream(), into));
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    public Instant startTime() {
        return startTime;
    }

    /// Completed with the exit code, once its last words are in the log; with 128 and the signal's number when a signal
    /// ended it.
    public CompletableFuture<Integer> onExit() {
        return exit.copy();
    }

    /// Sends a signal; nothing happens when the process has ended.
    public void signal(Signal signal) {
        if (signal == Signal.KILL) {
            process.destroyForcibly();
        } else if (!pipe.send(signal) && !hears(signal)) {
            process.destroy();
        }
    }

    private boolean hears(Signal signal) {
        return !Platform.current().isLinux() && WindowsSignal.send(pid(), signal);
    }

    /// Ends it, in the given way, and returns when it is gone. An interrupt does not hurry it, and stays
    /// set: what is ended in order needs no recovery.
    public void stop(Ending ending) {
        for (Ending.Step step : ending.steps()) {
            if (!alive()) {
                pump.await(LAST_WORDS);
                return;
            }
            signal(step.signal());
            if (awaitExitWhateverComes(step.patience())) {
                return;
            }
            log.warn(
                    "not stopped yet: name={} pid={} signal={} waited={}", name, pid(), step.signal(), step.patience());
        }
        process.destroyForcibly();
        exit.join();
    }

    private boolean awaitExitWhateverComes(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        boolean exited = false;
        while (!exited && System.nanoTime() < end) {
            exited = awaitExit(Duration.ofNanos(end - System.nanoTime()));
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return exited;
    }

    /// Waits for the end. False when it did not come in time, or the waiting was interrupted.
    public boolean awaitExit(Duration patience) {
        try {
            exit.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillAlive) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
