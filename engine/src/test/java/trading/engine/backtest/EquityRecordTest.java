package trading.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import trading.engine.backtest.metric.EquityCurve;
import trading.engine.model.FixedPoint;

class EquityRecordTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final long START = 1_704_067_200_000_000_000L;

    private static EquityRecord walk(int most, int points) {
        SplittableRandom dice = new SplittableRandom(5);
        EquityRecord record = new EquityRecord(most);
        long equity = 10_000 * FixedPoint.ONE;
        for (int i = 0; i < points; i++) {
            record.add(START + i * MINUTE, equity, 1 + i);
            equity += dice.nextLong(-FixedPoint.ONE, FixedPoint.ONE);
        }
        return record;
    }

    @Test
    void few_points_all_stay() {
        EquityCurve curve = walk(1_000, 1_000).equity();

        assertThat(curve.size()).isEqualTo(1_000);
        assertThat(curve.timeNanos(999)).isEqualTo(START + 999 * MINUTE);
    }

    @Test
    void of_many_points_days_peaks_and_troughs_stay() {
        EquityCurve whole = walk(1_000_000, 100_000).equity();
        EquityCurve thinned = walk(5_000, 100_000).equity();
        EquityCurve benchmark = walk(5_000, 100_000).benchmark();

        assertThat(thinned.size()).isLessThanOrEqualTo(5_000);
        assertThat(thinned.dailyReturns()).isEqualTo(whole.dailyReturns());
        assertThat(thinned.maximumDrawdown()).isEqualTo(whole.maximumDrawdown());
        assertThat(thinned.first()).isEqualTo(whole.first());
        assertThat(thinned.last()).isEqualTo(whole.last());
        assertThat(thinned.average()).isCloseTo(whole.average(), within(whole.average() / 1_000));
        assertThat(thinned.ulcerIndex()).isCloseTo(whole.ulcerIndex(), within(whole.ulcerIndex() / 20));
        assertThat(benchmark.last()).isEqualTo(100_000);
    }

    @Test
    void a_second_value_of_the_same_time_takes_the_place_of_the_first() {
        EquityRecord record = new EquityRecord();
        record.add(START, FixedPoint.ONE, 1);
        record.add(START, 2 * FixedPoint.ONE, 1);

        assertThat(record.equity().size()).isEqualTo(1);
        assertThat(record.equity().last()).isEqualTo(2);
    }
}
