package trading.engine.market.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import trading.engine.market.DemoMarket;

class PriceModelTest {
    private static final int DAYS = 10;

    @Test
    void returns_have_fat_tails_and_come_in_clusters() {
        for (double[] prices : minutes(7)) {
            Series returns = Series.returns(prices);
            assertThat(returns.kurtosis()).isGreaterThan(4);
            for (int lag : new int[] {1, 5, 20}) {
                assertThat(returns.absolute().autocorrelation(lag)).isGreaterThan(0.05);
            }
        }
    }

    @Test
    void volatility_is_what_a_year_of_such_a_market_has() {
        double perYear = Series.returns(minutes(7)[0]).deviation() * Math.sqrt(365.25 * 1440);

        assertThat(perYear).isBetween(0.3, 1.2);
    }

    @Test
    void instruments_move_together_but_not_alike() {
        double[][] prices = minutes(7);

        assertThat(Series.returns(prices[0]).correlation(Series.returns(prices[1])))
                .isBetween(0.3, 0.9);
    }

    @Test
    void there_are_trends_and_pull_backs_within_them() {
        double[] prices = minutes(7)[0];
        double minute = Series.returns(prices).deviation();
        int trends = 0;
        int pullBacks = 0;
        for (int i = 30; i < prices.length; i += 30) {
            double move = Math.log(prices[i] / prices[i - 30]);
            if (Math.abs(move) > 1.2 * minute * Math.sqrt(30)) {
                trends++;
                pullBacks += goesBack(prices, i - 30, i, Math.signum(move), 1.5 * minute) ? 1 : 0;
            }
        }
        int spans = prices.length / 30;

        assertThat((double) trends / spans).isGreaterThan(0.25);
        assertThat((double) pullBacks / trends).isGreaterThan(0.5);
    }

    @Test
    void a_price_stays_within_reason() {
        for (double[] prices : minutes(11)) {
            for (double price : prices) {
                assertThat(price / prices[0]).isBetween(0.4, 2.5);
            }
        }
    }

    @Test
    void the_same_seed_gives_the_same_course_and_another_seed_another() {
        assertThat(minutes(3)).isDeepEqualTo(minutes(3));
        assertThat(minutes(3)[0]).isNotEqualTo(minutes(4)[0]);
    }

    private static boolean goesBack(double[] prices, int from, int to, double sign, double by) {
        double furthest = prices[from];
        for (int i = from; i <= to; i++) {
            furthest = sign > 0 ? Math.max(furthest, prices[i]) : Math.min(furthest, prices[i]);
            if (sign * Math.log(furthest / prices[i]) > by) {
                return true;
            }
        }
        return false;
    }

    private static double[][] minutes(long seed) {
        PriceModel model = new PriceModel(seed, DemoMarket.instruments());
        double[][] prices = new double[5][DAYS * 1440];
        for (int minute = 0; minute < DAYS * 1440; minute++) {
            for (int i = 0; i < prices.length; i++) {
                prices[i][minute] = model.price(i);
            }
            for (int step = 0; step < 12; step++) {
                model.advance(5);
            }
        }
        return prices;
    }
}
