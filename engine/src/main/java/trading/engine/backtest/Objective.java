package trading.engine.backtest;

import java.util.function.ToDoubleFunction;
import trading.engine.backtest.metric.Metrics;

/// What an optimisation is to find the most of. A run that it cannot be told of counts as the worst.
public enum Objective {
    SHARPE(metrics -> metrics.returns().sharpe()),
    SORTINO(metrics -> metrics.returns().sortino()),
    CALMAR(Metrics::calmar),
    TOTAL_RETURN(Metrics::totalReturn),
    PROFIT_FACTOR(metrics -> metrics.trades().profitFactor()),
    EXPECTANCY(metrics -> metrics.trades().expectancy());

    @SuppressWarnings("ImmutableEnumChecker") // method references only, which hold nothing
    private final ToDoubleFunction<Metrics> value;

    Objective(ToDoubleFunction<Metrics> value) {
        this.value = value;
    }

    /// `NaN` becomes the lowest number there is.
    public double of(Metrics metrics) {
        double found = value.applyAsDouble(metrics);
        return Double.isNaN(found) ? Double.NEGATIVE_INFINITY : found;
    }
}
