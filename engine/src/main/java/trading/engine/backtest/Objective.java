package trading.engine.backtest;

import trading.engine.backtest.metric.Metrics;

/// What an optimisation is to find the most of. A run that it cannot be told of counts as the worst.
public enum Objective {
    SHARPE,
    SORTINO,
    CALMAR,
    TOTAL_RETURN,
    PROFIT_FACTOR,
    EXPECTANCY;

    /// `NaN` becomes the lowest number there is.
    public double of(Metrics metrics) {
        double found = switch (this) {
            case SHARPE -> metrics.returns().sharpe();
            case SORTINO -> metrics.returns().sortino();
            case CALMAR -> metrics.calmar();
            case TOTAL_RETURN -> metrics.totalReturn();
            case PROFIT_FACTOR -> metrics.trades().profitFactor();
            case EXPECTANCY -> metrics.trades().expectancy();
        };
        return Double.isNaN(found) ? Double.NEGATIVE_INFINITY : found;
    }
}
