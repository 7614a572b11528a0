package trading.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.launcher.config.NearestName;
import trading.launcher.logs.LogLevel;
import trading.launcher.logs.LogLine;
import trading.launcher.logs.LogPrinter;
import trading.launcher.logs.LogReader;

/// The logs of all services as one stream.
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the logs of all services as one stream, by time.",
            "It reads the files, also those that were put aside and compressed, whether the product runs or not."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:shown, or ended by a signal while following",
            "64:the command line is wrong, or no service has that name",
            "69:nothing was ever logged in that folder",
            "74:a log could not be read"
        })
final class LogsCommand implements Callable<Integer> {
    private static final long LOOK_EVERY_MILLIS = 200;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = {"-s", "--service"},
            paramLabel = "NAME",
            split = ",",
            description = "Only lines of these services, as `trading status` lists them, and launcher.")
    private List<String> services = List.of();

    @Option(
            names = {"-l", "--level"},
            paramLabel = "LEVEL",
            defaultValue = "trace",
            description = "Only lines from this level on: trace, debug, info, warn or error.")
    private String level = "trace";

    @Option(
            names = {"-n", "--tail"},
            paramLabel = "N",
            description = "Only the newest N entries; without it, all there are.")
    private @Nullable Integer tail;

    @Option(
            names = {"-f", "--follow"},
            description = "Goes on with what is added, until Ctrl-C.")
    private boolean follow;

    @Option(names = "--json", description = "For scripts: one JSON object a line.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Path directory = data.logs();
        LogLevel least = level();
        Set<String> wanted = services(directory);
        if (tail != null && tail < 0) {
            throw wrong("--tail " + tail + ": write 0 or more");
        }
        try (LogReader reader = new LogReader(directory, wanted, least)) {
            if (reader.isEmpty() && !follow) {
                spec.commandLine()
                        .getErr()
                        .println("Nothing was logged in " + directory + " yet. Start the product with: trading start");
                return ExitCode.UNAVAILABLE;
            }
            Consumer<LogLine> printer = printer(out);
            if (tail == null) {
                reader.all(printer);
            } else {
                reader.tail(tail, printer);
            }
            while (follow && !out.checkError()) { // which flushes too
                Thread.sleep(LOOK_EVERY_MILLIS);
                reader.poll(printer);
            }
            out.flush();
            return ExitCode.OK;
        } catch (Closed nobodyReads) {
            return ExitCode.OK;
        }
    }

    /// Ends the whole when nobody reads any more, as behind `| head`.
    private Consumer<LogLine> printer(PrintWriter out) {
        boolean colours = Help.Ansi.AUTO.enabled();
        int[] shown = new int[1];
        return line -> {
            out.println(json ? LogPrinter.json(line) : LogPrinter.text(line, colours));
            if (++shown[0] % 256 == 0 && out.checkError()) {
                throw new Closed();
            }
        };
    }

    private LogLevel level() {
        for (LogLevel each : LogLevel.values()) {
            if (each.name().equalsIgnoreCase(level)) {
                return each;
            }
        }
        throw wrong("--level " + level + ": write trace, debug, info, warn or error");
    }

    private Set<String> services(Path directory) throws IOException {
        Set<String> known = LogReader.services(directory);
        for (String service : services) {
            if (!known.contains(service)) {
                throw wrong("--service " + service + ": no such service and no log of that name"
                        + NearestName.to(service, known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; there are " + String.join(", ", known)));
            }
        }
        return new LinkedHashSet<>(services);
    }

    private CommandLine.ParameterException wrong(String text) {
        return new CommandLine.ParameterException(spec.commandLine(), text);
    }

    private static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
