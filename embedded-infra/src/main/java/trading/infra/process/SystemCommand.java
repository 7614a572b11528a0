package trading.infra.process;

import java.io.IOException;
import java.nio.charset.Charset;

/// A tool of the system that was run to its end: its exit code, and what it said, errors among it.
record SystemCommand(int exitCode, String said) {
    /// Gives it nothing to read, and waits until it ends.
    static SystemCommand run(ProcessBuilder command, Charset charset) throws IOException {
        Process process = command.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), charset).strip();
        try {
            return new SystemCommand(process.waitFor(), said);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + command.command(), interrupted);
        }
    }
}
