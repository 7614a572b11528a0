package trading.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.BacktestResult;
import trading.engine.backtest.BarFeed;
import trading.engine.backtest.Honesty;
import trading.engine.backtest.metric.ClosedTrade;
import trading.engine.backtest.metric.EquityCurve;
import trading.engine.backtest.metric.Metrics;
import trading.engine.backtest.metric.TradeMetrics;
import trading.engine.history.Bars;
import trading.engine.model.Instrument;
import trading.engine.model.Side;

/// A run as one file for a browser: drawn as SVG, with no script and nothing to fetch.
final class BacktestHtml {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 260;
    private static final int MOST_POINTS = 1_200;
    private static final int BUCKETS = 41;

    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:#1a1d21;--paper:#fff;--line:#d8dce2;--up:#0a7d4f;--down:#b3261e;--main:#1f5fbf;--soft:#5d6774}
            @media(prefers-color-scheme:dark){:root{--ink:#e6e9ee;--paper:#14171b;--line:#333a44;--up:#3ecf8e;--down:#ff7b72;--main:#6ea8ff;--soft:#8a94a3}}
            body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:1000px;margin:2rem auto;padding:0 1rem}
            h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .5rem}
            table{border-collapse:collapse;width:100%}td,th{padding:.25rem .5rem;border-bottom:1px solid var(--line);text-align:left}
            td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
            .two{display:grid;grid-template-columns:repeat(auto-fit,minmax(320px,1fr));gap:0 2rem}
            svg{width:100%;height:auto;border:1px solid var(--line);border-radius:6px}
            .warn{border-left:4px solid var(--down);padding:.25rem .75rem;margin:.25rem 0}.soft{color:var(--soft)}.legend{margin:.25rem 0;font-size:.85rem}
            .ends{display:flex;justify-content:space-between;margin:.1rem 0;font-size:.8rem;color:var(--soft)}
            """;

    private final StringBuilder html = new StringBuilder();

    private BacktestHtml() {}

    static void write(Path path, String strategy, BacktestPlan plan, BacktestResult result, Honesty honesty)
            throws IOException {
        Files.writeString(path, of(strategy, plan, result, honesty));
    }

    static String of(String strategy, BacktestPlan plan, BacktestResult result, Honesty honesty) {
        BacktestHtml page = new BacktestHtml();
        page.page(strategy, plan, result, honesty);
        return page.html.toString();
    }

    private void page(String strategy, BacktestPlan plan, BacktestResult result, Honesty honesty) {
        Metrics metrics = result.metrics();
        html.append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" "
                        + "content=\"width=device-width\"><title>")
                .append(safe(strategy))
                .append(" on ")
                .append(safe(String.join(", ", plan.symbols())))
                .append("</title><style>")
                .append(STYLE)
                .append("</style><h1>")
                .append(safe(strategy + " on " + String.join(", ", plan.symbols())))
                .append("</h1><p class=\"soft\">")
                .append(safe(History.time(result.equity().timeNanos(0)) + " to "
                        + History.time(result.equity().timeNanos(result.equity().size() - 1)) + ", " + result.bars()
                        + " bars of " + plan.frame().text() + ", fills on " + plan.detail()
                        + (plan.settings().isEmpty() ? ", usual settings" : ", settings " + plan.settings())
                        + (result.opinions().all() == 0
                                ? ""
                                : ", opinions: " + result.opinions().words())))
                .append("</p>");
        honest(honesty);
        heading("Equity, and buy and hold");
        lines(result.equity(), result.benchmark());
        heading("Drawdown");
        drawdown(result.equity());
        html.append("<div class=\"two\">");
        figures("Returns", returns(metrics));
        figures("Trades", trades(metrics.trades()));
        html.append("</div>");
        heading("Months");
        months(metrics);
        List<ClosedTrade> closed = result.measured(plan);
        if (!closed.isEmpty()) {
            heading("Profit of each trade, percent");
            distribution(closed);
        }
        for (BarFeed feed : plan.feeds()) {
            heading(feed.instrument().symbol() + " with its trades");
            candles(feed, plan, closed);
        }
        apart("By instrument", metrics.byInstrument());
        apart("By exit", metrics.byExitReason());
        html.append("<p class=\"soft\">hash ").append(result.hash()).append("</p></html>\n");
    }

    private void honest(Honesty honesty) {
        heading("How far to believe it");
        for (String warning : honesty.warnings()) {
            html.append("<p class=\"warn\">").append(safe(warning)).append("</p>");
        }
        figures(
                "",
                List.of(
                        row("Sharpe ratio is above 0", BacktestText.percent(honesty.probabilisticSharpe()) + " sure"),
                        row(
                                "the same after " + honesty.trials() + " trial(s), deflated",
                                BacktestText.percent(honesty.deflatedSharpe()) + " sure"),
                        row(
                                "random entries were as good in",
                                BacktestText.percent(honesty.entries().probability()) + " of draws"),
                        row(
                                "drawdown with trades shuffled",
                                BacktestText.percent(honesty.shuffled()
                                                .maximumDrawdown()
                                                .quantile(0.5))
                                        + " median, "
                                        + BacktestText.percent(honesty.shuffled()
                                                .maximumDrawdown()
                                                .quantile(0.95))
                                        + " in the worst twentieth"),
                        row(
                                "return with days redrawn, 90 %",
                                BacktestText.percent(honesty.bootstrapped()
                                                .finalReturn()
                                                .quantile(0.05))
                                        + " to "
                                        + BacktestText.percent(honesty.bootstrapped()
                                                .finalReturn()
                                                .quantile(0.95))),
                        row("candle noise", BacktestText.noise(honesty.noise())),
                        row(
                                "return on noisy bars, 5 % / median / 95 %",
                                BacktestText.spread(honesty.noise().totalReturn(), true)),
                        row(
                                "Sharpe on noisy bars",
                                BacktestText.spread(honesty.noise().sharpe(), false)),
                        row(
                                "maximum drawdown on noisy bars",
                                BacktestText.spread(honesty.noise().maximumDrawdown(), true))));
    }

    private static List<Map.Entry<String, String>> returns(Metrics metrics) {
        return List.of(
                row(
                        "equity",
                        BacktestText.money(metrics.startEquity()) + " → " + BacktestText.money(metrics.endEquity())),
                row("total return", BacktestText.percent(metrics.totalReturn())),
                row("annual return", BacktestText.percent(metrics.annualReturn())),
                row("volatility", BacktestText.percent(metrics.returns().volatility())),
                row("Sharpe", BacktestText.number(metrics.returns().sharpe())),
                row("Sortino", BacktestText.number(metrics.returns().sortino())),
                row("Calmar", BacktestText.number(metrics.calmar())),
                row("Omega", BacktestText.number(metrics.returns().omega())),
                row("maximum drawdown", BacktestText.percent(metrics.maximumDrawdown())),
                row("longest drawdown", BacktestText.duration(metrics.longestDrawdownNanos())),
                row("ulcer index", BacktestText.number(metrics.ulcerIndex())),
                row(
                        "value at risk, 95 %",
                        BacktestText.percent(metrics.returns().valueAtRisk())),
                row("expected shortfall", BacktestText.percent(metrics.returns().expectedShortfall())),
                row("exposure", BacktestText.percent(metrics.exposure())),
                row("turnover", BacktestText.number(metrics.turnover()) + " ×"),
                row("buy and hold", BacktestText.percent(metrics.benchmark().benchmarkReturn())),
                row(
                        "alpha / beta",
                        BacktestText.percent(metrics.benchmark().alpha()) + " / "
                                + BacktestText.number(metrics.benchmark().beta())),
                row("information ratio", BacktestText.number(metrics.benchmark().informationRatio())));
    }

    private static List<Map.Entry<String, String>> trades(TradeMetrics trades) {
        return List.of(
                row("closed", Integer.toString(trades.count())),
                row("won / lost", trades.won() + " / " + trades.lost()),
                row("win rate", BacktestText.percent(trades.winRate())),
                row("payoff", BacktestText.number(trades.payoff())),
                row("profit factor", BacktestText.number(trades.profitFactor())),
                row("expectancy", BacktestText.money(trades.expectancy())),
                row("SQN", BacktestText.number(trades.sqn())),
                row("profit", BacktestText.money(trades.profit())),
                row("fees", BacktestText.money(trades.fees())),
                row(
                        "best / worst",
                        BacktestText.money(trades.bestTrade()) + " / " + BacktestText.money(trades.worstTrade())),
                row("held, average", BacktestText.duration(trades.averageHeldNanos())),
                row("held, median", BacktestText.duration(trades.medianHeldNanos())),
                row(
                        "MAE / MFE",
                        BacktestText.money(trades.averageAdverse()) + " / "
                                + BacktestText.money(trades.averageFavorable())),
                row("longest streaks", trades.longestWinStreak() + " won, " + trades.longestLossStreak() + " lost"));
    }

    private static Map.Entry<String, String> row(String name, String value) {
        return Map.entry(name, value);
    }

    private void heading(String text) {
        html.append("<h2>").append(safe(text)).append("</h2>");
    }

    private void figures(String title, List<Map.Entry<String, String>> rows) {
        html.append("<div>");
        if (!title.isEmpty()) {
            heading(title);
        }
        html.append("<table>");
        rows.forEach(row -> html.append("<tr><td>")
                .append(safe(row.getKey()))
                .append("<td class=\"n\">")
                .append(safe(row.getValue())));
        html.append("</table></div>");
    }

    private void apart(String title, Map<String, TradeMetrics> groups) {
        if (groups.size() < 2) {
            return;
        }
        heading(title);
        html.append("<table><tr><th><th class=\"n\">trades<th class=\"n\">won<th class=\"n\">profit");
        groups.forEach((name, trades) -> html.append("<tr><td>")
                .append(safe(name))
                .append("<td class=\"n\">")
                .append(trades.count())
                .append("<td class=\"n\">")
                .append(BacktestText.percent(trades.winRate()))
                .append("<td class=\"n\">")
                .append(BacktestText.money(trades.profit())));
        html.append("</table>");
    }

    private void months(Metrics metrics) {
        TreeMap<Integer, Map<Integer, Double>> years = new TreeMap<>();
        double widest = 0.0001;
        for (Map.Entry<YearMonth, Double> month : metrics.months().entrySet()) {
            years.computeIfAbsent(month.getKey().getYear(), unused -> new TreeMap<>())
                    .put(month.getKey().getMonthValue(), month.getValue());
            widest = Math.max(widest, Math.abs(month.getValue()));
        }
        html.append("<table><tr><th>");
        for (String name : "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ", -1)) {
            html.append("<th class=\"n\">").append(name);
        }
        for (Map.Entry<Integer, Map<Integer, Double>> year : years.entrySet()) {
            html.append("<tr><th>").append(year.getKey());
            for (int month = 1; month <= 12; month++) {
                Double gain = year.getValue().get(month);
                if (gain == null) {
                    html.append("<td>");
                } else {
                    int share = (int) Math.round(55 * Math.abs(gain) / widest);
                    html.append("<td class=\"n\" style=\"background:color-mix(in srgb,var(--")
                            .append(gain < 0 ? "down" : "up")
                            .append(") ")
                            .append(share)
                            .append("%,transparent)\">")
                            .append(String.format(Locale.ROOT, "%.1f", 100 * gain));
                }
            }
        }
        html.append("</table>");
    }

    private void lines(EquityCurve equity, EquityCurve benchmark) {
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (int i = 0; i < equity.size(); i++) {
            low = Math.min(low, Math.min(equity.value(i), benchmark.value(i)));
            high = Math.max(high, Math.max(equity.value(i), benchmark.value(i)));
        }
        open("Equity of the run and of buying and holding");
        line(benchmark, low, high, "soft");
        line(equity, low, high, "main");
        label(BacktestText.money(high), 14);
        label(BacktestText.money(low), HEIGHT - 6);
        html.append("</svg><p class=\"legend\"><span style=\"color:var(--main)\">━ the run</span> "
                + "<span class=\"soft\">━ buy and hold</span></p>");
    }

    private void line(EquityCurve curve, double low, double high, String color) {
        html.append("<polyline fill=\"none\" stroke-width=\"1.5\" stroke=\"var(--")
                .append(color)
                .append(")\" points=\"");
        int step = Math.max(1, curve.size() / MOST_POINTS);
        long first = curve.timeNanos(0);
        double span = Math.max(1, curve.durationNanos());
        for (int i = 0; i < curve.size(); i += step) {
            int index = Math.min(i, curve.size() - 1);
            point(WIDTH * (curve.timeNanos(index) - first) / span, y(curve.value(index), low, high));
        }
        point(WIDTH, y(curve.last(), low, high));
        html.append("\"/>");
    }

    private void drawdown(EquityCurve equity) {
        double[] drawdowns = equity.drawdowns();
        double deepest = Math.max(0.0001, equity.maximumDrawdown());
        open("Drawdown from the peak");
        html.append(
                "<polyline fill=\"color-mix(in srgb,var(--down) 25%,transparent)\" stroke=\"var(--down)\" points=\"0,0 ");
        int step = Math.max(1, drawdowns.length / MOST_POINTS);
        long first = equity.timeNanos(0);
        double span = Math.max(1, equity.durationNanos());
        for (int i = 0; i < drawdowns.length; i += step) {
            double worst = 0;
            for (int k = i; k < Math.min(drawdowns.length, i + step); k++) {
                worst = Math.max(worst, drawdowns[k]);
            }
            point(WIDTH * (equity.timeNanos(i) - first) / span, worst / deepest * (HEIGHT - 10));
        }
        point(WIDTH, drawdowns[drawdowns.length - 1] / deepest * (HEIGHT - 10));
        point(WIDTH, 0);
        html.append("\"/>");
        label("−" + BacktestText.percent(deepest), HEIGHT - 6);
        html.append("</svg>");
        ends(first, equity.timeNanos(equity.size() - 1));
    }

    private void distribution(List<ClosedTrade> trades) {
        double widest = trades.stream()
                .mapToDouble(trade -> Math.abs(trade.gain()))
                .max()
                .orElse(0);
        int[] counts = new int[BUCKETS];
        int most = 1;
        for (ClosedTrade trade : trades) {
            int bucket = widest == 0 ? BUCKETS / 2 : (int) Math.round((trade.gain() / widest + 1) / 2 * (BUCKETS - 1));
            most = Math.max(most, ++counts[Math.clamp(bucket, 0, BUCKETS - 1)]);
        }
        open("How many trades had which profit");
        double width = (double) WIDTH / BUCKETS;
        for (int i = 0; i < BUCKETS; i++) {
            double height = (double) counts[i] / most * (HEIGHT - 20);
            String color = i == BUCKETS / 2 ? "soft" : i < BUCKETS / 2 ? "down" : "up";
            rect(i * width + 1, HEIGHT - height, width - 2, height, color);
        }
        label("−" + BacktestText.percent(widest) + " … +" + BacktestText.percent(widest), 14);
        html.append("</svg>");
    }

    /// As many candles as there is room for, of as many bars each as that needs.
    private void candles(BarFeed feed, BacktestPlan plan, List<ClosedTrade> trades) {
        Bars bars = feed.bars().reader();
        int first = bars.firstFrom(plan.fromNanos());
        int end = bars.firstFrom(plan.toNanos());
        int each = Math.max(1, (end - first + WIDTH / 4 - 1) / (WIDTH / 4));
        List<long[]> candles = new ArrayList<>();
        double low = Double.MAX_VALUE;
        double high = 0;
        for (int i = first; i < end; i += each) {
            long[] candle = {bars.open(i), bars.high(i), bars.low(i), bars.close(i)};
            for (int k = i; k < Math.min(end, i + each); k++) {
                candle[1] = Math.max(candle[1], bars.high(k));
                candle[2] = Math.min(candle[2], bars.low(k));
                candle[3] = bars.close(k);
            }
            low = Math.min(low, (double) candle[2]);
            high = Math.max(high, (double) candle[1]);
            candles.add(candle);
        }
        if (candles.isEmpty()) {
            return;
        }
        open("Candles with entries and exits");
        double width = (double) WIDTH / candles.size();
        for (int i = 0; i < candles.size(); i++) {
            long[] candle = candles.get(i);
            String color = candle[3] < candle[0] ? "down" : "up";
            double top = y(Math.max(candle[0], candle[3]), low, high);
            double bottom = y(Math.min(candle[0], candle[3]), low, high);
            rect(
                    i * width + width / 2 - 0.3,
                    y(candle[1], low, high),
                    0.6,
                    y(candle[2], low, high) - y(candle[1], low, high),
                    color);
            rect(i * width + width * 0.15, top, width * 0.7, Math.max(0.6, bottom - top), color);
        }
        long start = bars.openTimeNanos(first);
        double span = bars.openTimeNanos(end - 1) + feed.frame().nanos() - start;
        Instrument instrument = feed.instrument();
        double scale = instrument.tickSize() / 1e8;
        for (ClosedTrade trade : trades) {
            if (trade.symbol().equals(instrument.symbol())) {
                double in = WIDTH * (trade.openedNanos() - start) / span;
                double out = WIDTH * (trade.closedNanos() - start) / span;
                double from = y(price(bars, trade.openedNanos()), low, high);
                double to = y(price(bars, trade.closedNanos()), low, high);
                html.append(String.format(
                        Locale.ROOT,
                        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"var(--%s)\" stroke-width=\"1.5\"/>"
                                + "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\" fill=\"var(--main)\"><title>%s %s, %s</title></circle>",
                        in,
                        from,
                        out,
                        to,
                        trade.profit() < 0 ? "down" : "up",
                        in,
                        from,
                        trade.side() == Side.BUY ? "long" : "short",
                        History.time(trade.openedNanos()),
                        BacktestText.money(trade.profit())));
            }
        }
        label(BacktestText.number(high * scale), 14);
        label(BacktestText.number(low * scale), HEIGHT - 6);
        html.append("</svg>");
        ends(start, bars.openTimeNanos(end - 1) + feed.frame().nanos());
    }

    private static long price(Bars bars, long timeNanos) {
        int index = Math.clamp(bars.firstFrom(timeNanos), 0, bars.count() - 1);
        return bars.open(index);
    }

    private static double y(long value, double low, double high) {
        return y((double) value, low, high);
    }

    private static double y(double value, double low, double high) {
        return high <= low ? HEIGHT / 2.0 : 5 + (HEIGHT - 10) * (high - value) / (high - low);
    }

    /// When a drawing begins and ends.
    private void ends(long fromNanos, long toNanos) {
        html.append("<p class=\"ends\"><span>")
                .append(History.time(fromNanos))
                .append("</span><span>")
                .append(History.time(toNanos))
                .append("</span></p>");
    }

    private void open(String title) {
        html.append("<svg role=\"img\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(HEIGHT)
                .append("\"><title>")
                .append(safe(title))
                .append("</title>");
    }

    private void point(double x, double y) {
        html.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
    }

    private void rect(double x, double y, double width, double height, String color) {
        html.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"var(--%s)\"/>",
                x,
                y,
                width,
                height,
                color));
    }

    private void label(String text, int y) {
        html.append("<text x=\"6\" y=\"")
                .append(y)
                .append("\" font-size=\"12\" fill=\"var(--ink)\" stroke=\"var(--paper)\" stroke-width=\"4\" "
                        + "paint-order=\"stroke\">")
                .append(safe(text))
                .append("</text>");
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
