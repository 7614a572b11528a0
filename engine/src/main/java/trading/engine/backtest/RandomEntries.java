package trading.engine.backtest;

import java.util.List;
import java.util.SplittableRandom;
import trading.engine.backtest.metric.ClosedTrade;
import trading.engine.backtest.metric.Outcomes;
import trading.engine.history.BarColumns;
import trading.engine.model.Side;

/// Whether the entries are better than chance: the same trades (instrument, side, length, fees) with their entries
/// drawn at random over the run's time, many times. Seeded.
///
/// `meanGain`: of the real trades, profit against entry. `byChance`: the means of the random ones. `probability`: of
/// chance being as good, at least `1 / (runs + 1)`; `NaN` without trades.
public record RandomEntries(double meanGain, Outcomes byChance, double probability) {

    /// `trades` and `feeds` of one run, `feePpm` of each side.
    public static RandomEntries of(
            List<ClosedTrade> trades,
            List<BarFeed> feeds,
            long fromNanos,
            long toNanos,
            int feePpm,
            int runs,
            long seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        double real = 0;
        for (ClosedTrade trade : trades) {
            real += trade.gain() / trades.size();
        }
        double[] means = new double[trades.isEmpty() ? 0 : runs];
        int asGood = 0;
        for (int run = 0; run < means.length; run++) {
            double sum = 0;
            for (ClosedTrade trade : trades) {
                sum += gain(trade, feeds, fromNanos, toNanos, feePpm, dice);
            }
            means[run] = sum / trades.size();
            asGood += means[run] >= real ? 1 : 0;
        }
        double probability = trades.isEmpty() ? Double.NaN : (asGood + 1.0) / (runs + 1.0);
        return new RandomEntries(trades.isEmpty() ? Double.NaN : real, Outcomes.of(means), probability);
    }

    private static double gain(
            ClosedTrade trade, List<BarFeed> feeds, long fromNanos, long toNanos, int feePpm, SplittableRandom dice) {
        BarFeed feed = feeds.stream()
                .filter(one -> one.instrument().symbol().equals(trade.symbol()))
                .findFirst()
                .orElseThrow();
        BarColumns bars = feed.bars();
        int first = bars.firstFrom(fromNanos);
        int end = bars.firstFrom(toNanos);
        int length = (int) Math.min(Math.max(1, trade.heldNanos() / feed.frame().nanos()), end - first - 1);
        if (length < 1) {
            return 0;
        }
        int entry = first + dice.nextInt(end - first - length);
        double in = bars.close(entry);
        double out = bars.close(entry + length);
        double move = (out - in) / in * (trade.side() == Side.BUY ? 1 : -1);
        return move - feePpm / 1e6 * (1 + out / in);
    }
}
