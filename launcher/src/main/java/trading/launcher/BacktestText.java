package trading.launcher;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Month;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.BacktestResult;
import trading.engine.backtest.CandleNoise;
import trading.engine.backtest.Honesty;
import trading.engine.backtest.metric.Metrics;
import trading.engine.backtest.metric.Outcomes;
import trading.engine.backtest.metric.TradeMetrics;

/// A run as a terminal shows it.
final class BacktestText {
    private static final int NAME = 32;

    private final PrintWriter out;

    private BacktestText(PrintWriter out) {
        this.out = out;
    }

    static void print(String strategy, BacktestPlan plan, BacktestResult result, Honesty honesty, PrintWriter out) {
        BacktestText text = new BacktestText(out);
        text.head(strategy, plan, result);
        text.returns(result.metrics());
        text.trades(result.metrics().trades());
        text.benchmark(result.metrics());
        text.months(result.metrics());
        text.honesty(honesty);
        out.println();
        out.println("hash " + result.hash());
        out.flush();
    }

    private void head(String strategy, BacktestPlan plan, BacktestResult result) {
        out.println(strategy + " " + plan.settings() + " on " + String.join(", ", plan.symbols()) + ", bars of "
                + plan.frame().text() + ", fills on " + plan.detail());
        out.println(History.time(result.equity().timeNanos(0)) + " to "
                + History.time(result.equity().timeNanos(result.equity().size() - 1)) + ", " + result.bars() + " bars");
        if (result.opinions().all() > 0) {
            out.println("opinions: " + result.opinions().words());
        }
    }

    private void returns(Metrics metrics) {
        title("Returns");
        row("equity", money(metrics.startEquity()) + " -> " + money(metrics.endEquity()));
        row("total return", percent(metrics.totalReturn()));
        row("annual return (CAGR)", percent(metrics.annualReturn()));
        row("volatility, annual", percent(metrics.returns().volatility()));
        row(
                "Sharpe / Sortino",
                number(metrics.returns().sharpe()) + " / "
                        + number(metrics.returns().sortino()));
        row(
                "Calmar / Omega",
                number(metrics.calmar()) + " / " + number(metrics.returns().omega()));
        row(
                "maximum drawdown",
                percent(metrics.maximumDrawdown()) + ", longest " + duration(metrics.longestDrawdownNanos()));
        row("ulcer index", number(metrics.ulcerIndex()));
        row(
                "value at risk / shortfall (95 %)",
                percent(metrics.returns().valueAtRisk()) + " / "
                        + percent(metrics.returns().expectedShortfall()));
        row(
                "best / worst day",
                percent(metrics.returns().bestDay()) + " / "
                        + percent(metrics.returns().worstDay()));
        row("best / worst month", percent(metrics.bestMonth()) + " / " + percent(metrics.worstMonth()));
        row("exposure / turnover", percent(metrics.exposure()) + " / " + number(metrics.turnover()) + " x");
    }

    private void trades(TradeMetrics trades) {
        title("Trades");
        row("closed", trades.count() + ", won " + trades.won() + ", lost " + trades.lost());
        row("win rate / payoff", percent(trades.winRate()) + " / " + number(trades.payoff()));
        row("profit factor", number(trades.profitFactor()));
        row("expectancy", money(trades.expectancy()) + " (" + percent(trades.expectancyGain()) + ")");
        row("SQN", number(trades.sqn()));
        row("profit / fees", money(trades.profit()) + " / " + money(trades.fees()));
        row("best / worst trade", money(trades.bestTrade()) + " / " + money(trades.worstTrade()));
        row("held, average / median", duration(trades.averageHeldNanos()) + " / " + duration(trades.medianHeldNanos()));
        row("MAE / MFE, average", money(trades.averageAdverse()) + " / " + money(trades.averageFavorable()));
        row("streaks, wins / losses", trades.longestWinStreak() + " / " + trades.longestLossStreak());
    }

    private void benchmark(Metrics metrics) {
        title("Against buy and hold");
        row("it returned", percent(metrics.benchmark().benchmarkReturn()));
        row(
                "alpha / beta",
                percent(metrics.benchmark().alpha()) + " / "
                        + number(metrics.benchmark().beta()));
        row("information ratio", number(metrics.benchmark().informationRatio()));
        apart("By instrument", metrics.byInstrument());
        apart("By exit", metrics.byExitReason());
    }

