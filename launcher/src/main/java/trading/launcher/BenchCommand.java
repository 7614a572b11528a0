package trading.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.launcher.bench.Figure;
import trading.launcher.bench.FigureTable;
import trading.launcher.bench.Machine;
import trading.launcher.bench.MachineBench;
import trading.launcher.bench.TemporaryFolder;

/// Measures this machine.
@Command(
        name = "bench",
        subcommands = {BenchApiCommand.class},
        mixinStandardHelpOptions = true,
        description = {
            "Measures this machine: its disk, and how many commands Trading decides on it.",
            "Nothing that runs is touched, and no file is left behind. A target that is missed is told, and is no"
                    + " error."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:measured, whatever the figures are",
            "64:the command line is wrong",
            "73:the folder for the measurement cannot be made",
            "74:reading or writing failed",
            "75:stopped before the end"
        })
final class BenchCommand implements Callable<Integer> {
    private static final int LEAST_SECONDS = 1;
    private static final int MOST_SECONDS = 600;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Option(
            names = "--seconds",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "About how long to measure (default: 30); warming up and the start on a journal come on top.")
    private int seconds;

    @Option(
            names = "--in",
            paramLabel = "FOLDER",
            description = "Whose disk to measure (default: that of the system's temporary folder).")
    @Nullable
    private Path parent;

    private final StopSignal stop;

    BenchCommand(StopSignal stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        if (seconds < LEAST_SECONDS || seconds > MOST_SECONDS) {
            err.println("bench: --seconds=" + seconds + ": give " + LEAST_SECONDS + " to " + MOST_SECONDS);
            return ExitCode.USAGE;
        }
        TemporaryFolder folder;
        try {
            folder = TemporaryFolder.in(parent);
        } catch (IOException e) {
            Path wanted = parent == null ? Path.of(System.getProperty("java.io.tmpdir")) : parent;
            err.println("bench: folder=" + wanted + (Files.isDirectory(wanted) ? " cannot be written to" : " is none")
                    + ": choose another with --in FOLDER");
            return ExitCode.CANNOT_CREATE;
        }
        stop.stopsInOrder();
        Thread watcher = interruptOnStop(Thread.currentThread());
        try (folder) {
            return measure(folder, err);
        } catch (InterruptedException | ClosedByInterruptException e) {
            err.println("Stopped before the end; nothing was left behind.");
            stop.exitWith(ExitCode.TEMPORARY);
            return ExitCode.TEMPORARY;
        } finally {
            watcher.interrupt();
            watcher.join();
            var unused = Thread.interrupted();
        }
    }

    private Thread interruptOnStop(Thread measuring) {
        return Thread.ofVirtual().name("bench-stop").start(() -> {
            try {
                stop.await();
                measuring.interrupt();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private int measure(TemporaryFolder folder, PrintWriter err) throws Exception {
        Machine machine = Machine.of(folder.path());
        boolean terminal = Help.Ansi.AUTO.enabled();
        List<Figure> figures = new MachineBench(folder, seconds, terminal ? step -> tell(err, step) : step -> {}).run();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(FigureTable.json(machine, figures));
            return ExitCode.OK;
        }
        FigureTable.print(machine, figures, out);
        return ExitCode.OK;
    }

    private static void tell(PrintWriter err, String step) {
        err.println("  " + step + " ...");
        err.flush();
    }
}
