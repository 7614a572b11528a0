package trading.engine.backtest.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import trading.engine.model.ExitReason;
import trading.engine.model.Side;

/// Cases small enough to be worked out on paper; the sums are in the comments.
class MetricsTest {
    private static final long DAY = 86_400_000_000_000L;
    private static final Offset<Double> EXACT = within(1e-12);

    private static EquityCurve daily(double... values) {
        long[] times = new long[values.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = i * DAY + DAY / 2;
        }
        return new EquityCurve(times, values);
    }

    private static ClosedTrade trade(String symbol, long fromDay, long toDay, double profit, ExitReason reason) {
        return new ClosedTrade(
                symbol, "", Side.BUY, fromDay * DAY, toDay * DAY, 1_000, 1_000 + profit, 2, profit, 5, 10, reason);
    }

    @Test
    void a_curve_has_a_total_return_and_one_for_each_day() {
        EquityCurve curve = daily(100, 110, 99, 99, 121);

        assertThat(curve.totalReturn()).isEqualTo(0.21, EXACT);
        assertThat(curve.dailyReturns().values())
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1, Double.class)
                .containsExactly(0.0, 0.1, -0.1, 0.0, 121 / 99.0 - 1);
    }

    @Test
    void a_day_without_a_value_has_a_return_of_nothing() {
        EquityCurve curve = new EquityCurve(new long[] {0, 3 * DAY}, new double[] {100, 130});

        // midnight belongs to the day that ends then
        assertThat(curve.dailyReturns())
                .containsOnlyKeys(LocalDate.of(1970, 1, 1), LocalDate.of(1970, 1, 2), LocalDate.of(1970, 1, 3))
                .containsEntry(LocalDate.of(1970, 1, 2), 0.0)
                .hasEntrySatisfying(
                        LocalDate.of(1970, 1, 3), gain -> assertThat(gain).isEqualTo(0.3, EXACT));
    }

    @Test
    void the_annual_return_is_what_each_year_gives_again() {
        // doubled twice in two years of 365 days
        EquityCurve curve = new EquityCurve(new long[] {0, 730 * DAY}, new double[] {100, 400});

        assertThat(curve.annualReturn()).isEqualTo(1.0, EXACT);
        assertThat(new EquityCurve(new long[] {0, DAY / 2}, new double[] {100, 101}).annualReturn())
                .isNaN();
        assertThat(new EquityCurve(new long[] {0, DAY}, new double[] {100, -5}).annualReturn())
                .isEqualTo(-1);
    }

    @Test
    void a_drawdown_is_measured_from_the_peak_and_lasts_until_it_is_reached_again() {
        EquityCurve curve = daily(100, 120, 90, 110, 120, 108, 150);

        assertThat(curve.maximumDrawdown()).isEqualTo(0.25, EXACT);
        assertThat(curve.longestDrawdownNanos()).isEqualTo(3 * DAY);
        assertThat(daily(100, 90, 80, 85).longestDrawdownNanos()).isEqualTo(3 * DAY);
        assertThat(daily(100, 101, 102).longestDrawdownNanos()).isZero();
    }

    @Test
    void the_ulcer_index_is_the_root_of_the_mean_square_in_percent() {
        // drawdowns of 0, 0, 10 and 20 percent: sqrt((100 + 400) / 4)
        assertThat(daily(50, 100, 90, 80).ulcerIndex()).isEqualTo(Math.sqrt(125), EXACT);
    }

    @Test
    void months_are_made_of_their_days() {
        EquityCurve curve =
                new EquityCurve(new long[] {0, 10 * DAY, 31 * DAY + 1, 45 * DAY}, new double[] {100, 120, 132, 66});

        assertThat(curve.monthlyReturns()).containsOnlyKeys(YearMonth.of(1970, 1), YearMonth.of(1970, 2));
        assertThat(curve.monthlyReturns().get(YearMonth.of(1970, 1))).isEqualTo(0.2, EXACT);
        assertThat(curve.monthlyReturns().get(YearMonth.of(1970, 2))).isEqualTo(-0.45, EXACT);
    }

    @Test
    void returns_have_the_usual_ratios() {
        // mean 0.01, deviation sqrt((0.02² + 0.03² + 0.01²) / 2), losses only the −0.02
        ReturnMetrics metrics = ReturnMetrics.of(new double[] {0.03, -0.02, 0.02});

        assertThat(metrics.daily().mean()).isEqualTo(0.01, EXACT);
        assertThat(metrics.daily().deviation()).isEqualTo(Math.sqrt(0.0007), EXACT);
        assertThat(metrics.sharpe()).isEqualTo(0.01 / Math.sqrt(0.0007) * Math.sqrt(365), within(1e-9));
        assertThat(metrics.sortino()).isEqualTo(0.01 / Math.sqrt(0.0004 / 3) * Math.sqrt(365), within(1e-9));
        assertThat(metrics.omega()).isEqualTo(2.5, EXACT);
        assertThat(metrics.bestDay()).isEqualTo(0.03);
        assertThat(metrics.worstDay()).isEqualTo(-0.02);
        assertThat(metrics.positiveDays()).isEqualTo(2 / 3.0, EXACT);
    }

    @Test
    void the_tail_is_the_worst_twentieth_of_the_days() {
        double[] returns = new double[40];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = (i - 20) / 1_000.0;
        }

        // the two worst of 40 are −0.020 and −0.019
        assertThat(ReturnMetrics.of(returns).valueAtRisk()).isEqualTo(0.019, EXACT);
        assertThat(ReturnMetrics.of(returns).expectedShortfall()).isEqualTo(0.0195, EXACT);
    }

    @Test
    void what_a_run_is_too_short_for_is_no_number() {
        ReturnMetrics none = ReturnMetrics.of(new double[0]);
        ReturnMetrics flat = ReturnMetrics.of(new double[] {0.01, 0.01});

        assertThat(none.sharpe()).isNaN();
        assertThat(none.valueAtRisk()).isNaN();
        assertThat(flat.sharpe()).isNaN();
        assertThat(flat.omega()).isNaN();
        assertThat(TradeMetrics.of(List.of()).winRate()).isNaN();
        assertThat(TradeMetrics.of(List.of()).profit()).isZero();
    }

    @Test
    void trades_have_the_usual_figures() {
        TradeMetrics metrics = TradeMetrics.of(List.of(
                trade("BTCUSDT", 0, 1, 30, ExitReason.TAKE_PROFIT),
                trade("BTCUSDT", 1, 3, -10, ExitReason.STOP_LOSS),
                trade("ETHUSDT", 2, 5, -20, ExitReason.STOP_LOSS),
                trade("ETHUSDT", 6, 10, 60, ExitReason.SIGNAL),
                trade("ETHUSDT", 10, 11, 0, ExitReason.SIGNAL)));

        assertThat(metrics.count()).isEqualTo(5);
        assertThat(metrics.won()).isEqualTo(2);
        assertThat(metrics.lost()).isEqualTo(2);
        assertThat(metrics.winRate()).isEqualTo(0.4, EXACT);
        assertThat(metrics.profit()).isEqualTo(60, EXACT);
        assertThat(metrics.fees()).isEqualTo(10, EXACT);
        assertThat(metrics.profitFactor()).isEqualTo(3, EXACT);
        assertThat(metrics.payoff()).isEqualTo(45 / 15.0, EXACT);
        assertThat(metrics.expectancy()).isEqualTo(12, EXACT);
        // deviation of 30, −10, −20, 60, 0 around 12: sqrt((18² + 22² + 32² + 48² + 12²) / 4)
        assertThat(metrics.sqn()).isEqualTo(Math.sqrt(5) * 12 / Math.sqrt(4_280 / 4.0), EXACT);
        assertThat(metrics.largestShare()).isEqualTo(60 / 90.0, EXACT);
        assertThat(metrics.averageHeldNanos()).isEqualTo(2.2 * DAY, within(1.0));
        assertThat(metrics.medianHeldNanos()).isEqualTo(2.0 * DAY);
        assertThat(metrics.longestWinStreak()).isEqualTo(1);
        assertThat(metrics.longestLossStreak()).isEqualTo(2);
    }

    @Test
    void a_whole_run_has_exposure_turnover_and_its_trades_apart() {
        EquityCurve equity = daily(1_000, 1_000, 1_000, 1_000, 1_040);
        Metrics metrics = Metrics.of(
                equity,
                List.of(
                        trade("BTCUSDT", 1, 2, 30, ExitReason.TAKE_PROFIT),
                        trade("ETHUSDT", 1, 3, 10, ExitReason.SIGNAL)),
                equity);

        // open from day 1 to 3 of four days; 4,040 moved at a mean equity of 1,008
        assertThat(metrics.exposure()).isEqualTo(0.5, EXACT);
        assertThat(metrics.turnover()).isEqualTo(4_040 / 1_008.0, EXACT);
        assertThat(metrics.byInstrument()).containsOnlyKeys("BTCUSDT", "ETHUSDT");
        assertThat(metrics.byExitReason().get("SIGNAL").profit()).isEqualTo(10, EXACT);
        assertThat(metrics.bestMonth()).isEqualTo(0.04, EXACT);
    }

    @Test
    void a_run_that_does_twice_what_the_market_does_has_a_beta_of_two_and_no_alpha() {
        EquityCurve market = daily(100, 101, 99, 104, 102);
        double[] doubled = new double[market.size()];
        doubled[0] = 100;
        for (int i = 1; i < doubled.length; i++) {
            doubled[i] = doubled[i - 1] * (1 + 2 * (market.value(i) / market.value(i - 1) - 1));
        }

        BenchmarkMetrics metrics = BenchmarkMetrics.of(daily(doubled).dailyReturns(), market.dailyReturns());

        assertThat(metrics.beta()).isEqualTo(2, within(1e-9));
        assertThat(metrics.alpha()).isEqualTo(0, within(1e-9));
        assertThat(metrics.correlation()).isEqualTo(1, within(1e-9));
        assertThat(metrics.benchmarkReturn()).isEqualTo(0.02, EXACT);
    }

    @Test
    void a_curve_needs_rising_times_and_money_at_the_start() {
        assertThatThrownBy(() -> new EquityCurve(new long[] {1, 1}, new double[] {1, 1}))
                .hasMessageContaining("times must rise");
        assertThatThrownBy(() -> new EquityCurve(new long[] {1}, new double[] {0}))
                .hasMessageContaining("above 0");
    }
}
