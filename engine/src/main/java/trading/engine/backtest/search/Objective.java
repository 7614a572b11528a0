package trading.engine.backtest.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trading.engine.backtest.metric.EquityCurve;
import trading.engine.backtest.metric.Metrics;
import trading.engine.backtest.metric.ReturnMetrics;

/// A figure of the report that an optimisation is to find the most of, or the least where that is what one
/// wants.
public enum Objective {
    SHARPE(true, Figure.returns(ReturnMetrics::sharpe)),
    SORTINO(true, Figure.returns(ReturnMetrics::sortino)),
    OMEGA(true, Figure.returns(ReturnMetrics::omega)),
    CALMAR(true, Figure.curve(Metrics::calmar, curve -> curve.annualReturn() / curve.maximumDrawdown())),
    TOTAL_RETURN(true, Figure.curve(Metrics::totalReturn, EquityCurve::totalReturn)),
    ANNUAL_RETURN(true, Figure.curve(Metrics::annualReturn, EquityCurve::annualReturn)),
    VOLATILITY(false, Figure.returns(ReturnMetrics::volatility)),
    MAXIMUM_DRAWDOWN(false, Figure.curve(Metrics::maximumDrawdown, EquityCurve::maximumDrawdown)),
    LONGEST_DRAWDOWN(false, Figure.run(metrics -> metrics.longestDrawdownNanos())),
    ULCER_INDEX(false, Figure.curve(Metrics::ulcerIndex, EquityCurve::ulcerIndex)),
    VALUE_AT_RISK(false, Figure.returns(ReturnMetrics::valueAtRisk)),
    EXPECTED_SHORTFALL(false, Figure.returns(ReturnMetrics::expectedShortfall)),
    BEST_DAY(true, Figure.returns(ReturnMetrics::bestDay)),
    WORST_DAY(true, Figure.returns(ReturnMetrics::worstDay)),
    POSITIVE_DAYS(true, Figure.returns(ReturnMetrics::positiveDays)),
    BEST_MONTH(true, Figure.run(Metrics::bestMonth)),
    WORST_MONTH(true, Figure.run(Metrics::worstMonth)),
    EXPOSURE(false, Figure.run(Metrics::exposure)),
    TURNOVER(false, Figure.run(Metrics::turnover)),
    TRADES(true, Figure.run(metrics -> metrics.trades().count())),
    WIN_RATE(true, Figure.run(metrics -> metrics.trades().winRate())),
    PROFIT(true, Figure.run(metrics -> metrics.trades().profit())),
    FEES(false, Figure.run(metrics -> metrics.trades().fees())),
    PROFIT_FACTOR(true, Figure.run(metrics -> metrics.trades().profitFactor())),
    PAYOFF(true, Figure.run(metrics -> metrics.trades().payoff())),
    EXPECTANCY(true, Figure.run(metrics -> metrics.trades().expectancy())),
    EXPECTANCY_GAIN(true, Figure.run(metrics -> metrics.trades().expectancyGain())),
    SQN(true, Figure.run(metrics -> metrics.trades().sqn())),
    AVERAGE_WIN(true, Figure.run(metrics -> metrics.trades().averageWin())),
    AVERAGE_LOSS(false, Figure.run(metrics -> metrics.trades().averageLoss())),
    BEST_TRADE(true, Figure.run(metrics -> metrics.trades().bestTrade())),
    WORST_TRADE(true, Figure.run(metrics -> metrics.trades().worstTrade())),
    LARGEST_SHARE(false, Figure.run(metrics -> metrics.trades().largestShare())),
    AVERAGE_HELD(false, Figure.run(metrics -> metrics.trades().averageHeldNanos())),
    MEDIAN_HELD(false, Figure.run(metrics -> metrics.trades().medianHeldNanos())),
    AVERAGE_ADVERSE(false, Figure.run(metrics -> metrics.trades().averageAdverse())),
    AVERAGE_FAVORABLE(true, Figure.run(metrics -> metrics.trades().averageFavorable())),
    LONGEST_WIN_STREAK(true, Figure.run(metrics -> metrics.trades().longestWinStreak())),
    LONGEST_LOSS_STREAK(false, Figure.run(metrics -> metrics.trades().longestLossStreak())),
    ALPHA(true, Figure.run(metrics -> metrics.benchmark().alpha())),
    BETA(false, Figure.run(metrics -> metrics.benchmark().beta())),
    CORRELATION(false, Figure.run(metrics -> metrics.benchmark().correlation())),
    INFORMATION_RATIO(true, Figure.run(metrics -> metrics.benchmark().informationRatio()));

