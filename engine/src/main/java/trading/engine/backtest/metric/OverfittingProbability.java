package trading.engine.backtest.metric;

import java.util.ArrayList;
import java.util.List;

/// How often the trial that is best in one half of the time is among the worse half in the other half:
/// combinatorially symmetric cross-validation (Bailey, Borwein, López de Prado and Zhu, "The Probability of
/// Backtest Overfitting", 2017).
///
/// The time is cut into an even number of blocks; each way to take half of them is one split. Performance is
/// the ratio of mean to deviation. `probability`: the part of the splits whose winner ranks at or below the
/// median outside. `logits`: of each split, `ln(ω / (1 − ω))` with the relative rank ω.
public record OverfittingProbability(double probability, int splits, List<Double> logits) {
    private static final int MOST_BLOCKS = 16;

    public OverfittingProbability {
        logits = List.copyOf(logits);
    }

    /// `returns[trial][day]`, all of the same length; `blocks` even, from 2 to 16.
    public static OverfittingProbability of(double[][] returns, int blocks) {
        if (returns.length < 2
                || blocks < 2
                || blocks > MOST_BLOCKS
                || blocks % 2 != 0
                || returns[0].length < 2 * blocks) {
            throw new IllegalArgumentException("overfitting: trials=" + returns.length + " blocks=" + blocks + " days="
                    + (returns.length == 0 ? 0 : returns[0].length)
                    + ": two trials, an even number of blocks up to 16, and two days for each block are the least");
        }
        Blocks sums = Blocks.of(returns, blocks);
        List<Double> logits = new ArrayList<>();
        int below = 0;
        for (int chosen = 0; chosen < 1 << blocks; chosen++) {
            if (Integer.bitCount(chosen) == blocks / 2) {
                double logit = sums.logit(chosen);
                logits.add(logit);
                below += logit <= 0 ? 1 : 0;
            }
        }
        return new OverfittingProbability((double) below / logits.size(), logits.size(), logits);
    }

    /// Sums and sums of squares of each trial in each block, so that a split only adds.
    private static final class Blocks {
        private final double[][] sums;
        private final double[][] squares;
        private final int[] days;

        private Blocks(double[][] sums, double[][] squares, int[] days) {
            this.sums = sums;
            this.squares = squares;
            this.days = days;
        }

        static Blocks of(double[][] returns, int blocks) {
            double[][] sums = new double[returns.length][blocks];
            double[][] squares = new double[returns.length][blocks];
            int[] days = new int[blocks];
            int length = returns[0].length;
            for (int trial = 0; trial < returns.length; trial++) {
                if (returns[trial].length != length) {
                    throw new IllegalArgumentException(
                            "overfitting: trial=" + trial + " days=" + returns[trial].length + " first has " + length);
                }
                for (int block = 0; block < blocks; block++) {
                    int from = (int) ((long) length * block / blocks);
                    int to = (int) ((long) length * (block + 1) / blocks);
                    days[block] = to - from;
                    for (int day = from; day < to; day++) {
                        sums[trial][block] += returns[trial][day];
                        squares[trial][block] += returns[trial][day] * returns[trial][day];
                    }
                }
            }
            return new Blocks(sums, squares, days);
        }

        double logit(int chosen) {
            int best = 0;
            double bestInside = Double.NEGATIVE_INFINITY;
            for (int trial = 0; trial < sums.length; trial++) {
                double inside = ratio(trial, chosen);
                if (inside > bestInside) {
                    bestInside = inside;
                    best = trial;
                }
            }
            double outside = ratio(best, ~chosen);
            double rank = 1;
            for (int trial = 0; trial < sums.length; trial++) {
                if (trial != best) {
                    double other = ratio(trial, ~chosen);
                    rank += other < outside ? 1 : other == outside ? 0.5 : 0;
                }
            }
            double relative = rank / (sums.length + 1);
            return Math.log(relative / (1 - relative));
        }

        private double ratio(int trial, int chosen) {
            double sum = 0;
            double square = 0;
            int count = 0;
            for (int block = 0; block < days.length; block++) {
                if ((chosen >>> block & 1) == 1) {
                    sum += sums[trial][block];
                    square += squares[trial][block];
                    count += days[block];
                }
            }
            double mean = sum / count;
            double variance = square / count - mean * mean;
            return variance > 1e-30 ? mean / Math.sqrt(variance) : 0;
        }
    }
}
