package trading.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.drift.DriftReport;
import trading.engine.drift.DriftRun;
import trading.engine.drift.SessionStates;
import trading.engine.journal.Storage;
import trading.engine.orchestrator.SessionMark;
import trading.engine.strategy.StrategyCatalog;
import trading.engine.strategy.host.StrategyFactory;
import trading.engine.strategy.user.UserStrategy;
import trading.web.drift.DriftDesk;

/// The journal of a data directory against the backtester.
final class Drift implements DriftDesk.Comparison {
    private static final Logger LOG = LoggerFactory.getLogger(Drift.class);

    private final Path dataDirectory;
    private final Function<String, Optional<StrategyFactory>> strategies;

    Drift(Path dataDirectory, Function<String, Optional<StrategyFactory>> strategies) {
        this.dataDirectory = dataDirectory;
        this.strategies = strategies;
    }

    @Override
    public boolean hasSessionsBefore(long toNanos) throws IOException {
        List<SessionMark> marks = new SessionFile(dataDirectory).read();
        return !marks.isEmpty() && marks.getFirst().timeNanos() < toNanos;
    }

    @Override
    public DriftReport run(long fromNanos, long toNanos, BooleanSupplier goesOn)
            throws IOException, InterruptedException {
        return DriftRun.run(
                Storage.in(dataDirectory.resolve("journal")),
                SessionStates.in(dataDirectory.resolve("drift").resolve("states")),
                new SessionFile(dataDirectory).read(),
                strategies,
                fromNanos,
                toNanos,
                goesOn);
    }

    /// Those that come with the product, and those of the user's folder that compile.
    static Function<String, Optional<StrategyFactory>> strategies(Path configDirectory) throws IOException {
        Map<String, StrategyFactory> known = new HashMap<>();
        Path folder = StrategyFolderOption.of(configDirectory);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                    if (file.toString().endsWith(".java")) {
                        add(file, known);
                    }
                }
            }
        }
        StrategyCatalog.names().forEach(name -> known.put(name, settings -> StrategyCatalog.create(name, settings)));
        return name -> Optional.ofNullable(known.get(name));
    }

    /// One that does not compile is not there: the report says so of its fills.
    private static void add(Path file, Map<String, StrategyFactory> known) throws IOException {
        try {
            UserStrategy strategy = BacktestOptions.load(file);
            known.put(strategy.create(Map.of()).declaration().name(), strategy::create);
        } catch (OptionException broken) {
            LOG.warn("drift: strategy file={} cannot be used: {}", file, broken.getMessage());
        }
    }
}
