package trading.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.launcher.bench.Figure;
import trading.launcher.bench.FigureTable;
import trading.launcher.bench.Machine;
import trading.launcher.bench.TemporaryFolder;

/// Everything in `docs/benchmarks.md`, in one run.
@Command(
        name = "bench/run compare",
        mixinStandardHelpOptions = true,
        description = {
            "Measures Trading beside exchange-core on the same orders, and by itself.",
            "Rounds alternate; the table has medians, and whether the targets are met."
        })
public final class Comparison implements Callable<Integer> {
    /// What may be measured by itself.
    enum Part {
        THROUGHPUT,
        DIRECT,
        ORDER,
        RECOVERY,
        GROWTH
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "Default: 5.")
    private int rounds;

    @Option(
            names = "--commands",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Orders of one pass (default: 1000000).")
    private int commands;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "20261123", description = "Draws the orders.")
    private long seed;

    @Option(
            names = "--peer-waiting",
            paramLabel = "HOW",
            defaultValue = "YIELDING",
            description = "How exchange-core's threads wait: BLOCKING, YIELDING (default), BUSY_SPIN.")
    private String peerWaiting = "";

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "Only these: ${COMPLETION-CANDIDATES} (default: all).")
    private Set<Part> only = EnumSet.allOf(Part.class);

    @Option(names = "--in", paramLabel = "FOLDER", description = "Whose disk to use (default: the temporary folder's).")
    @Nullable
    private Path parent;

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    private final Path home;

    /// `home`: the module's folder, built.
    Comparison(Path home) {
        this.home = home;
    }

    public static void main(String[] arguments) {
        Path home = Path.of(System.getProperty("trading.bench.home", "bench"));
        System.exit(new CommandLine(new Comparison(home))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        List<Figure> figures = new ArrayList<>();
        Machine machine;
        try (TemporaryFolder folder = TemporaryFolder.in(parent)) {
            // also when it is broken off
            Runtime.getRuntime().addShutdownHook(new Thread(folder::close, "clean-up"));
            machine = Machine.of(folder.path());
            for (Part part : only) {
                tell(part.name().toLowerCase(Locale.ROOT));
                figures.addAll(measure(part, folder));
            }
        }
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(FigureTable.json(machine, figures));
        } else {
            FigureTable.print(machine, figures, out);
        }
        return 0;
    }

    private List<Figure> measure(Part part, TemporaryFolder folder) throws Exception {
        return switch (part) {
            case THROUGHPUT -> throughput(folder).measure(rounds);
            case DIRECT -> Alone.direct(seed, rounds);
            case ORDER -> Alone.order(seed, rounds, folder);
            case RECOVERY -> Alone.recovery(seed, rounds, folder);
            case GROWTH -> Growth.measure(seed, rounds, this::tell);
        };
    }

    private Throughput throughput(TemporaryFolder folder) throws IOException {
        return new Throughput(
                Contestant.ours(home.resolve("target/lib")),
                Contestant.exchangeCore(home.resolve("peer/target/lib")),
                peerWaiting,
                seed,
                commands,
                folder,
                this::tell);
    }

    private void tell(String step) {
        var err = spec.commandLine().getErr();
        err.println("  " + step + " ...");
        err.flush();
    }
}
