package trading.infra.process;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries what a child says into its log, on a thread of its own, until the child has nothing more to say.
///
/// The child's watcher has the reading end too: when this JVM dies, it carries on what is said until the child's end.
final class LogPump {
    private static final Logger log = LoggerFactory.getLogger(LogPump.class);
    private static final int BLOCK = 64 << 10;

    private final Thread thread;

    private LogPump(Thread thread) {
        this.thread = thread;
    }

    /// Closes the stream and releases the log at the end.
    static LogPump start(String name, InputStream said, ChildLog into) {
        return new LogPump(Thread.ofPlatform().daemon().name("log-" + name).start(() -> run(said, into)));
    }

    private static void run(InputStream said, ChildLog into) {
        byte[] block = new byte[BLOCK];
        int kept = 0;
        try (said;
                into) {
            for (int count = said.read(block, 0, BLOCK); count >= 0; count = said.read(block, kept, BLOCK - kept)) {
                int length = kept + count;
                int whole = LogText.wholeCharacters(block, length);
                into.write(LogText.lines(block, whole));
                kept = length - whole;
                System.arraycopy(block, whole, block, 0, kept);
            }
            into.write(LogText.lines(block, kept));
        } catch (IOException closed) {
            log.debug("log: the child's output ended", closed);
        }
    }

    /// Waits until everything is in the log; a program that the child has left behind may keep that from happening.
    void await(Duration patience) {
        boolean interrupted = Thread.interrupted();
        try {
            if (!thread.join(patience)) {
                log.debug("log: somebody else still writes: thread={}", thread.getName());
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
