package trading.engine.indicator;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import trading.engine.indicator.Expectation.Oracle;
import trading.engine.model.Bar;

/// Asks each oracle what the outputs should be on one series.
final class Oracles {
    /// One of TA-Lib's functions on the whole series.
    interface TaLibCall {
        RetCode run(Core core, int end, MInteger begin, MInteger count, double[][] out);
    }

    static final int[] PERIODS = {2, 3, 14, 60};

    final Candles candles;
    final BarSeries series;
    final ClosePriceIndicator close;
    private final List<Expectation> expectations = new ArrayList<>();

    private Oracles(Candles candles) {
        this.candles = candles;
        series = series(candles);
        close = new ClosePriceIndicator(series);
    }

    static List<Expectation> of(Candles candles) {
        Oracles oracles = new Oracles(candles);
        AverageOracles.ask(oracles);
        MomentumOracles.ask(oracles);
        TrendOracles.ask(oracles);
        VolatilityOracles.ask(oracles);
        VolumeOracles.ask(oracles);
        StatisticsOracles.ask(oracles);
        return oracles.expectations;
    }

    static Map<String, Double> settings() {
        return Map.of();
    }

    static Map<String, Double> settings(String name, double value) {
        return Map.of(name, value);
    }

    static Map<String, Double> settings(String name, double value, String name2, double value2) {
        return Map.of(name, value, name2, value2);
    }

    static Map<String, Double> settings(
            String name, double value, String name2, double value2, String name3, double value3) {
        return Map.of(name, value, name2, value2, name3, value3);
    }

    /// Compared from our first value on.
    void taLib(String indicator, String output, Map<String, Double> settings, double floor, double[] values) {
        add(Oracle.TA_LIB, indicator, output, settings, floor, ready(indicator, settings), values);
    }

    /// One of `period` for each of some periods, its first output only.
    void taLib(String indicator, double floor, IntFunction<TaLibCall> call) {
        for (int period : PERIODS) {
            taLib(indicator, "value", settings("period", period), floor, taLib(1, call.apply(period))[0]);
        }
    }

    /// ta4j begins otherwise: compared from when that no longer shows.
    void ta4j(
            String indicator,
            String output,
            Map<String, Double> settings,
            double floor,
            org.ta4j.core.Indicator<Num> values) {
        double[] all = new double[candles.count()];
        for (int i = 0; i < all.length; i++) {
            all[i] = values.getValue(i).doubleValue();
        }
        int from = IndicatorCatalog.definition(indicator).warmUpBars(settings) + 5;
        add(Oracle.TA4J, indicator, output, settings, floor, from, all);
    }

    void ta4j(String indicator, double floor, IntFunction<org.ta4j.core.Indicator<Num>> values) {
        for (int period : PERIODS) {
            ta4j(indicator, "value", settings("period", period), floor, values.apply(period));
        }
    }

    /// A second implementation; compared from our first value on.
    void formula(String indicator, String output, Map<String, Double> settings, double floor, double[] values) {
        add(Oracle.FORMULA, indicator, output, settings, floor, ready(indicator, settings), values);
    }

    void formula(String indicator, double floor, IntFunction<double[]> values) {
        for (int period : PERIODS) {
            formula(indicator, "value", settings("period", period), floor, values.apply(period));
        }
    }

    /// TA-Lib's outputs, shifted to where they belong; `NaN` before.
    double[][] taLib(int outputs, TaLibCall call) {
        MInteger begin = new MInteger();
        MInteger count = new MInteger();
        double[][] out = new double[outputs][candles.count()];
        RetCode code = call.run(new Core(), candles.count() - 1, begin, count, out);
        if (code != RetCode.Success) {
            throw new IllegalStateException("TA-Lib: " + code);
        }
        double[][] values = new double[outputs][candles.count()];
        for (int i = 0; i < outputs; i++) {
            Arrays.fill(values[i], Double.NaN);
            System.arraycopy(out[i], 0, values[i], begin.value, count.value);
        }
        return values;
    }

    static BarSeries series(Candles candles) {
        BarSeries series = new BaseBarSeriesBuilder()
                .withNumFactory(DoubleNumFactory.getInstance())
                .build();
        for (Bar bar : candles.bars()) {
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

    private static int ready(String indicator, Map<String, Double> settings) {
        return IndicatorCatalog.definition(indicator).readyBars(settings) - 1;
    }

    private void add(
            Oracle oracle,
            String indicator,
            String output,
            Map<String, Double> settings,
            double floor,
            int from,
            double[] values) {
        expectations.add(new Expectation(indicator, output, settings, oracle, from, floor, values));
    }
}
