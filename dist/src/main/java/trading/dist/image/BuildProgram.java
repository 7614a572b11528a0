package trading.dist.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A program that the build needs something of.
final class BuildProgram {
    private BuildProgram() {}

    /// What it says, errors among it. Throws with all of that when it does not end well.
    static String said(ProcessBuilder program) throws IOException, InterruptedException {
        Process process = program.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            List<String> command = program.command();
            throw new IOException(command.getFirst() + " ended with " + process.exitValue() + ":\n" + said);
        }
        return said;
    }

    /// The same for a command in the folder and the environment of the build.
    static String said(String... command) throws IOException, InterruptedException {
        return said(new ProcessBuilder(command));
    }
}
