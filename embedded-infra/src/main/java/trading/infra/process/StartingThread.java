package trading.infra.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that starts children and, in between, looks at the size of their logs. It never ends
/// before the JVM does: the kernel sends a child its parent-death signal when the thread that started it
/// ends, not the process.
final class StartingThread {
    private static final Logger log = LoggerFactory.getLogger(StartingThread.class);
    private static final long LOOK_EVERY_SECONDS = 5;

    private static final BlockingQueue<Runnable> STARTS = new LinkedBlockingQueue<>();

    /// The children and their logs; touched by the thread only.
    private static final Map<Process, ChildLog> RUNNING = new HashMap<>();

    static {
        Thread.ofPlatform().daemon().name("trading-children").start(StartingThread::run);
    }

    private StartingThread() {}

    static Process start(Launch launch) throws IOException {
        var started = CompletableFuture.supplyAsync(() -> begin(launch), STARTS::add);
        try {
            return started.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private static void run() {
        while (true) {
            Runnable start = next();
            if (start != null) {
                start.run();
            } else {
                RUNNING.keySet().removeIf(process -> !process.isAlive());
                RUNNING.values().forEach(ChildLog::rotateWhenFull);
            }
        }
    }

    private static @Nullable Runnable next() {
        try {
            return STARTS.poll(LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException nobodyShould) {
            log.warn("interrupted, going on: the children would end with this thread", nobodyShould);
            return null;
        }
    }

    private static Process begin(Launch launch) {
        var childLog = new ChildLog(launch.log());
        childLog.rotateWhenFull();
        var builder = new ProcessBuilder(DeathPipe.wrap(launch))
                .directory(launch.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(launch.log().toFile()));
        builder.environment().clear();
        builder.environment().putAll(launch.environment());
        try {
            Process process = builder.start();
            RUNNING.put(process, childLog);
            return process;
        } catch (IOException failed) {
            throw new CompletionException(failed);
        }
    }
}
