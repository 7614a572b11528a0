package trading.engine.backtest.metric;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// How sure one can be of a Sharpe ratio, given how long the run was, what its returns look like, and how many
/// others were tried to find it (Bailey and López de Prado, "The Sharpe Ratio Efficient Frontier", 2012, and
/// "The Deflated Sharpe Ratio", 2014). Ratios in here are per day, not per year.
public final class SharpeConfidence {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double EULER = 0.577_215_664_901_532_9;
    private static final int FEWEST = 3;

    private SharpeConfidence() {}

    /// The probability that the true ratio is above `benchmark`: `Φ((SR − SR*) √(n − 1) / √(1 − γ3 SR + (γ4 −
    /// 1)/4 SR²))`. `NaN` for fewer than three days, or days that are all alike.
    public static double probabilistic(Moments daily, double benchmark) {
        double ratio = daily.ratio();
        double shape = 1 - daily.skewness() * ratio + (daily.kurtosis() - 1) / 4 * ratio * ratio;
        if (daily.count() < FEWEST || !(shape > 0)) {
            return Double.NaN;
        }
        return NORMAL.cumulativeProbability((ratio - benchmark) * Math.sqrt(daily.count() - 1) / Math.sqrt(shape));
    }

    /// The best ratio to be expected of `trials` that have none, when their ratios vary by `variance`: `√V ((1 −
    /// γ) Φ⁻¹(1 − 1/N) + γ Φ⁻¹(1 − 1/(N e)))`. 0 for one trial.
    public static double expectedBest(int trials, double variance) {
        if (trials < 1 || variance < 0) {
            throw new IllegalArgumentException(
                    "sharpe: trials=" + trials + " variance=" + variance + ": trials from 1, variance from 0");
        }
        if (trials == 1) {
            return 0;
        }
        double first = NORMAL.inverseCumulativeProbability(1 - 1.0 / trials);
        double second = NORMAL.inverseCumulativeProbability(1 - 1.0 / (trials * Math.E));
        return Math.sqrt(variance) * ((1 - EULER) * first + EULER * second);
    }

    /// The probabilistic ratio against the best that chance alone would have found in so many trials.
    public static double deflated(Moments daily, int trials, double variance) {
        return probabilistic(daily, expectedBest(trials, variance));
    }
}
