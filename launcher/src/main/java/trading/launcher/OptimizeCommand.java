package trading.launcher;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.Stopped;
import trading.engine.backtest.search.CrossValidation;
import trading.engine.backtest.search.DamagedTrialsException;
import trading.engine.backtest.search.HoldOut;
import trading.engine.backtest.search.Objective;
import trading.engine.backtest.search.Optimization;
import trading.engine.backtest.search.ParameterGrid;
import trading.engine.backtest.search.Search;
import trading.engine.backtest.search.TrialEngine;
import trading.engine.backtest.search.TrialEngineProvider;
import trading.engine.backtest.search.TrialLog;
import trading.engine.backtest.search.TrialRunner;
import trading.engine.backtest.search.TrialWork;
import trading.engine.backtest.search.WalkForward;
import trading.engine.chain.ChainDamagedException;
import trading.engine.history.DamagedHistoryException;
import trading.launcher.config.ConfigException;
import trading.web.backtest.OptimizationJson;

/// Runs a strategy with many settings, and says how much the best of them proves.
@Command(
        name = "optimize",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a strategy with many settings, and says how much the best of them proves:",
            "deflated Sharpe ratio, probability of overfitting, and with --walk-forward, --folds or --hold-out what it"
                    + " would have brought.",
            "Each trial is kept when it is over: the same command goes on after a kill where it was."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            "64:the command line is wrong, bars are missing, the strategy does not compile, or the hold-out was"
                    + " looked at before",
            "65:the history, the file of trials, or what was kept of the analyst's calls, is damaged"
        })
final class OptimizeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private BacktestOptions options = new BacktestOptions();

    @Mixin
    private SearchOptions searching = new SearchOptions();

    @Mixin
    private HoldOutOptions holding = new HoldOutOptions();

    @Option(
            names = "--resume",
            paramLabel = "FOLDER",
            description = "Where finished trials are kept and taken from (default: optimizations/ of the data folder).")
    private @Nullable Path resume;

    @Option(
            names = "--engine",
            paramLabel = "WHERE",
            defaultValue = "local[*]",
            description = "local[THREADS], local[*] for all processors, or with the Spark module spark://HOST:PORT"
                    + " (default: local[*]).")
    private String engine = "local[*]";

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            run(out, err);
            out.flush();
            return ExitCode.OK;
        } catch (DamagedHistoryException | DamagedTrialsException | ChainDamagedException damaged) {
            err.println(damaged.getMessage());
            return ExitCode.DATA;
        } catch (OptionException | IllegalArgumentException wrong) {
            err.println(wrong.getMessage());
            return ExitCode.USAGE;
        }
    }

    private void run(PrintWriter out, PrintWriter err)
            throws OptionException, ConfigException, IOException, Stopped, InterruptedException {
        ParameterGrid grid = searching.grid();
        Search search = searching.search(grid);
        WalkForward.Windows windows = searching.windows();
        CrossValidation.Folds folds = searching.folds();
        List<Objective> objectives = searching.objectives();
        searching.checkObjectives(search);
        holding.check(windows == null && folds == null);
        BacktestPlan whole = options.plan(grid.first()).with(new TreeMap<>());
        HoldOut held = holding.of(whole);
        TrialWork work = new TrialWork(whole, options.origin(), options.terms());
        try (TrialLog log = log(work);
                TrialEngine where = TrialEngineProvider.open(work, engine)) {
            holding.refuseSecondLook(held, log);
            TrialRunner runner = new TrialRunner(where, log, progress(err));
            long from = whole.fromNanos();
            long to = held == null ? whole.toNanos() : held.fromNanos();
            if (windows != null) {
                show(WalkForward.run(runner, search, objectives.getFirst(), windows, from, to), out);
            } else if (folds != null) {
                show(CrossValidation.run(runner, search, objectives.getFirst(), folds, from, to), out);
            } else {
                Optimization found = Optimization.run(runner, search, objectives, from, to);
                show(found, held, holding.isLook() && held != null ? look(found, held, where, log) : null, out);
            }
            if (runner.taken() > 0) {
                err.println("optimize: " + runner.taken() + " of " + runner.made() + " trials were taken from "
                        + log.file());
            }
        }
    }

    private static TrialRunner.Progress progress(PrintWriter err) {
        RunProgress progress = new RunProgress(err);
        return (done, all) -> {
            progress.tell(done, all);
            return true;
        };
    }

    private TrialLog log(TrialWork work) throws OptionException, ConfigException, IOException {
        Path folder = resume == null ? options.dataDirectory().resolve(TrialLog.FOLDER) : resume;
        return TrialLog.open(folder, work)
                .orElseThrow(
                        () -> new OptionException("optimize: another optimisation of this strategy is writing into "
                                + folder + ": wait for it, or name another folder with --resume"));
    }

    private static TrialLog.Look look(Optimization found, HoldOut held, TrialEngine where, TrialLog log)
            throws Stopped, InterruptedException {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        String user = System.getProperty("user.name", "somebody");
        return held.look(found.best().settings(), now, user + " on the command line", where, log, () -> true);
    }

    private void show(Optimization found, @Nullable HoldOut held, TrialLog.@Nullable Look look, PrintWriter out) {
        if (!json) {
            OptimizationText.print(found, out);
            if (held != null) {
                OptimizationText.print(held, look, out);
            }
            return;
        }
        ObjectNode all = new OptimizationJson().of(found);
        if (held != null) {
            all.set("holdOut", new OptimizationJson().of(held, look));
        }
        out.println(all);
    }

    private void show(WalkForward walked, PrintWriter out) {
        if (json) {
            out.println(new OptimizationJson().of(walked));
        } else {
            OptimizationText.print(walked, out);
        }
    }

    private void show(CrossValidation validated, PrintWriter out) {
        if (json) {
            out.println(new OptimizationJson().of(validated));
        } else {
            OptimizationText.print(validated, out);
        }
    }
}
