package trading.engine.backtest.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HonestyTest {
    /// Published by Bailey and López de Prado (2014): 5 years of daily returns, an annual ratio of 2.5, skewness
    /// −3, kurtosis 10, 100 trials whose annual ratios vary by ½; the deflated ratio is about 0.90.
    @Test
    void the_deflated_ratio_of_the_published_example_is_reproduced() {
        double perDay = Math.sqrt(1.0 / 250);
        Moments daily = new Moments(1_250, 2.5 * perDay, 1, -3, 10);

        double best = SharpeConfidence.expectedBest(100, 0.5 / 250);

        assertThat(best).isEqualTo(0.1132, within(0.0001));
        assertThat(SharpeConfidence.deflated(daily, 100, 0.5 / 250)).isEqualTo(0.9004, within(0.0005));
    }

    @Test
    void a_ratio_as_high_as_its_benchmark_is_as_likely_above_as_below() {
        Moments daily = new Moments(500, 0.1, 1, 0, 3);

        assertThat(SharpeConfidence.probabilistic(daily, 0.1)).isEqualTo(0.5, within(1e-12));
        assertThat(SharpeConfidence.probabilistic(daily, 0)).isGreaterThan(0.98);
    }

    @Test
    void one_trial_is_not_deflated_and_more_trials_ask_for_more() {
        assertThat(SharpeConfidence.expectedBest(1, 1)).isZero();
        assertThat(SharpeConfidence.expectedBest(1_000, 1)).isGreaterThan(SharpeConfidence.expectedBest(10, 1));
    }

    @Test
    void days_that_are_all_alike_tell_nothing() {
        assertThat(SharpeConfidence.probabilistic(Moments.of(new double[] {1, 1, 1, 1}), 0))
                .isNaN();
    }

    /// Chance has no memory: the winner of one half is anywhere in the other.
    @Test
    void the_best_of_many_random_trials_is_overfit_about_half_the_time() {
        Random dice = new Random(7);
        double sum = 0;
        for (int set = 0; set < 10; set++) {
            double[][] trials = new double[50][400];
            for (double[] trial : trials) {
                Arrays.setAll(trial, day -> dice.nextGaussian());
            }
            sum += OverfittingProbability.of(trials, 8).probability();
        }

        assertThat(sum / 10).isBetween(0.35, 0.65);
    }

    @Test
    void a_trial_that_is_always_better_is_not_overfit() {
        Random dice = new Random(7);
        double[][] trials = new double[20][320];
        for (double[] trial : trials) {
            Arrays.setAll(trial, day -> dice.nextGaussian());
        }
        Arrays.setAll(trials[3], day -> 1 + dice.nextGaussian());

        OverfittingProbability result = OverfittingProbability.of(trials, 8);

        assertThat(result.probability()).isZero();
        assertThat(result.splits()).isEqualTo(70);
    }

    @Test
    void a_trial_that_only_fits_one_half_is_overfit() {
        // each is good in one block and bad in all others: what wins inside loses outside
        double[][] trials = new double[4][40];
        for (int trial = 0; trial < 4; trial++) {
            for (int day = 0; day < 40; day++) {
                trials[trial][day] = (day / 10 == trial ? 5 : -1) + (day % 2 == 0 ? 0.1 : -0.1);
            }
        }

        assertThat(OverfittingProbability.of(trials, 4).probability()).isEqualTo(1);
    }

    @Test
    void trials_of_different_lengths_are_refused() {
        assertThatThrownBy(() -> OverfittingProbability.of(new double[][] {new double[40], new double[39]}, 4))
                .hasMessageContaining("trial=1 days=39");
        assertThatThrownBy(() -> OverfittingProbability.of(new double[][] {new double[40]}, 4))
                .hasMessageContaining("trials=1");
    }

    @Test
    void shuffled_trades_end_the_same_and_go_differently_deep() {
        MonteCarlo outcomes = MonteCarlo.shuffledTrades(100, new double[] {50, -20, -20, 40, -10}, 2_000, 1);

        assertThat(outcomes.finalReturn().sorted())
                .hasSize(2_000)
                .allSatisfy(end -> assertThat(end).isEqualTo(0.4, within(1e-9)));
        // worst order: all losses first, 100 → 50; best: each loss alone after a win
        assertThat(outcomes.maximumDrawdown().highest()).isEqualTo(0.5, within(1e-9));
        assertThat(outcomes.maximumDrawdown().lowest()).isLessThan(0.2);
    }

    @Test
    void the_bootstrap_is_seeded_and_surrounds_what_happened() {
        Random dice = new Random(3);
        double[] days = new double[300];
        Arrays.setAll(days, day -> 0.001 + 0.01 * dice.nextGaussian());

        MonteCarlo once = MonteCarlo.blockBootstrap(days, 10, 1_000, 5);
        MonteCarlo again = MonteCarlo.blockBootstrap(days, 10, 1_000, 5);
        double happened = Arrays.stream(days).map(day -> 1 + day).reduce(1, (a, b) -> a * b) - 1;

        assertThat(once.finalReturn().sorted()).isEqualTo(again.finalReturn().sorted());
        assertThat(once.finalReturn().rank(happened)).isBetween(0.2, 0.8);
    }

    @Test
    void quantiles_lie_between_their_neighbours() {
        Outcomes outcomes = new Outcomes(new double[] {30, 0, 20, 10});

        assertThat(outcomes.quantile(0)).isZero();
        assertThat(outcomes.quantile(0.5)).isEqualTo(15);
        assertThat(outcomes.quantile(1)).isEqualTo(30);
        assertThat(outcomes.rank(10)).isEqualTo(0.375);
    }
}
