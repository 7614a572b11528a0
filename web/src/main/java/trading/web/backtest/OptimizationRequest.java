package trading.web.backtest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.backtest.Objective;
import trading.web.json.Flat;

/// Many runs with other settings. `ranges`: like `5..50:5`, `5,10,20` or `20`. `trials`: so many drawn at random
/// instead of all. `insideDays`, `outsideDays`: to walk forward, choosing on so many days and using on the next.
public record OptimizationRequest(
        @Flat BacktestRequest run,
        List<RangeRequest> ranges,
        @Nullable Objective objective,
        @Nullable Integer trials,
        @Nullable Integer seed,
        @Nullable Integer insideDays,
        @Nullable Integer outsideDays) {

    /// The values that one parameter is tried with.
    public record RangeRequest(String name, String values) {}
}
