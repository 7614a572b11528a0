package trading.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trading.engine.model.Bar;

/// Markets that break formulas: every indicator of the catalog gives numbers in them, and for ever.
class IndicatorEdgeTest {
    private static final int BARS = 3_500;

    /// Neutral values of a market that does not move.
    private static final Map<String, Double> FLAT = Map.ofEntries(
            Map.entry("rsi", 0.0),
            Map.entry("stochastic", 0.0),
            Map.entry("stochastic-rsi", 0.0),
            Map.entry("williams-r", 0.0),
            Map.entry("cci", 0.0),
            Map.entry("cmo", 0.0),
            Map.entry("tsi", 0.0),
            Map.entry("fisher", 0.0),
            Map.entry("macd", 0.0),
            Map.entry("adx", 0.0),
            Map.entry("vortex", 0.0),
            Map.entry("choppiness", 100.0),
            Map.entry("atr", 0.0),
            Map.entry("standard-deviation", 0.0),
            Map.entry("z-score", 0.0),
            Map.entry("bollinger-percent-b", 0.5),
            Map.entry("historical-volatility", 0.0),
            Map.entry("correlation", 0.0),
            Map.entry("mfi", 0.0),
            Map.entry("chaikin-money-flow", 0.0),
            Map.entry("percent-rank", 0.0),
            Map.entry("mass-index", 25.0));

    static Stream<String> names() {
        return IndicatorCatalog.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_market_that_does_not_move_has_values(String name) {
        List<Double> last = check(name, Candles.flat(BARS, 3_333_333, 1_000));
        Double neutral = FLAT.get(name);
        if (neutral != null) {
            assertThat(last.getFirst()).isEqualTo(neutral);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_market_in_which_nothing_is_traded_has_values(String name) {
        check(name, Candles.flat(BARS, 3_333_333, 0));
        check(name, walk(1, 1_000_000, 100, 0));
    }

    @ParameterizedTest
    @MethodSource("names")
    void prices_and_volumes_as_large_as_they_get_have_values(String name) {
        check(name, walk(2, 1_000_000_000_000_000L, 1_000_000_000_000L, 1_000_000_000_000_000L));
    }

    @ParameterizedTest
    @MethodSource("names")
    void prices_of_a_few_ticks_and_of_none_have_values(String name) {
        check(name, walk(3, 2, 2, 3));
        check(name, Candles.flat(BARS, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_storm_leaves_nothing_behind_in_the_calm_after_it(String name) {
        List<Bar> bars = new ArrayList<>(
                walk(4, 1_000_000_000_000L, 100_000_000_000L, 1_000_000_000L).bars());
        for (int i = bars.size(); i < 3 * BARS; i++) {
            bars.add(Candles.bar(i, 700, 700, 700, 700, 10));
        }
        List<Double> last = check(name, Candles.of("storm and calm", bars));
        Double neutral = FLAT.get(name);
        boolean windowed = IndicatorCatalog.definition(name).readyBars(Map.of())
                == IndicatorCatalog.definition(name).warmUpBars(Map.of());
        if (neutral != null && windowed) {
            assertThat(last.getFirst()).isEqualTo(neutral);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_shortest_periods_have_values(String name) {
        Map<String, Double> settings = new TreeMap<>();
        for (IndicatorParameter parameter : IndicatorCatalog.definition(name).parameters()) {
            settings.put(parameter.name(), parameter.from());
        }
        check(IndicatorCatalog.create(name, settings), walk(5, 50_000, 30, 1_000));
        check(IndicatorCatalog.create(name, settings), Candles.flat(BARS, 50_000, 0));
    }

    private static List<Double> check(String name, Candles candles) {
        return check(IndicatorCatalog.create(name, Map.of()), candles);
    }

    /// Not ready and `NaN`, then ready and a number for ever.
    private static List<Double> check(CatalogIndicator indicator, Candles candles) {
        assertThat(indicator.ready()).isFalse();
        List<IndicatorOutput> outputs = indicator.definition().outputs();
        boolean wasReady = false;
        double[] values = new double[outputs.size()];
        for (int i = 0; i < candles.count(); i++) {
            indicator.update(candles.bars().get(i));
            boolean ready = indicator.ready();
            boolean sound = ready || !wasReady;
            for (int output = 0; output < values.length; output++) {
                values[output] = indicator.value(output);
                sound &= ready ? Double.isFinite(values[output]) : Double.isNaN(values[output]);
            }
            if (!sound) {
                assertThat(values).as(candles + " bar " + i + " ready=" + ready).isNull();
            }
            wasReady = ready;
        }
        assertThat(wasReady).isTrue();
        List<Double> last = new ArrayList<>();
        for (double value : values) {
            last.add(value == 0 ? 0.0 : value);
        }
        return last;
    }

    private static Candles walk(long seed, long start, long pace, long volume) {
        Random random = new Random(seed);
        List<Bar> bars = new ArrayList<>();
        long price = start;
        for (int i = 0; i < BARS; i++) {
            long open = price;
            price = Math.max(0, open + Math.round(pace * random.nextGaussian()));
            long high = Math.max(open, price) + Math.round(pace * random.nextDouble());
            long low = Math.max(0, Math.min(open, price) - Math.round(pace * random.nextDouble()));
            bars.add(Candles.bar(i, open, high, low, price, Math.round(volume * random.nextDouble())));
        }
        return Candles.of("walk " + seed, bars);
    }
}
