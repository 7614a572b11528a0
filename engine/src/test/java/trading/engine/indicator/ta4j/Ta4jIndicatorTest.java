package trading.engine.indicator.ta4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.KSTIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.SchaffTrendCycleIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.KAMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.volume.MoneyFlowIndexIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

class Ta4jIndicatorTest {
    private static final int KEPT = 150;
    private static final int BARS = 2_000;

    static Stream<Arguments> indicators() {
        return Stream.of(
                of("sma", series -> new SMAIndicator(new ClosePriceIndicator(series), 20)),
                of("ema", series -> new EMAIndicator(new ClosePriceIndicator(series), 20)),
                of("rsi", series -> new RSIIndicator(new ClosePriceIndicator(series), 14)),
                of("kama", series -> new KAMAIndicator(new ClosePriceIndicator(series))),
                of("kst", series -> new KSTIndicator(new ClosePriceIndicator(series))),
                of("schaff", series -> new SchaffTrendCycleIndicator(new ClosePriceIndicator(series))),
                of("atr", series -> new ATRIndicator(series, 14)),
                of("adx", series -> new ADXIndicator(series, 14)),
                of("mfi", series -> new MoneyFlowIndexIndicator(series, 14)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("indicators")
    void it_gives_what_ta4j_gives_on_the_whole_series(String name, Function<BarSeries, Indicator<Num>> factory) {
        List<Bar> bars = bars();
        BarSeries series = whole(bars);
        Indicator<Num> direct = factory.apply(series);
        Ta4jIndicator adapted = new Ta4jIndicator(KEPT, factory);
        int compared = 0;
        for (int i = 0; i < bars.size(); i++) {
            adapted.update(bars.get(i));
            double expected = direct.getValue(i).doubleValue();
            if (i < direct.getCountOfUnstableBars()) {
                assertThat(adapted.ready()).as(name + " bar " + i).isFalse();
                assertThat(adapted.value()).isNaN();
                continue;
            }
            assertThat(adapted.value()).as(name + " bar " + i).isEqualTo(expected);
            assertThat(adapted.ready()).isEqualTo(!Double.isNaN(expected));
            compared++;
        }
        assertThat(compared).isGreaterThan(BARS / 2);
    }

    @Test
    void a_bar_that_does_not_come_after_the_one_before_is_refused() {
        Ta4jIndicator indicator = new Ta4jIndicator(KEPT, ClosePriceIndicator::new);
        Bar bar = bars().getFirst();
        indicator.update(bar);
        assertThatThrownBy(() -> indicator.update(bar)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keeping_no_history_is_refused() {
        assertThatThrownBy(() -> new Ta4jIndicator(1, ClosePriceIndicator::new))
                .hasMessage("ta4j indicator: keptBars=1 minimum=2");
    }

    private static Arguments of(String name, Function<BarSeries, Indicator<Num>> factory) {
        return Arguments.of(name, factory);
    }

    private static List<Bar> bars() {
        Random random = new Random(7);
        List<Bar> bars = new ArrayList<>(BARS);
        long price = 50_000;
        for (int i = 0; i < BARS; i++) {
            long open = price;
            price += Math.round(20 * random.nextGaussian());
            long high = Math.max(open, price) + random.nextInt(10);
            long low = Math.min(open, price) - random.nextInt(10);
            bars.add(new Bar(
                    0, TimeFrame.M1, i * TimeFrame.M1.nanos(), open, high, low, price, 1 + random.nextInt(1000), 3));
        }
        return bars;
    }

    private static BarSeries whole(List<Bar> bars) {
        BarSeries series = new BaseBarSeriesBuilder()
                .withNumFactory(DoubleNumFactory.getInstance())
                .build();
        for (Bar bar : bars) {
            series.barBuilder()
                    .timePeriod(Duration.ofMinutes(1))
                    .endTime(Instant.ofEpochSecond(0, bar.closeTimeNanos()))
                    .openPrice(bar.open())
                    .highPrice(bar.high())
                    .lowPrice(bar.low())
                    .closePrice(bar.close())
                    .volume(bar.volume())
                    .add();
        }
        return series;
    }
}
