package trading.engine.backtest.metric;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All figures of one run.
///
/// `calmar`: annual return / maximum drawdown (Young, 1991). `exposure`: the part of the time in which at least
/// one trade was open. `turnover`: money that changed hands / mean equity. `months`: the return of each.
/// `byInstrument`, `byExitReason`: the trades apart.
public record Metrics(
        double startEquity,
        double endEquity,
        double totalReturn,
        double annualReturn,
        double maximumDrawdown,
        long longestDrawdownNanos,
        double calmar,
        double ulcerIndex,
        double exposure,
        double turnover,
        ReturnMetrics returns,
        TradeMetrics trades,
        BenchmarkMetrics benchmark,
        SortedMap<YearMonth, Double> months,
        SortedMap<String, TradeMetrics> byInstrument,
        SortedMap<String, TradeMetrics> byExitReason) {

    public static final int DAYS_A_YEAR = 365;

    /// `trades` in the order in which they closed; `benchmark` over the same time.
    public static Metrics of(EquityCurve equity, List<ClosedTrade> trades, EquityCurve benchmark) {
        double drawdown = equity.maximumDrawdown();
        double moved = trades.stream()
                .mapToDouble(trade -> trade.entryNotional() + trade.exitNotional())
                .sum();
        return new Metrics(
                equity.first(),
                equity.last(),
                equity.totalReturn(),
                equity.annualReturn(),
                drawdown,
                equity.longestDrawdownNanos(),
                drawdown > 0 ? equity.annualReturn() / drawdown : Double.NaN,
                equity.ulcerIndex(),
                exposure(trades, equity.durationNanos()),
                moved / equity.average(),
                ReturnMetrics.of(equity.dailyReturns()),
                TradeMetrics.of(trades),
                BenchmarkMetrics.of(equity.dailyReturns(), benchmark.dailyReturns()),
                equity.monthlyReturns(),
                apart(trades, ClosedTrade::symbol),
                apart(trades, trade -> trade.exitReason().name()));
    }

    public double bestMonth() {
        return months.values().stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    }

    public double worstMonth() {
        return months.values().stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    }

    private static SortedMap<String, TradeMetrics> apart(List<ClosedTrade> trades, Function<ClosedTrade, String> key) {
        Map<String, List<ClosedTrade>> groups =
                trades.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
        SortedMap<String, TradeMetrics> apart = new TreeMap<>();
        groups.forEach((name, group) -> apart.put(name, TradeMetrics.of(group)));
        return apart;
    }

    /// Overlapping trades count once.
    private static double exposure(List<ClosedTrade> trades, long durationNanos) {
        if (durationNanos <= 0) {
            return Double.NaN;
        }
        List<ClosedTrade> sorted = new ArrayList<>(trades);
        sorted.sort(Comparator.comparingLong(ClosedTrade::openedNanos));
        long open = 0;
        long until = Long.MIN_VALUE;
        for (ClosedTrade trade : sorted) {
            long from = Math.max(trade.openedNanos(), until);
            if (trade.closedNanos() > from) {
                open += trade.closedNanos() - from;
                until = trade.closedNanos();
            }
        }
        return (double) open / durationNanos;
    }
}
