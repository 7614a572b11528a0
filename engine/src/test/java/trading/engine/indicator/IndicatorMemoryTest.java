package trading.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trading.engine.model.Bar;

/// What indicators remember: nothing of where they began, no rounding errors of months, and no new objects.
class IndicatorMemoryTest {
    private static final double TOLERANCE = 1e-9;
    private static final int LONG = 10_000_000;
    private static final int CYCLE = 50_000;

    /// How many bars every indicator is fed; ten million take minutes.
    private static final int BARS = Integer.getInteger("trading.indicator.bars", 310_000);

    private static final Candles MARKET = Candles.random(11, CYCLE);

    static Stream<String> names() {
        return IndicatorCatalog.names().stream();
    }

    static Stream<String> forgetting() {
        return names().filter(name -> !IndicatorCatalog.definition(name).cumulative());
    }

    @ParameterizedTest
    @MethodSource("forgetting")
    void after_its_warm_up_it_has_forgotten_where_it_began(String name) {
        int warmUp = IndicatorCatalog.definition(name).warmUpBars(Map.of());
        CatalogIndicator old = IndicatorCatalog.create(name, Map.of());
        feed(old, 0, 1_440);
        compareFromNow(old, 1_440, warmUp, 2_000);
    }

    @ParameterizedTest
    @MethodSource("forgetting")
    void after_very_many_bars_it_is_as_exact_as_a_new_one(String name) {
        int warmUp = IndicatorCatalog.definition(name).warmUpBars(Map.of());
        CatalogIndicator old = IndicatorCatalog.create(name, Map.of());
        feed(old, 0, BARS);
        compareFromNow(old, BARS, warmUp, 200);
    }

    @ParameterizedTest
    @MethodSource("names")
    void an_update_makes_no_object(String name) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        CatalogIndicator indicator = IndicatorCatalog.create(name, Map.of());
        feed(indicator, 0, 20_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        feed(indicator, 20_000, 40_000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).as("bytes of 20,000 updates").isLessThan(20_000);
    }

    @Test
    void windows_are_as_exact_after_ten_million_values_as_after_a_few() {
        int length = 50;
        WindowSum sum = new WindowSum(length);
        WindowSpread spread = new WindowSpread(length);
        WindowLine line = new WindowLine(length);
        Correlation correlation = new Correlation(length);
        double[] last = new double[length];
        double[] lastVolumes = new double[length];
        Random random = new Random(5);
        double price = 50_000.1;
        for (int i = 0; i < LONG; i++) {
            price = Math.max(1, price + (i % 1_000 == 0 ? 1_000 : 1) * (random.nextDouble() - 0.5));
            double volume = random.nextDouble();
            sum.update(price);
            spread.update(price);
            line.update(price);
            correlation.update(price, volume);
            last[i % length] = price;
            lastVolumes[i % length] = volume;
        }
        double[] window = ordered(last, LONG % length);
        double[] volumes = ordered(lastVolumes, LONG % length);
        assertThat(sum.sum()).isCloseTo(Plain.sum(window), relative(Plain.sum(window)));
        assertThat(spread.mean()).isCloseTo(Plain.mean(window), relative(Plain.mean(window)));
        assertThat(spread.variance()).isCloseTo(Plain.variance(window), relative(Plain.variance(window)));
        double[] weighted = new double[length];
        double[] products = new double[length];
        for (int i = 0; i < length; i++) {
            weighted[i] = (i + 1) * window[i];
            products[i] = (window[i] - Plain.mean(window)) * (volumes[i] - Plain.mean(volumes));
        }
        double mean = Plain.sum(weighted) / (length * (length + 1) / 2.0);
        assertThat(line.weightedMean()).isCloseTo(mean, relative(mean));
        double expected = Plain.mean(products) / Plain.deviation(window) / Plain.deviation(volumes);
        assertThat(correlation.value()).isCloseTo(expected, relative(expected));
    }

    @Test
    void a_running_sum_of_ten_million_values_is_exact() {
        RunningSum sum = new RunningSum();
        Random random = new Random(6);
        BigDecimal exact = BigDecimal.ZERO;
        for (int i = 0; i < LONG / 10_000; i++) {
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(8));
            for (int k = 0; k < 10_000; k++) {
                sum.add(value);
            }
            exact = exact.add(new BigDecimal(value).multiply(new BigDecimal(10_000)));
        }
        assertThat(sum.value()).isCloseTo(exact.doubleValue(), relative(1e-4 * exact.doubleValue()));
    }

    /// A new one is fed from bar `from` on beside the old one; after `warmUp` bars both say the same.
    private static void compareFromNow(CatalogIndicator old, int from, int warmUp, int bars) {
        CatalogIndicator fresh = old.definition().create(Map.of());
        feed(fresh, from, from + warmUp);
        feed(old, from, from + warmUp);
        List<String> complaints = new ArrayList<>();
        for (int i = from + warmUp; i < from + warmUp + bars; i++) {
            feed(fresh, i, i + 1);
            feed(old, i, i + 1);
            for (int output = 0; output < old.definition().outputs().size(); output++) {
                double expected = fresh.value(output);
                double difference = Math.abs(old.value(output) - expected) / Math.max(Math.abs(expected), 1);
                if (!(difference <= TOLERANCE)) {
                    complaints.add("bar " + i + " output " + output + " old=" + old.value(output) + " new=" + expected);
                }
            }
        }
        assertThat(complaints).isEmpty();
    }

    /// The market goes round and round, and time goes on: bars are those of the first round, moved.
    private static void feed(CatalogIndicator indicator, int from, int to) {
        for (int i = from; i < to; i++) {
            indicator.update(
                    i < CYCLE ? MARKET.bars().get(i) : moved(MARKET.bars().get(i % CYCLE), i));
        }
    }

    private static Bar moved(Bar bar, int minute) {
        return Candles.bar(minute, bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }

    private static double[] ordered(double[] ring, int oldest) {
        double[] values = Arrays.copyOf(ring, ring.length);
        for (int i = 0; i < ring.length; i++) {
            values[i] = ring[(oldest + i) % ring.length];
        }
        return values;
    }

    private static Offset<Double> relative(double value) {
        return within(TOLERANCE * Math.abs(value));
    }
}