    private final boolean most;

    @SuppressWarnings("ImmutableEnumChecker") // functions of what they are given
    private final Figure figure;

    Objective(boolean most, Figure figure) {
        this.most = most;
        this.figure = figure;
    }

    /// `ofDays` is null when daily returns alone do not tell it.
    private record Figure(
            ToDoubleFunction<Metrics> ofRun, @Nullable ToDoubleFunction<double[]> ofDays) {
        private static final long DAY = 86_400_000_000_000L;

        static Figure run(ToDoubleFunction<Metrics> ofRun) {
            return new Figure(ofRun, null);
        }

        static Figure returns(ToDoubleFunction<ReturnMetrics> figure) {
            return new Figure(
                    metrics -> figure.applyAsDouble(metrics.returns()),
                    days -> figure.applyAsDouble(ReturnMetrics.of(days)));
        }

        static Figure curve(ToDoubleFunction<Metrics> ofRun, ToDoubleFunction<EquityCurve> ofCurve) {
            return new Figure(ofRun, days -> days.length == 0 ? Double.NaN : ofCurve.applyAsDouble(curve(days)));
        }

        private static EquityCurve curve(double[] days) {
            long[] times = new long[days.length + 1];
            double[] values = new double[days.length + 1];
            values[0] = 1;
            for (int i = 0; i < days.length; i++) {
                times[i + 1] = (i + 1) * DAY;
                values[i + 1] = values[i] * (1 + days[i]);
            }
            return new EquityCurve(times, values);
        }
    }

    /// As people write them, in any case, with commas between them: `sharpe,maximum-drawdown`. Throws
    /// [IllegalArgumentException] with all there are.
    public static List<Objective> parse(String text) {
        List<Objective> objectives = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            String name = one.strip().toUpperCase(Locale.ROOT).replace('-', '_');
            Objective objective = Arrays.stream(values())
                    .filter(known -> known.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("objective=" + one.strip() + ": is none of "
                            + Arrays.stream(values()).map(Objective::text).collect(Collectors.joining(", "))));
            if (objectives.contains(objective)) {
                throw new IllegalArgumentException("objective=" + one.strip() + ": is there twice");
            }
            objectives.add(objective);
        }
        return objectives;
    }

    /// Like `total-return`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether more is better. Else less is.
    public boolean isMost() {
        return most;
    }

    /// The figure as reports have it; `NaN` when there is none.
    public double figure(Metrics metrics) {
        return figure.ofRun.applyAsDouble(metrics);
    }

    /// The figure such that more is better, and that a run that has none is worse than all others.
    public double of(Metrics metrics) {
        return rated(figure(metrics));
    }

    /// Whether daily returns alone tell it.
    public boolean isOfDays() {
        return figure.ofDays != null;
    }

    /// Of some days' returns, such that more is better. Throws [IllegalArgumentException] unless
    /// [#isOfDays()].
    public double ofDays(double[] returns) {
        ToDoubleFunction<double[]> ofDays = figure.ofDays;
        if (ofDays == null) {
            throw new IllegalArgumentException("objective=" + text() + ": daily returns do not tell it; those that do: "
                    + Arrays.stream(values())
                            .filter(Objective::isOfDays)
                            .map(Objective::text)
                            .collect(Collectors.joining(", ")));
        }
        return rated(ofDays.applyAsDouble(returns));
    }

    private double rated(double value) {
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : most ? value : -value;
    }
}
