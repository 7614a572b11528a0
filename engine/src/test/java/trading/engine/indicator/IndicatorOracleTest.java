package trading.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import trading.engine.SampleData;

/// Each indicator against TA-Lib, from its first value on, and against ta4j, which begins otherwise, from
/// when that no longer shows.
class IndicatorOracleTest {
    private static final double TOLERANCE = 1e-9;
    private static final int[] PERIODS = {2, 3, 14, 50, 200};

    /// What is compared: our values (NaN before ready) and each oracle's.
    private record Comparison(String name, double[] ours, double[] taLib, IntToDoubleFunction ta4j, int settledAfter) {}

    private interface TaLibCall {
        RetCode run(int end, MInteger begin, MInteger count, double[] out);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void all_indicators_equal_their_oracles_on_random_bars(long seed) {
        compareAll(Candles.random(seed, 12_000));
    }

    @Test
    void all_indicators_equal_their_oracles_on_a_week_of_bitcoin() {
        compareAll(Candles.klines(SampleData.file(SampleData.BITCOIN_WEEK)));
    }

    private static void compareAll(Candles candles) {
        BarSeries series = ta4j(candles);
        for (int period : PERIODS) {
            compare(sma(candles, series, period));
            compare(ema(candles, series, period));
            compare(rsi(candles, series, period));
            compare(atr(candles, series, period));
        }
    }

    private static void compare(Comparison comparison) {
        for (int i = 0; i < comparison.ours().length; i++) {
            double ours = comparison.ours()[i];
            String bar = comparison.name() + " bar " + i;
            double taLib = comparison.taLib()[i];
            if (Double.isNaN(taLib)) {
                assertThat(ours).as(bar + " is ready when TA-Lib's is").isNaN();
                continue;
            }
            assertThat(ours).as(bar + " against TA-Lib").isCloseTo(taLib, within(tolerance(taLib)));
            if (i >= comparison.settledAfter()) {
                double ta4j = comparison.ta4j().applyAsDouble(i);
                assertThat(ours).as(bar + " against ta4j").isCloseTo(ta4j, within(tolerance(ta4j)));
            }
        }
    }

    /// Relative; near nothing a value is as good as the prices it comes from.
    private static double tolerance(double value) {
        return TOLERANCE * Math.max(Math.abs(value), 1);
    }

    private static Comparison sma(Candles candles, BarSeries series, int period) {
        Sma sma = new Sma(period);
        return new Comparison(
                candles + " sma " + period,
                ours(candles, sma, i -> sma.update(candles.close()[i])),
                taLib(
                        candles,
                        (end, begin, count, out) -> new Core().sma(0, end, candles.close(), period, begin, count, out)),
                ta4j(series, close -> new SMAIndicator(close, period)),
                period);
    }

    private static Comparison ema(Candles candles, BarSeries series, int period) {
        Ema ema = new Ema(period);
        return new Comparison(
                candles + " ema " + period,
                ours(candles, ema, i -> ema.update(candles.close()[i])),
                taLib(
                        candles,
                        (end, begin, count, out) -> new Core().ema(0, end, candles.close(), period, begin, count, out)),
                ta4j(series, close -> new EMAIndicator(close, period)),
                period + Ema.settledAfter(period));
    }

    private static Comparison rsi(Candles candles, BarSeries series, int period) {
        Rsi rsi = new Rsi(period);
        return new Comparison(
                candles + " rsi " + period,
                ours(candles, rsi, i -> rsi.update(candles.close()[i])),
                taLib(
                        candles,
                        (end, begin, count, out) -> new Core().rsi(0, end, candles.close(), period, begin, count, out)),
                ta4j(series, close -> new RSIIndicator(close, period)),
                period + Rsi.settledAfter(period));
    }

    private static Comparison atr(Candles candles, BarSeries series, int period) {
        Atr atr = new Atr(period);
        return new Comparison(
                candles + " atr " + period,
                ours(candles, atr, i -> atr.update(candles.high()[i], candles.low()[i], candles.close()[i])),
                taLib(
                        candles,
                        (end, begin, count, out) -> new Core()
                                .atr(
                                        0,
                                        end,
                                        candles.high(),
                                        candles.low(),
                                        candles.close(),
                                        period,
                                        begin,
                                        count,
                                        out)),
                ta4j(series, close -> new ATRIndicator(series, period)),
                period + Atr.settledAfter(period));
    }

    private static double[] ours(Candles candles, Indicator indicator, java.util.function.IntConsumer update) {
        double[] values = new double[candles.bars()];
        for (int i = 0; i < values.length; i++) {
            update.accept(i);
            values[i] = indicator.value();
            assertThat(indicator.ready()).isEqualTo(!Double.isNaN(values[i]));
        }
        return values;
    }

    /// TA-Lib's output shifted to where it belongs; NaN before.
    private static double[] taLib(Candles candles, TaLibCall call) {
        MInteger begin = new MInteger();
        MInteger count = new MInteger();
        double[] out = new double[candles.bars()];
        assertThat(call.run(candles.bars() - 1, begin, count, out)).isEqualTo(RetCode.Success);
        double[] values = new double[candles.bars()];
        Arrays.fill(values, Double.NaN);
        System.arraycopy(out, 0, values, begin.value, count.value);
        return values;
    }

    private static IntToDoubleFunction ta4j(
            BarSeries series, Function<ClosePriceIndicator, org.ta4j.core.Indicator<Num>> indicator) {
        org.ta4j.core.Indicator<Num> made = indicator.apply(new ClosePriceIndicator(series));
        return i -> made.getValue(i).doubleValue();
    }

    private static BarSeries ta4j(Candles candles) {
        BarSeries series = new BaseBarSeriesBuilder()
                .withNumFactory(DoubleNumFactory.getInstance())
                .build();
        Instant start = Instant.EPOCH;
        for (int i = 0; i < candles.bars(); i++) {
            series.barBuilder()
                    .timePeriod(Duration.ofMinutes(1))
                    .endTime(start.plus(Duration.ofMinutes(i + 1L)))
                    .openPrice(candles.close()[i])
                    .highPrice(candles.high()[i])
                    .lowPrice(candles.low()[i])
                    .closePrice(candles.close()[i])
                    .volume(1)
                    .add();
        }
        return series;
    }
}
