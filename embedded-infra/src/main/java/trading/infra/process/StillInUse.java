package trading.infra.process;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;

/// On Windows a file or folder that any program has open can be neither renamed nor deleted: also not for a
/// moment after the end of the program that worked in it, or while a virus scanner reads what was just written.
/// So what fails there is tried again for a while.
public final class StillInUse {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 100;

    private StillInUse() {}

    /// What is done to a file.
    @FunctionalInterface
    public interface Change {
        /// @throws IOException when it cannot be done
        void make() throws IOException;
    }

    /// @throws IOException when it still cannot be done after ten seconds; elsewhere than on Windows at once
    public static void retry(Change change) throws IOException {
        retry(change, OwnerOnly.posix() ? Duration.ZERO : PATIENCE);
    }

    static void retry(Change change, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                change.make();
                return;
            } catch (FileSystemException inUse) {
                if (System.nanoTime() >= end) {
                    throw inUse;
                }
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while a file was in use", interrupted);
            }
        }
    }
}
