package trading.engine.backtest.metric;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.SortedMap;

/// What daily returns say. The risk-free rate is 0.
///
/// `volatility`: deviation × √365. `sharpe`: mean / deviation × √365 (Sharpe, 1994). `sortino`: mean / root of
/// the mean square of the losses × √365 (Sortino and Price, 1994). `omega`: sum of gains / sum of losses
/// (Keating and Shadwick, 2002). `valueAtRisk`, `expectedShortfall`: the loss of the day that is worse than
/// 95 % of days, and the mean of it and all worse ones, as positive fractions, from history.
public record ReturnMetrics(
        Moments daily,
        double volatility,
        double sharpe,
        double sortino,
        double omega,
        double valueAtRisk,
        double expectedShortfall,
        double bestDay,
        double worstDay,
        double positiveDays) {

    private static final double TAIL = 0.05;
    private static final double YEAR = Math.sqrt(Metrics.DAYS_A_YEAR);

    public static ReturnMetrics of(SortedMap<LocalDate, Double> dailyReturns) {
        return of(
                dailyReturns.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    public static ReturnMetrics of(double[] returns) {
        Moments moments = Moments.of(returns);
        double gains = 0;
        double losses = 0;
        double squares = 0;
        int positive = 0;
        for (double gain : returns) {
            gains += Math.max(0, gain);
            losses += Math.max(0, -gain);
            squares += gain < 0 ? gain * gain : 0;
            positive += gain > 0 ? 1 : 0;
        }
        double downside = returns.length == 0 ? Double.NaN : Math.sqrt(squares / returns.length);
        double[] sorted = returns.clone();
        Arrays.sort(sorted);
        int tail = (int) Math.ceil(TAIL * sorted.length);
        boolean any = sorted.length > 0;
        return new ReturnMetrics(
                moments,
                moments.deviation() * YEAR,
                moments.ratio() * YEAR,
                downside > 0 ? moments.mean() / downside * YEAR : Double.NaN,
                losses > 0 ? gains / losses : Double.NaN,
                any ? -sorted[tail - 1] : Double.NaN,
                any ? -mean(sorted, tail) : Double.NaN,
                any ? sorted[sorted.length - 1] : Double.NaN,
                any ? sorted[0] : Double.NaN,
                any ? (double) positive / sorted.length : Double.NaN);
    }

    private static double mean(double[] sorted, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += sorted[i];
        }
        return sum / count;
    }
}
