package trading.launcher.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Asks a small program of the system, by its absolute path, without a shell and with an empty environment.
final class SystemTool {
    private static final int MOST_BYTES = 64 << 10;

    private SystemTool() {}

    /// What it printed; empty when it is not there, fails, or is not done in time.
    static Optional<String> ask(Path program, Duration patience, String... arguments)
            throws IOException, InterruptedException {
        if (!Files.isExecutable(program)) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("trading-doctor-", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().clear();
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                return Optional.empty();
            }
            return process.exitValue() == 0 && Files.size(output) <= MOST_BYTES
                    ? Optional.of(new String(Files.readAllBytes(output), StandardCharsets.UTF_8))
                    : Optional.empty();
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
