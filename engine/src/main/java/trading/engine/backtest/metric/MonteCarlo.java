package trading.engine.backtest.metric;

import java.util.SplittableRandom;

/// What the same trades or days could also have looked like. Seeded: the same seed gives the same answer.
public record MonteCarlo(Outcomes finalReturn, Outcomes maximumDrawdown) {

    /// The trades in another order, each with the profit that it had, from the same start. The final return
    /// is always the same; how deep it goes on the way is not.
    public static MonteCarlo shuffledTrades(double startEquity, double[] profits, int runs, long seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        double[] finals = new double[runs];
        double[] depths = new double[runs];
        double[] order = profits.clone();
        for (int run = 0; run < runs; run++) {
            for (int i = order.length - 1; i > 0; i--) {
                int other = dice.nextInt(i + 1);
                double kept = order[i];
                order[i] = order[other];
                order[other] = kept;
            }
            Path path = new Path(startEquity);
            for (double profit : order) {
                path.to(path.equity + profit);
            }
            finals[run] = path.equity / startEquity - 1;
            depths[run] = path.depth;
        }
        return new MonteCarlo(new Outcomes(finals), new Outcomes(depths));
    }

    /// Days drawn again in blocks of about `block` days, so that good and bad times stay together: the
    /// stationary bootstrap (Politis and Romano, 1994).
    public static MonteCarlo blockBootstrap(double[] dailyReturns, int block, int runs, long seed) {
        if (dailyReturns.length == 0 || block < 1) {
            throw new IllegalArgumentException(
                    "bootstrap: days=" + dailyReturns.length + " block=" + block + ": at least one of each");
        }
        SplittableRandom dice = new SplittableRandom(seed);
        double[] finals = new double[runs];
        double[] depths = new double[runs];
        for (int run = 0; run < runs; run++) {
            Path path = new Path(1);
            int day = dice.nextInt(dailyReturns.length);
            for (int i = 0; i < dailyReturns.length; i++) {
                path.to(path.equity * (1 + dailyReturns[day]));
                day = dice.nextInt(block) == 0 ? dice.nextInt(dailyReturns.length) : (day + 1) % dailyReturns.length;
            }
            finals[run] = path.equity - 1;
            depths[run] = path.depth;
        }
        return new MonteCarlo(new Outcomes(finals), new Outcomes(depths));
    }

    private static final class Path {
        private double equity;
        private double peak;
        private double depth;

        Path(double start) {
            equity = start;
            peak = start;
        }

        void to(double next) {
            equity = next;
            peak = Math.max(peak, next);
            depth = Math.max(depth, 1 - next / peak);
        }
    }
}
