package trading.launcher;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import trading.engine.backtest.search.CmaEs;
import trading.engine.backtest.search.CrossValidation;
import trading.engine.backtest.search.Objective;
import trading.engine.backtest.search.ParameterGrid;
import trading.engine.backtest.search.Search;
import trading.engine.backtest.search.WalkForward;

/// What `optimize` looks for, among which settings, and on which time it chooses and proves them.
final class SearchOptions {
    private static final int USUAL_MOST = 5_000;
    private static final double WHOLE = 100;

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUES",
            required = true,
            description = "fast=5..50:5, fast=5,10,20 or fast=20; may be given several times.")
    private List<String> axes = List.of();

    @Option(
            names = "--objective",
            paramLabel = "WHAT",
            defaultValue = "sharpe",
            description = "Any figure of the report, like sharpe or maximum-drawdown; several with commas between them"
                    + " for their Pareto front, with grid and random (default: sharpe).")
    private String objectives = "sharpe";

    @Option(
            names = "--search",
            paramLabel = "HOW",
            description =
                    "grid: all settings (up to " + USUAL_MOST + "); random: --trials of them; cma-es: learns where"
                            + " to look, --trials times (default: grid, or random with --trials).")
    private @Nullable String search;

    @Option(names = "--trials", paramLabel = "COUNT", description = "How many settings random and cma-es try.")
    private @Nullable Integer trials;

    @Option(names = "--seed", paramLabel = "NUMBER", defaultValue = "1", description = "Of the drawing (default: 1).")
    private long seed;

    @Option(
            names = "--walk-forward",
            paramLabel = "INSIDE/OUTSIDE",
            description = "Days to choose on and days to use, for example 90/30.")
    private @Nullable String walk;

    @Option(names = "--anchored", description = "Walk forward choosing on all days before, not only the last ones.")
    private boolean anchored;

    @Option(
            names = "--folds",
            paramLabel = "COUNT",
            description = "Cross-validate: choose on all folds of the time but one, and use on that one.")
    private @Nullable Integer folds;

    @Option(
            names = "--embargo",
            paramLabel = "PERCENT",
            description = "Of all days, left out after each fold (default: 0).")
    private @Nullable Double embargo;

    List<Objective> objectives() {
        return Objective.parse(objectives);
    }

    /// That no objective is passed over in silence.
    void checkObjectives(Search chosen) throws OptionException {
        List<Objective> all = objectives();
        if (all.size() > 1 && (walk != null || folds != null)) {
            throw new OptionException("--objective " + objectives + ": " + (walk != null ? "--walk-forward" : "--folds")
                    + " chooses by one objective: name one, or leave it out for the Pareto front of several");
        }
        chosen.check(all);
    }

    ParameterGrid grid() {
        return ParameterGrid.parse(axes);
    }

    Search search(ParameterGrid grid) throws OptionException {
        String how = search != null ? search : trials == null ? "grid" : "random";
        Integer count = trials;
        if (how.equals("grid")) {
            if (count != null) {
                throw new OptionException("--search grid: tries all settings: leave out --trials, or search at random");
            }
            if (grid.size() > USUAL_MOST) {
                throw new OptionException(
                        "optimize: " + grid.size() + " combinations: draw some of them with --trials COUNT");
            }
            return new Search.Listed(grid.all());
        }
        if (!how.equals("random") && !how.equals("cma-es")) {
            throw new OptionException("--search " + how + ": write grid, random or cma-es");
        }
        if (count == null || count < 1) {
            throw new OptionException("--search " + how + ": say how many settings to try with --trials COUNT");
        }
        return how.equals("random") ? new Search.Listed(grid.drawn(count, seed)) : new CmaEs(grid, count, seed);
    }

    /// Null when it does not walk forward.
    WalkForward.@Nullable Windows windows() throws OptionException {
        if (walk == null) {
            if (anchored) {
                throw new OptionException("--anchored: says how to walk forward: give --walk-forward too");
            }
            return null;
        }
        if (folds != null) {
            throw new OptionException("--walk-forward and --folds: choose one of them");
        }
        String[] parts = walk.split("/", -1);
        try {
            if (parts.length == 2) {
                return new WalkForward.Windows(
                        Duration.ofDays(Integer.parseInt(parts[0])).toNanos(),
                        Duration.ofDays(Integer.parseInt(parts[1])).toNanos(),
                        anchored);
            }
        } catch (NumberFormatException | ArithmeticException wrong) {
            throw new OptionException("--walk-forward " + walk + ": write days, like 90/30");
        }
        throw new OptionException("--walk-forward " + walk + ": write days, like 90/30");
    }

    /// Null when it does not cross-validate.
    CrossValidation.@Nullable Folds folds() throws OptionException {
        if (folds == null) {
            if (embargo != null) {
                throw new OptionException("--embargo: is between folds: give --folds too");
            }
            return null;
        }
        return new CrossValidation.Folds(folds, embargo == null ? 0 : embargo / WHOLE);
    }
}
