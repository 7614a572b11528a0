package trading.engine.backtest.metric;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What closed trades say. Profit is after fees; a trade of exactly 0 is neither won nor lost.
///
/// `profitFactor`: won money / lost money. `payoff`: mean win / mean loss. `expectancy`: mean profit. `sqn`:
/// √n × mean / deviation of the profits (Tharp's System Quality Number). `largestShare`: the best trade's part
/// of all won money. Streaks are numbers of trades in a row.
public record TradeMetrics(
        int count,
        int won,
        int lost,
        double winRate,
        double profit,
        double fees,
        double profitFactor,
        double payoff,
        double expectancy,
        double expectancyGain,
        double sqn,
        double averageWin,
        double averageLoss,
        double bestTrade,
        double worstTrade,
        double largestShare,
        double averageHeldNanos,
        double medianHeldNanos,
        double averageAdverse,
        double averageFavorable,
        int longestWinStreak,
        int longestLossStreak) {

    /// Of trades in the order in which they closed.
    public static TradeMetrics of(List<ClosedTrade> trades) {
        int count = trades.size();
        int won = 0;
        int lost = 0;
        double wins = 0;
        double losses = 0;
        double fees = 0;
        int winStreak = 0;
        int lossStreak = 0;
        int longestWins = 0;
        int longestLosses = 0;
        for (ClosedTrade trade : trades) {
            boolean isWon = trade.profit() > 0;
            boolean isLost = trade.profit() < 0;
            won += isWon ? 1 : 0;
            lost += isLost ? 1 : 0;
            wins += Math.max(0, trade.profit());
            losses += Math.max(0, -trade.profit());
            fees += trade.fees();
            winStreak = isWon ? winStreak + 1 : 0;
            lossStreak = isLost ? lossStreak + 1 : 0;
            longestWins = Math.max(longestWins, winStreak);
            longestLosses = Math.max(longestLosses, lossStreak);
        }
        double[] profits = values(trades, ClosedTrade::profit);
        double[] held = values(trades, trade -> trade.heldNanos());
        Moments moments = Moments.of(profits);
        double averageWin = won == 0 ? Double.NaN : wins / won;
        double averageLoss = lost == 0 ? Double.NaN : losses / lost;
        return new TradeMetrics(
                count,
                won,
                lost,
                count == 0 ? Double.NaN : (double) won / count,
                wins - losses,
                fees,
                losses > 0 ? wins / losses : Double.NaN,
                averageWin / averageLoss,
                moments.mean(),
                Moments.of(values(trades, ClosedTrade::gain)).mean(),
                moments.ratio() * Math.sqrt(count),
                averageWin,
                averageLoss,
                Arrays.stream(profits).max().orElse(Double.NaN),
                Arrays.stream(profits).min().orElse(Double.NaN),
                wins > 0 ? Arrays.stream(profits).max().orElseThrow() / wins : Double.NaN,
                Moments.of(held).mean(),
                median(held),
                Moments.of(values(trades, ClosedTrade::adverse)).mean(),
                Moments.of(values(trades, ClosedTrade::favorable)).mean(),
                longestWins,
                longestLosses);
    }

    private static double[] values(List<ClosedTrade> trades, ToDoubleFunction<ClosedTrade> value) {
        return trades.stream().mapToDouble(value).toArray();
    }

    static double median(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
