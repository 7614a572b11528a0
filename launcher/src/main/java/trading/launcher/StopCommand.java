package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
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
        description = "Stops the running instance in order; nothing that was acknowledged is lost.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:it has stopped", "69:nothing is running on that folder", "75:it is still stopping"})
final class StopCommand implements Callable<Integer> {
    private static final long POLL_MILLIS = 50;
    private static final long FAST_SECONDS = 5;

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

    @Option(
            names = "--graceful",
            description = "Do not end it at once when the time is over; it then goes on stopping (exit code 75).")
    private boolean graceful;

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (timeoutSeconds < 0) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--timeout " + timeoutSeconds + ": write 0 or more");
        }
        Path directory = data.resolve();
        ControlClient client = new ControlClient(directory);
        Optional<JsonNode> status = client.ask("status");
        if (status.isEmpty() || client.ask("stop").isEmpty()) {
            return tell(ExitCode.UNAVAILABLE, 0, false, "Nothing is running on " + directory + ".");
        }
        long pid = status.get().path("status").path("pid").asLong();
        long start = System.nanoTime();
        if (isGone(pid, start, timeoutSeconds)) {
            return tell(ExitCode.OK, seconds(start), false, "");
        }
        if (!graceful && client.ask("stop-fast").isPresent() && isGone(pid, System.nanoTime(), FAST_SECONDS)) {
            return tell(ExitCode.OK, seconds(start), true, "");
        }
        return tell(
                ExitCode.TEMPORARY,
                seconds(start),
                false,
                "Trading (pid " + pid + ") is still stopping after " + timeoutSeconds + " s; see "
                        + data.logs().resolve("trading.log"));
    }

    private static boolean isGone(long pid, long since, long seconds) throws InterruptedException {
        while (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()) {
            if (System.nanoTime() - since > seconds * 1_000_000_000L) {
                return false;
            }
            Thread.sleep(POLL_MILLIS);
        }
        return true;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private int tell(int code, double seconds, boolean fast, String error) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode told = new ObjectMapper()
                    .createObjectNode()
                    .put("stopped", code == ExitCode.OK)
                    .put("seconds", Math.round(seconds * 1e3) / 1e3)
                    .put("fast", fast);
            out.println(error.isEmpty() ? told : told.put("error", error));
        } else if (error.isEmpty()) {
            out.printf(
                    "Stopped after %.1f s%s%n",
                    seconds, fast ? ", at once in the end: the next start has more to do." : ".");
        } else {
            spec.commandLine().getErr().println(error);
        }
        return code;
    }
}