    private void apart(String title, Map<String, TradeMetrics> groups) {
        if (groups.size() > 1) {
            title(title);
            groups.forEach((name, trades) -> row(
                    name.toLowerCase(Locale.ROOT).replace('_', ' '),
                    trades.count() + " trades, " + percent(trades.winRate()) + " won, " + money(trades.profit())));
        }
    }

    private void months(Metrics metrics) {
        if (metrics.months().size() < 2) {
            return;
        }
        title("Months, percent");
        StringBuilder head = new StringBuilder("      ");
        for (Month month : Month.values()) {
            head.append(String.format(Locale.ROOT, "%7s", month.name().substring(0, 3)));
        }
        out.println(head);
        Map<Integer, Map<Integer, Double>> years = new TreeMap<>();
        for (Map.Entry<YearMonth, Double> month : metrics.months().entrySet()) {
            years.computeIfAbsent(month.getKey().getYear(), unused -> new TreeMap<>())
                    .put(month.getKey().getMonthValue(), month.getValue());
        }
        years.forEach((year, months) -> {
            StringBuilder row = new StringBuilder("  " + year);
            for (int month = 1; month <= 12; month++) {
                Double gain = months.get(month);
                row.append(gain == null ? "       " : String.format(Locale.ROOT, "%7.1f", 100 * gain));
            }
            out.println(row);
        });
    }

    private void honesty(Honesty honesty) {
        title("How far to believe it");
        row("Sharpe is above 0", percent(honesty.probabilisticSharpe()) + " sure");
        row(
                "after " + honesty.trials() + (honesty.trials() == 1 ? " trial" : " trials"),
                percent(honesty.deflatedSharpe()) + " sure (deflated)");
        row("random entries as good", percent(honesty.entries().probability()) + " of draws");
        row(
                "drawdown, trades shuffled",
                percent(honesty.shuffled().maximumDrawdown().quantile(0.5)) + " median, "
                        + percent(honesty.shuffled().maximumDrawdown().quantile(0.95)) + " in the worst twentieth");
        row(
                "return, days redrawn",
                percent(honesty.bootstrapped().finalReturn().quantile(0.05)) + " to "
                        + percent(honesty.bootstrapped().finalReturn().quantile(0.95)) + " (90 %)");
        CandleNoise noise = honesty.noise();
        row("candle noise", noise(noise));
        if (noise.runs() > 0) {
            row("  return, 90 % of runs", spread(noise.totalReturn(), true));
            row("  Sharpe", spread(noise.sharpe(), false));
            row("  maximum drawdown", spread(noise.maximumDrawdown(), true));
        }
        for (String warning : honesty.warnings()) {
            out.println("  ! " + warning);
        }
    }

    static String noise(CandleNoise noise) {
        return noise.runs() == 0
                ? "left out: " + noise.skipped()
                : noise.runs() + " runs, each bar moved by " + Math.round(100 * CandleNoise.WIDTH)
                        + " % of its own range";
    }

    static String spread(Outcomes outcomes, boolean part) {
        return Stream.of(0.05, 0.5, 0.95)
                .map(outcomes::quantile)
                .map(value -> part ? percent(value) : number(value))
                .collect(Collectors.joining(" / "));
    }

    private void title(String title) {
        out.println();
        out.println(title);
    }

    private void row(String name, String value) {
        out.println("  " + name + " ".repeat(Math.max(1, NAME - name.length())) + value);
    }

    static String percent(double part) {
        return Double.isNaN(part) ? "-" : String.format(Locale.ROOT, "%.2f %%", 100 * part);
    }

    static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value);
    }

    static String money(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%,.2f", value);
    }

    static String duration(long nanos) {
        return duration((double) nanos);
    }

    static String duration(double nanos) {
        if (Double.isNaN(nanos)) {
            return "-";
        }
        Duration duration = Duration.ofNanos((long) nanos);
        if (duration.toDays() > 0) {
            return duration.toDays() + " d " + duration.toHoursPart() + " h";
        }
        return duration.toHours() > 0
                ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
                : duration.toMinutes() + " min";
    }
}
