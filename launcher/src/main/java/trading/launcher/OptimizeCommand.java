package trading.launcher;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.Objective;
import trading.engine.backtest.Optimization;
import trading.engine.backtest.ParameterGrid;
import trading.engine.backtest.Trial;
import trading.engine.backtest.WalkForward;
import trading.engine.backtest.metric.OverfittingProbability;
import trading.engine.history.DamagedHistoryException;
import trading.web.backtest.OptimizationJson;

/// Runs a strategy with many settings, and says how much the best of them proves.
@Command(
        name = "optimize",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a strategy with many settings, and says how much the best of them proves:",
            "deflated Sharpe ratio, probability of overfitting, and with --walk-forward what it would have brought."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            "64:the command line is wrong, bars are missing, or the strategy does not compile",
            "65:the history is damaged"
        })
final class OptimizeCommand implements Callable<Integer> {
    private static final int SHOWN = 15;
    private static final int USUAL_MOST = 5_000;
    private static final String ROW = "  %10s %10s %10s %8s %7s  %s%n";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private BacktestOptions options = new BacktestOptions();

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUES",
            required = true,
            description = "fast=5..50:5, fast=5,10,20 or fast=20; may be given several times.")
    private List<String> axes = List.of();

    @Option(
            names = "--objective",
            paramLabel = "WHAT",
            defaultValue = "SHARPE",
            description = "SHARPE, SORTINO, CALMAR, TOTAL_RETURN, PROFIT_FACTOR or EXPECTANCY (default: SHARPE).")
    private Objective objective = Objective.SHARPE;

    @Option(
            names = "--trials",
            paramLabel = "COUNT",
            description = "Draw so many at random instead of trying all (default: all, up to " + USUAL_MOST + ").")
    private @Nullable Integer trials;

    @Option(names = "--seed", paramLabel = "NUMBER", defaultValue = "1", description = "Of the drawing (default: 1).")
    private long seed;

    @Option(
            names = "--walk-forward",
            paramLabel = "INSIDE/OUTSIDE",
            description = "Days to choose on and days to use, for example 90/30.")
    private @Nullable String walk;

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            ParameterGrid grid = ParameterGrid.parse(axes);
            if (trials == null && grid.size() > USUAL_MOST) {
                err.println("optimize: " + grid.size() + " combinations: draw some of them with --trials COUNT");
                return ExitCode.USAGE;
            }
            List<SortedMap<String, String>> settings = trials == null ? grid.all() : grid.drawn(trials, seed);
            BacktestPlan plan = options.plan(settings.getFirst()).with(new TreeMap<>());
            RunProgress progress = new RunProgress(err);
            Optimization.Progress told = (done, all) -> {
                progress.tell(done, all);
                return true;
            };
            int threads = Runtime.getRuntime().availableProcessors();
            if (walk != null) {
                long[] days = days(walk);
                show(WalkForward.run(plan, settings, objective, days[0], days[1], threads, told), out);
            } else {
                show(Optimization.run(plan, settings, objective, threads, told), out);
            }
            out.flush();
            return ExitCode.OK;
        } catch (DamagedHistoryException damaged) {
            err.println(damaged.getMessage());
            return ExitCode.DATA;
        } catch (OptionException | IllegalArgumentException wrong) {
            err.println(wrong.getMessage());
            return ExitCode.USAGE;
        }
    }

    private static long[] days(String text) throws OptionException {
        String[] parts = text.split("/", -1);
        try {
            if (parts.length == 2) {
                return new long[] {
                    Duration.ofDays(Integer.parseInt(parts[0])).toNanos(),
                    Duration.ofDays(Integer.parseInt(parts[1])).toNanos()
                };
            }
        } catch (NumberFormatException | ArithmeticException wrong) {
            throw new OptionException("--walk-forward " + text + ": write days, like 90/30");
        }
        throw new OptionException("--walk-forward " + text + ": write days, like 90/30");
    }

    private void show(Optimization found, PrintWriter out) {
        OverfittingProbability overfitting = found.overfitting();
        if (json) {
            out.println(new OptimizationJson().of(found));
            return;
        }
        out.println(found.trials().size() + " trials, the best by "
                + found.objective().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " first");
        out.printf(ROW, "RETURN", "SHARPE", "DRAWDOWN", "TRADES", "WON", "SETTINGS");
        found.trials().stream().limit(SHOWN).forEach(trial -> row(trial, out));
        out.println();
        out.println("  deflated Sharpe: the best one is more than chance with "
                + BacktestText.percent(found.deflatedSharpe()) + " certainty");
        out.println("  probability of overfitting: "
                + (overfitting == null
                        ? "unknown, there are too few trials or days"
                        : BacktestText.percent(overfitting.probability()) + " (" + overfitting.splits() + " splits)"));
    }

    private static void row(Trial trial, PrintWriter out) {
        if (trial.metrics() == null) {
            out.printf(ROW, "-", "-", "-", "-", "-", trial.settings() + " " + trial.failed());
            return;
        }
        out.printf(
                ROW,
                BacktestText.percent(trial.metrics().totalReturn()),
                BacktestText.number(trial.metrics().returns().sharpe()),
                BacktestText.percent(trial.metrics().maximumDrawdown()),
                trial.metrics().trades().count(),
                BacktestText.percent(trial.metrics().trades().winRate()),
                trial.settings());
    }

    private void show(WalkForward walked, PrintWriter out) {
        if (json) {
            out.println(new OptimizationJson().of(walked));
            return;
        }
        out.println(walked.steps().size() + " steps, each used after it was chosen");
        for (WalkForward.Step step : walked.steps()) {
            out.println("  " + History.time(step.splitNanos()) + " to " + History.time(step.toNanos()) + "  inside "
                    + total(step.inside()) + ", outside " + total(step.outside()) + "  " + step.chosen());
        }
        out.println();
        out.println("  return outside      " + BacktestText.percent(OptimizationJson.outsideReturn(walked)));
        out.println("  Sharpe outside      "
                + BacktestText.number(walked.outsideReturns().sharpe()));
        out.println("  efficiency          " + BacktestText.number(walked.efficiency())
                + " (of what was found inside, this much came outside)");
    }

    private static String total(Trial trial) {
        return trial.metrics() == null
                ? "-"
                : BacktestText.percent(trial.metrics().totalReturn());
    }
}
