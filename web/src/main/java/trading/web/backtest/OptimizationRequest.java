package trading.web.backtest;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.backtest.search.Objective;
import trading.web.json.Flat;

/// Many runs with other settings. `ranges`: like `5..50:5`, `5,10,20` or `20`. `objective`: what to find
/// the most of, or the least where that is better; `objectives`: several in its place, for their Pareto
/// front, the first one leading. `search`: `GRID` tries all, `RANDOM` and `CMA_ES` as many as `trials`
/// says. `insideDays`, `outsideDays`: to walk forward, choosing on so many days, or when `anchored` on all
/// days before, and using on the next. `folds`: to cross-validate, with an embargo of `embargoPercent` of
/// all days after each fold. `holdOutPercent` or `holdOutFrom` (like `2024-01-31`): the end of the time that
/// nothing of this sees, to be looked at once when it is over.
public record OptimizationRequest(
        @Flat BacktestRequest run,
        List<RangeRequest> ranges,
        @Nullable Objective objective,
        @Nullable List<Objective> objectives,
        @Nullable SearchKind search,
        @Nullable Integer trials,
        @Nullable Integer seed,
        @Nullable Integer insideDays,
        @Nullable Integer outsideDays,
        @Nullable Boolean anchored,
        @Nullable Integer folds,
        @Nullable BigDecimal embargoPercent,
        @Nullable BigDecimal holdOutPercent,
        @Nullable String holdOutFrom) {

    /// The values that one parameter is tried with.
    public record RangeRequest(String name, String values) {}

    /// Which of all settings are tried.
    public enum SearchKind {
        GRID,
        RANDOM,
        CMA_ES
    }
}
