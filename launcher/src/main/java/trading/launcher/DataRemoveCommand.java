package trading.launcher;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trading.engine.history.SeriesKey;

/// Takes a series out of the history.
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = "Takes a series out of the history. There is no way back but to import it again.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:removed", "64:the command line is wrong, or there is no such series"})
final class DataRemoveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(index = "0", paramLabel = "SYMBOL", description = "For example BTCUSDT.")
    private String symbol = "";

    @Parameters(index = "1", paramLabel = "FRAME", description = "1s 1m 3m 5m 15m 1h 4h 1d, or ticks")
    private String frame = "";

    @Option(names = "--force", description = "Yes, remove it.")
    private boolean force;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        if (frame.equals(History.TICKS)) {
            return removeTicks(err);
        }
        Optional<SeriesKey> key = History.key(symbol, frame, err);
        if (key.isEmpty()) {
            return ExitCode.USAGE;
        }
        if (!force) {
            err.println("remove: " + key.get() + " would be gone for good: add --force");
            return ExitCode.USAGE;
        }
        if (!History.of(data.resolve()).remove(key.get())) {
            err.println("remove: no history of " + key.get() + ": trading data list shows what there is");
            return ExitCode.USAGE;
        }
        spec.commandLine().getOut().println(key.get() + " is removed.");
        return ExitCode.OK;
    }

    private int removeTicks(PrintWriter err) throws Exception {
        if (!force) {
            err.println("remove: ticks of " + symbol + " would be gone for good: add --force");
            return ExitCode.USAGE;
        }
        if (!History.of(data.resolve()).ticks().remove(symbol)) {
            err.println("remove: no ticks of " + symbol + ": trading data list shows what there is");
            return ExitCode.USAGE;
        }
        spec.commandLine().getOut().println("Ticks of " + symbol + " are removed.");
        return ExitCode.OK;
    }
}
