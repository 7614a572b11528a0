package trading.launcher.strategy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.backtest.bias.BiasCheck;
import trading.engine.backtest.bias.BiasFinding;
import trading.engine.backtest.bias.BiasReport;
import trading.engine.orchestrator.Orchestrator;
import trading.engine.strategy.host.Assignment;
import trading.engine.strategy.user.CompileProblem;
import trading.engine.strategy.user.StrategyFolder;
import trading.engine.strategy.user.UserStrategy;
import trading.web.strategy.StrategyFile;
import trading.web.strategy.StrategyFiles;

/// Brings the files of a folder into the orchestrator, and knows what became of each.
///
/// A file that does not compile leaves the version before it running. One that passes no check runs on paper with
/// marks, which keep it from live trading. Files are looked at by one thread, checks made by another.
public final class UserStrategies implements StrategyFolder.Listener, StrategyFiles, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UserStrategies.class);

    private final Orchestrator orchestrator;
    private final Orchestrator.DeskNow desk;
    private final Clock clock;
    private final Path directory;
    private final StrategyFolder folder;
    private final Map<String, StrategyFile> files = new ConcurrentSkipListMap<>();

    /// Names that came from files; only the folder's thread looks at it.
    private final Set<String> own = new HashSet<>();

    private final ExecutorService checks = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("strategy-check").factory());

    /// Looks at nothing yet.
    public UserStrategies(Path directory, Orchestrator orchestrator, Orchestrator.DeskNow desk, Clock clock) {
        this.orchestrator = orchestrator;
        this.desk = desk;
        this.clock = clock;
        this.directory = directory;
        this.folder = new StrategyFolder(directory, this);
    }

    /// Takes what is in the folder, and what is saved there from now on. After the orchestrator has started.
    public void start() throws IOException {
        folder.start();
    }

    @Override
    public List<StrategyFile> files() {
        return List.copyOf(files.values());
    }

    @Override
    public Optional<String> source(String file) throws IOException {
        if (!files.containsKey(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(directory.resolve(file), StandardCharsets.UTF_8));
        } catch (NoSuchFileException goneMeanwhile) {
            return Optional.empty();
        }
    }

    @Override
    public void loaded(UserStrategy strategy) {
        String file = strategy.source().file();
        String name = strategy.declaration().name();
        try {
            refuseTaken(file, name);
            retire(file, name);
            var unused = orchestrator.put(name, Assignment.declaredBy(strategy::create, true), desk);
            own.add(name);
            LOG.info(
                    "strategy file={} name={} version={} is running",
                    file,
                    name,
                    strategy.source().version());
            put(strategy, List.of(), StrategyFile.CHECKING);
            checks.execute(() -> check(strategy));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IllegalArgumentException refused) {
            String text = "cannot run: " + refused.getMessage();
            broken(file, List.of(new CompileProblem(file, 0, 0, true, text)));
        }
    }

    /// The file has given its strategy another name: the one of before runs no more.
    private void retire(String file, String name) throws InterruptedException {
        StrategyFile before = files.get(file);
        if (before != null && !before.name().isEmpty() && !before.name().equals(name)) {
            orchestrator.withdraw(before.name(), "its file " + file + " now holds " + name);
        }
    }

    /// A name belongs to the file that had it first, and shipped ones to nobody.
    private void refuseTaken(String file, String name) {
        for (StrategyFile other : files.values()) {
            if (!other.file().equals(file) && other.name().equals(name)) {
                throw new IllegalArgumentException("the name " + name + " is taken by " + other.file());
            }
        }
        if (!own.contains(name)
                && orchestrator.states().stream().anyMatch(state -> state.name().equals(name))) {
            throw new IllegalArgumentException("the name " + name + " is taken by a strategy of the product");
        }
    }

    private void put(UserStrategy strategy, List<String> marks, String check) {
        files.put(
                strategy.source().file(),
                new StrategyFile(
                        strategy.source().file(),
                        strategy.declaration().name(),
                        strategy.source().version(),
                        true,
                        strategy.warnings().stream()
                                .map(CompileProblem::toString)
                                .toList(),
                        marks,
                        check,
                        clock.instant().toString()));
    }

    private void check(UserStrategy strategy) {
        List<String> marks = new ArrayList<>();
        strategy.forbidden().forEach(use -> marks.add(use.toString()));
        String summary;
        try {
            BiasReport report = new BiasCheck(() -> strategy::createApart).check();
            report.findings().stream().map(BiasFinding::text).forEach(marks::add);
            summary = report.summary();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return;
        } catch (RuntimeException failed) {
            LOG.error("strategy file={} could not be checked", strategy.source().file(), failed);
            summary = "it could not be checked: " + failed;
            marks.add(summary);
        }
        StrategyFile now = files.get(strategy.source().file());
        if (now != null && now.version().equals(strategy.source().version())) {
            put(strategy, marks, summary);
            if (!marks.isEmpty()) {
                LOG.warn(
                        "strategy file={} runs on paper only: {}",
                        strategy.source().file(),
                        String.join("; ", marks));
            }
        }
    }

    @Override
    public void broken(String file, List<CompileProblem> problems) {
        StrategyFile before = files.get(file);
        List<String> texts = problems.stream().map(CompileProblem::toString).toList();
        files.put(
                file,
                new StrategyFile(
                        file,
                        before == null ? "" : before.name(),
                        before == null ? "" : before.version(),
                        false,
                        texts,
                        before == null ? List.of() : before.marks(),
                        before == null ? "" : before.check(),
                        clock.instant().toString()));
        LOG.error(
                "strategy file={} is broken{}: {}",
                file,
                before == null || before.name().isEmpty() ? "" : ", the version before runs on",
                String.join("; ", texts));
    }

    @Override
    public void removed(String file) {
        StrategyFile before = files.remove(file);
        if (before == null || before.name().isEmpty()) {
            return;
        }
        try {
            orchestrator.withdraw(before.name(), "its file " + file + " is gone");
            LOG.info("strategy file={} is gone: name={} is stopped, its trades keep their stops", file, before.name());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        folder.close();
        checks.shutdownNow();
    }
}
