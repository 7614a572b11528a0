package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.launcher.control.ControlClient;

/// Stops the running instance and waits until it is gone.
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Stops the running instance in order; nothing that was acknowledged is lost.")
final class StopCommand implements Callable<Integer> {
    private static final long POLL_MILLIS = 50;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "How long to wait for the end (default: 20).")
    private long timeoutSeconds;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Path directory = data.resolve();
        ControlClient client = new ControlClient(directory);
        Optional<JsonNode> status = client.ask("status");
        if (status.isEmpty() || client.ask("stop").isEmpty()) {
            spec.commandLine().getErr().println("Nothing is running on " + directory + ".");
            return ExitCode.UNAVAILABLE;
        }
        long pid = status.get().path("status").path("pid").asLong();
        long start = System.nanoTime();
        while (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()) {
            if (System.nanoTime() - start > timeoutSeconds * 1_000_000_000L) {
                spec.commandLine()
                        .getErr()
                        .println("Trading (pid " + pid + ") is still stopping after " + timeoutSeconds + " s; see "
                                + directory.resolve("logs/trading.log"));
                return ExitCode.TEMPORARY;
            }
            Thread.sleep(POLL_MILLIS);
        }
        out.printf("Stopped after %.1f s.%n", (System.nanoTime() - start) / 1e9);
        return ExitCode.OK;
    }
}
