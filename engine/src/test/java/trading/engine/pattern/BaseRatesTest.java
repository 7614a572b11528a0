package trading.engine.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trading.engine.model.Bar;

/// Chance against the obvious way to measure it: each entry followed by itself.
class BaseRatesTest {
    private static final double[] DISTANCES = {0.5, 1, 2, 5};
    private static final int HORIZON = 12;
    private static final int RANGE_PERIOD = 14;
    private static final double FEE = 0.0005;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void every_pair_of_distances_has_the_rate_of_entries_that_are_followed_one_by_one(long seed) {
        List<Bar> bars = TestBars.random(seed, 3_000);
        BaseRates rates = new BaseRates(DISTANCES, HORIZON, FEE);
        BarWindow window = new BarWindow(bars.size(), RANGE_PERIOD);
        double[] ranges = new double[bars.size()];
        for (int i = 0; i < bars.size(); i++) {
            window.add(bars.get(i));
            ranges[i] = window.ready() ? window.meanRange() : 0;
            rates.onBar(window);
        }
        for (double target : DISTANCES) {
            for (double stop : DISTANCES) {
                double[] weights = new double[rates.cells()];
                rates.weigh(target, stop, weights);
                for (int sign : new int[] {1, -1}) {
                    double[] plain = plain(bars, ranges, target, stop, sign);
                    String what = "target " + target + " stop " + stop + " sign " + sign;
                    assertThat(rates.counted()).as(what).isEqualTo((long) plain[0]);
                    assertThat(rates.hitRate(weights, sign)).as(what).isCloseTo(plain[1], within(1e-12));
                    assertThat(rates.expectancyR(weights, sign)).as(what).isCloseTo(plain[2], within(1e-9));
                }
            }
        }
    }

    /// Entries, hit rate, mean gain in risks.
    private static double[] plain(List<Bar> bars, double[] ranges, double target, double stop, int sign) {
        double entries = 0;
        double hits = 0;
        double gains = 0;
        for (int at = 0; at + HORIZON < bars.size(); at++) {
            if (ranges[at] == 0) {
                continue;
            }
            double entry = bars.get(at).close();
            double goal = entry + sign * target * ranges[at];
            double wrong = entry - sign * stop * ranges[at];
            double exit = bars.get(at + HORIZON).close();
            for (int i = at + 1; i <= at + HORIZON; i++) {
                Bar bar = bars.get(i);
                if (sign > 0 ? bar.low() <= wrong : bar.high() >= wrong) {
                    exit = sign > 0 ? Math.min(wrong, bar.open()) : Math.max(wrong, bar.open());
                    break;
                }
                if (sign > 0 ? bar.high() >= goal : bar.low() <= goal) {
                    exit = goal;
                    hits++;
                    break;
                }
            }
            entries++;
            gains += (sign * (exit - entry) - FEE * (entry + exit)) / (stop * ranges[at]);
        }
        return new double[] {entries, hits / entries, gains / entries};
    }

    @Test
    void a_distance_between_two_of_the_grid_is_shared_by_both() {
        BaseRates rates = new BaseRates(new double[] {1, 2, 4}, HORIZON, 0);
        double[] weights = new double[rates.cells()];
        rates.weigh(Math.sqrt(8), 1, weights);
        assertThat(weights[3]).isCloseTo(0.5, within(1e-12));
        assertThat(weights[6]).isCloseTo(0.5, within(1e-12));
        rates.weigh(100, 0.01, weights);
        assertThat(weights[6]).isCloseTo(1.5, within(1e-12));
    }
}
