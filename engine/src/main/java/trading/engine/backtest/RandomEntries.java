package trading.engine.backtest;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import trading.engine.backtest.metric.ClosedTrade;
import trading.engine.backtest.metric.Outcomes;
import trading.engine.history.Bars;
import trading.engine.model.Side;

/// Whether the entries are better than chance: the same trades (instrument, side, length, fees) with their entries
/// drawn at random over the run's time, many times. Seeded.
///
/// With very many trades fewer runs are made, so that a report does not take longer than its run.
///
/// `meanGain`: of the real trades, profit against entry. `byChance`: the means of the random ones. `probability`: of
/// chance being as good, at least `1 / (runs + 1)`; `NaN` without trades.
public record RandomEntries(double meanGain, Outcomes byChance, double probability) {
    private static final int MOST_DRAWS = 1_000_000;
    private static final int FEWEST_RUNS = 100;

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
        Map<String, Closes> closes = new TreeMap<>();
        for (BarFeed feed : feeds) {
            Bars bars = feed.bars().reader();
            closes.put(feed.instrument().symbol(), Closes.of(bars, bars.firstFrom(fromNanos), bars.firstFrom(toNanos)));
        }
        long frameNanos = feeds.getFirst().frame().nanos();
        List<Draw> draws = trades.stream()
                .map(trade -> Draw.of(trade, Objects.requireNonNull(closes.get(trade.symbol())), frameNanos))
                .toList();
        double real = 0;
        for (ClosedTrade trade : trades) {
            real += trade.gain() / trades.size();
        }
        int most = trades.isEmpty() ? 0 : Math.clamp(MOST_DRAWS / trades.size(), FEWEST_RUNS, runs);
        double[] means = new double[most];
        int asGood = 0;
        for (int run = 0; run < means.length; run++) {
            double sum = 0;
            for (Draw draw : draws) {
                sum += draw.gain(feePpm, dice);
            }
            means[run] = sum / trades.size();
            asGood += means[run] >= real ? 1 : 0;
        }
        double probability = trades.isEmpty() ? Double.NaN : (asGood + 1.0) / (most + 1.0);
        return new RandomEntries(trades.isEmpty() ? Double.NaN : real, Outcomes.of(means), probability);
    }

    /// Where a trade of that length may be entered: at any of `places` bars.
    private record Draw(Closes closes, int places, int length, int sign) {
        static Draw of(ClosedTrade trade, Closes closes, long frameNanos) {
            int length = (int) Math.min(Math.max(1, trade.heldNanos() / frameNanos), closes.count() - 1);
            return new Draw(closes, closes.count() - length, length, trade.side() == Side.BUY ? 1 : -1);
        }

        double gain(int feePpm, SplittableRandom dice) {
            if (length < 1 || places < 1) {
                return 0;
            }
            int entry = dice.nextInt(places);
            double in = closes.at(entry);
            double out = closes.at(entry + length);
            return (out - in) / in * sign - feePpm / 1e6 * (1 + out / in);
        }
    }
}
