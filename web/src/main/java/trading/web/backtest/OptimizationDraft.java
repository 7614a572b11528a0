package trading.web.backtest;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.search.CmaEs;
import trading.engine.backtest.search.CrossValidation;
import trading.engine.backtest.search.HoldOut;
import trading.engine.backtest.search.Objective;
import trading.engine.backtest.search.ParameterGrid;
import trading.engine.backtest.search.Search;
import trading.engine.backtest.search.WalkForward;
import trading.web.backtest.OptimizationRequest.SearchKind;

/// What a request for an optimisation asks for, read and checked. `first`: settings to make a plan with. At
/// most one of `windows` and `folds` is there. `heldPart` (of 1) or `heldFromNanos`: what is held out. All complaints
/// are [IllegalArgumentException] in words for
/// people.
record OptimizationDraft(
        Search search,
        SortedMap<String, String> first,
        List<Objective> objectives,
        WalkForward.@Nullable Windows windows,
        CrossValidation.@Nullable Folds folds,
        @Nullable Double heldPart,
        @Nullable Long heldFromNanos) {
    private static final int MOST_TRIALS = 2_000;
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    static OptimizationDraft of(OptimizationRequest request) {
        ParameterGrid grid = grid(request);
        List<Objective> objectives = objectives(request);
        WalkForward.Windows windows = windows(request);
        CrossValidation.Folds folds = folds(request);
        if (windows != null && folds != null) {
            throw new IllegalArgumentException("Walk forward or cross-validate: not both at once.");
        }
        if (objectives.size() > 1 && (windows != null || folds != null)) {
            throw new IllegalArgumentException("To walk forward and to cross-validate takes one objective, by which"
                    + " is chosen: name one, or run all of the time for the Pareto front of several.");
        }
        Search search = search(request, grid, folds);
        search.check(objectives);
        BigDecimal held = request.holdOutPercent();
        if (held != null && request.holdOutFrom() != null) {
            throw new IllegalArgumentException("Give holdOutPercent or holdOutFrom, not both.");
        }
        return new OptimizationDraft(
                search,
                grid.first(),
                objectives,
                windows,
                folds,
                held == null ? null : held.movePointLeft(2).doubleValue(),
                RunDraft.time("holdOutFrom", request.holdOutFrom()));
    }

    /// Of that plan's time; null when nothing is held out.
    @Nullable
    HoldOut holdOut(BacktestPlan plan) {
        if (heldPart != null) {
            return HoldOut.last(plan, heldPart);
        }
        return heldFromNanos == null ? null : HoldOut.from(plan, heldFromNanos);
    }

    /// The ranges, and what is set once and for all.
    private static ParameterGrid grid(OptimizationRequest request) {
        if (request.ranges().isEmpty()) {
            throw new IllegalArgumentException("An optimisation needs the range of one parameter at least.");
        }
        List<String> axes = new ArrayList<>();
        SortedMap<String, String> fixed = RunDraft.settings(request.run());
        for (OptimizationRequest.RangeRequest range : request.ranges()) {
            axes.add(range.name() + "=" + range.values());
            fixed.remove(range.name());
        }
        fixed.forEach((name, value) -> axes.add(name + "=" + value));
        return ParameterGrid.parse(axes);
    }

    private static List<Objective> objectives(OptimizationRequest request) {
        List<Objective> several = request.objectives();
        if (several == null || several.isEmpty()) {
            return List.of(RunDraft.or(request.objective(), Objective.SHARPE));
        }
        if (request.objective() != null) {
            throw new IllegalArgumentException("Give objective or objectives, not both.");
        }
        if (several.stream().distinct().count() < several.size()) {
            throw new IllegalArgumentException("One of the objectives is there twice: " + several);
        }
        return several;
    }

    private static Search search(
            OptimizationRequest request, ParameterGrid grid, CrossValidation.@Nullable Folds folds) {
        Integer trials = request.trials();
        SearchKind kind = RunDraft.or(request.search(), trials == null ? SearchKind.GRID : SearchKind.RANDOM);
        if ((kind == SearchKind.GRID) != (trials == null)) {
            throw new IllegalArgumentException("trials says how many RANDOM and CMA_ES make; GRID tries all settings.");
        }
        long each = trials == null ? grid.size() : trials;
        long all = kind == SearchKind.CMA_ES && folds != null ? each * folds.count() : each;
        if (each < 1 || all > MOST_TRIALS) {
            throw new IllegalArgumentException(
                    all + " trials: 1 to " + MOST_TRIALS + " are made here: draw some of them, or narrow the ranges");
        }
        long seed = RunDraft.or(request.seed(), 1);
        return switch (kind) {
            case GRID -> new Search.Listed(grid.all());
            case RANDOM -> new Search.Listed(grid.drawn((int) each, seed));
            case CMA_ES -> new CmaEs(grid, (int) each, seed);
        };
    }

    private static WalkForward.@Nullable Windows windows(OptimizationRequest request) {
        boolean anchored = RunDraft.or(request.anchored(), false);
        if (request.insideDays() == null && request.outsideDays() == null && !anchored) {
            return null;
        }
        int inside = RunDraft.or(request.insideDays(), 0);
        int outside = RunDraft.or(request.outsideDays(), 0);
        if (inside < 1 || outside < 1) {
            throw new IllegalArgumentException("To walk forward takes insideDays and outsideDays, both above 0.");
        }
        return new WalkForward.Windows(
                Duration.ofDays(inside).toNanos(), Duration.ofDays(outside).toNanos(), anchored);
    }

    private static CrossValidation.@Nullable Folds folds(OptimizationRequest request) {
        BigDecimal embargo = request.embargoPercent();
        Integer count = request.folds();
        if (count == null) {
            if (embargo != null) {
                throw new IllegalArgumentException("An embargo is between folds: say how many with folds.");
            }
            return null;
        }
        double part = embargo == null ? 0 : embargo.doubleValue() / WHOLE.doubleValue();
        return new CrossValidation.Folds(count, part);
    }
}
