package trading.dist;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// Programs of the system that a test needs for a moment.
final class SystemProgram {
    private static final int PATIENCE_SECONDS = 20;

    private SystemProgram() {}

    /// The exit code; -1 when there is no such program, or it does not end.
    static int run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException absent) {
            return -1;
        }
    }
}
