package trading.infra.process;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that starts children. It never ends before the JVM does: the kernel sends a child its parent-death
/// signal when the thread that started it ends, not the process.
final class StartingThread {
    private static final Logger log = LoggerFactory.getLogger(StartingThread.class);
    private static final BlockingQueue<Runnable> STARTS = new LinkedBlockingQueue<>();

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
            }
        }
    }

    private static @Nullable Runnable next() {
        try {
            return STARTS.take();
        } catch (InterruptedException nobodyShould) {
            log.warn("interrupted, going on: the children would end with this thread", nobodyShould);
            return null;
        }
    }

    private static Process begin(Launch launch) {
        var builder = new ProcessBuilder(DeathPipe.wrap(launch))
                .directory(launch.directory().toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(launch.environment());
        try {
            return builder.start();
        } catch (IOException failed) {
            throw new CompletionException(failed);
        }
    }
}
