package trading.bench;

import java.util.List;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.AwesomeOscillatorIndicator;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.CMOIndicator;
import org.ta4j.core.indicators.ChandelierExitLongIndicator;
import org.ta4j.core.indicators.ChandelierExitShortIndicator;
import org.ta4j.core.indicators.ChopIndicator;
import org.ta4j.core.indicators.CoppockCurveIndicator;
import org.ta4j.core.indicators.DPOIndicator;
import org.ta4j.core.indicators.FisherIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.MassIndexIndicator;
import org.ta4j.core.indicators.PPOIndicator;
import org.ta4j.core.indicators.ParabolicSarIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.StochasticRSIIndicator;
import org.ta4j.core.indicators.TrueStrengthIndexIndicator;
import org.ta4j.core.indicators.UlcerIndexIndicator;
import org.ta4j.core.indicators.WilliamsRIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.aroon.AroonDownIndicator;
import org.ta4j.core.indicators.aroon.AroonOscillatorIndicator;
import org.ta4j.core.indicators.aroon.AroonUpIndicator;
import org.ta4j.core.indicators.averages.DoubleEMAIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.HMAIndicator;
import org.ta4j.core.indicators.averages.KAMAIndicator;
import org.ta4j.core.indicators.averages.LSMAIndicator;
import org.ta4j.core.indicators.averages.MCGinleyMAIndicator;
import org.ta4j.core.indicators.averages.MMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.averages.TripleEMAIndicator;
import org.ta4j.core.indicators.averages.VIDYAIndicator;
import org.ta4j.core.indicators.averages.VWMAIndicator;
import org.ta4j.core.indicators.averages.WMAIndicator;
import org.ta4j.core.indicators.averages.ZLEMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandWidthIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.bollinger.PercentBIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelLowerIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelMiddleIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.indicators.helpers.MedianPriceIndicator;
import org.ta4j.core.indicators.helpers.PercentRankIndicator;
import org.ta4j.core.indicators.helpers.PreviousValueIndicator;
import org.ta4j.core.indicators.helpers.TRIndicator;
import org.ta4j.core.indicators.helpers.VolumeIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuKijunSenIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuSenkouSpanAIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuSenkouSpanBIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuTenkanSenIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelLowerIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelMiddleIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelUpperIndicator;
import org.ta4j.core.indicators.numeric.BinaryOperationIndicator;
import org.ta4j.core.indicators.pivotpoints.PivotLevel;
import org.ta4j.core.indicators.pivotpoints.PivotPointIndicator;
import org.ta4j.core.indicators.pivotpoints.StandardReversalIndicator;
import org.ta4j.core.indicators.pivotpoints.TimeLevel;
import org.ta4j.core.indicators.statistics.CorrelationCoefficientIndicator;
import org.ta4j.core.indicators.statistics.SimpleLinearRegressionIndicator;
import org.ta4j.core.indicators.statistics.SimpleLinearRegressionIndicator.SimpleLinearRegressionType;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.statistics.VarianceIndicator;
import org.ta4j.core.indicators.supertrend.SuperTrendIndicator;
import org.ta4j.core.indicators.volume.AccumulationDistributionIndicator;
import org.ta4j.core.indicators.volume.ChaikinMoneyFlowIndicator;
import org.ta4j.core.indicators.volume.ChaikinOscillatorIndicator;
import org.ta4j.core.indicators.volume.MoneyFlowIndexIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.num.Num;

/// ta4j's counterpart of each indicator of the catalog that it has one for, output by output.
final class Ta4jCounterparts {
    private Ta4jCounterparts() {}

    static List<Indicator<Num>> of(String name, BarSeries series) {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        return switch (name) {
            case "sma" -> List.of(new SMAIndicator(close, 20));
            case "ema" -> List.of(new EMAIndicator(close, 20));
            case "wma" -> List.of(new WMAIndicator(close, 20));
            case "rma" -> List.of(new MMAIndicator(close, 14));
            case "dema" -> List.of(new DoubleEMAIndicator(close, 20));
            case "tema" -> List.of(new TripleEMAIndicator(close, 20));
            case "hma" -> List.of(new HMAIndicator(close, 20));
            case "kama" -> List.of(new KAMAIndicator(close, 10, 2, 30));
            case "vwma" -> List.of(new VWMAIndicator(close, 20));
            case "zlema" -> List.of(new ZLEMAIndicator(close, 20));
            case "linear-regression" -> List.of(new LSMAIndicator(close, 14));
            case "mcginley" -> List.of(new MCGinleyMAIndicator(close, 14));
            case "vidya" -> List.of(new VIDYAIndicator(close, 9, 14));
            case "rolling-vwap" -> List.of(new VWAPIndicator(series, 20));
            case "macd" -> macd(close);
            case "apo" -> List.of(new MACDIndicator(close, 12, 26));
            case "ppo" -> ppo(close);
            case "rsi" -> List.of(new RSIIndicator(close, 14));
            case "stochastic-rsi" -> stochasticRsi(close);
            case "stochastic" -> stochastic(series);
            case "williams-r" -> List.of(new WilliamsRIndicator(series, 14));
            case "cci" -> List.of(new CCIIndicator(series, 20));
            case "cmo" -> List.of(new CMOIndicator(close, 14));
            case "roc" -> List.of(new ROCIndicator(close, 10));
            case "awesome" -> List.of(new AwesomeOscillatorIndicator(series));
            case "fisher" -> fisher(series);
            case "tsi" -> List.of(new TrueStrengthIndexIndicator(close, 25, 13));
            case "dpo" -> List.of(new DPOIndicator(close, 20));
            case "coppock" -> List.of(new CoppockCurveIndicator(close, 14, 11, 10));
            case "adx" ->
                List.of(
                        new ADXIndicator(series, 14),
                        new PlusDIIndicator(series, 14),
                        new MinusDIIndicator(series, 14));
            case "aroon" ->
                List.of(
                        new AroonOscillatorIndicator(series, 25),
                        new AroonUpIndicator(series, 25),
                        new AroonDownIndicator(series, 25));
            case "parabolic-sar" -> List.of(new ParabolicSarIndicator(series));
            case "supertrend" -> List.of(new SuperTrendIndicator(series, 10, 3d));
            case "ichimoku" -> ichimoku(series);
            case "chandelier" ->
                List.of(
                        new ChandelierExitLongIndicator(series, 22, 3),
                        new ChandelierExitShortIndicator(series, 22, 3));
            case "mass-index" -> List.of(new MassIndexIndicator(series, 9, 25));
            case "pivot-points" -> pivotPoints(series);
            case "true-range" -> List.of(new TRIndicator(series));
            case "atr" -> List.of(new ATRIndicator(series, 14));
            case "bollinger" -> bollinger(close);
            case "bollinger-percent-b" -> List.of(new PercentBIndicator(close, 20, 2));
            case "bollinger-bandwidth" -> bandwidth(close);
            case "keltner" -> keltner(series, close);
            case "donchian" ->
                List.of(
                        new DonchianChannelMiddleIndicator(series, 20),
                        new DonchianChannelUpperIndicator(series, 20),
                        new DonchianChannelLowerIndicator(series, 20));
            case "standard-deviation" -> List.of(new StandardDeviationIndicator(close, 20));
            case "variance" -> List.of(new VarianceIndicator(close, 20));
            case "choppiness" -> List.of(new ChopIndicator(series, 14, 100));
            case "ulcer" -> List.of(new UlcerIndexIndicator(close, 14));
            case "obv" -> List.of(new OnBalanceVolumeIndicator(series));
            case "accumulation-distribution" -> List.of(new AccumulationDistributionIndicator(series));
            case "chaikin-money-flow" -> List.of(new ChaikinMoneyFlowIndicator(series, 20));
            case "chaikin-oscillator" -> List.of(new ChaikinOscillatorIndicator(series, 3, 10));
            case "mfi" -> List.of(new MoneyFlowIndexIndicator(series, 14));
            case "highest" -> List.of(new HighestValueIndicator(new HighPriceIndicator(series), 20));
            case "lowest" -> List.of(new LowestValueIndicator(new LowPriceIndicator(series), 20));
            case "linear-regression-slope" ->
                List.of(new SimpleLinearRegressionIndicator(close, 14, SimpleLinearRegressionType.SLOPE));
            case "percent-rank" -> List.of(new PercentRankIndicator(close, 100));
            case "correlation" -> List.of(new CorrelationCoefficientIndicator(close, new VolumeIndicator(series), 20));
            default -> throw new IllegalArgumentException("ta4j has no counterpart: indicator=" + name);
        };
    }

    private static List<Indicator<Num>> macd(ClosePriceIndicator close) {
        MACDIndicator macd = new MACDIndicator(close, 12, 26);
        EMAIndicator signal = new EMAIndicator(macd, 9);
        return List.of(macd, signal, BinaryOperationIndicator.difference(macd, signal));
    }

    private static List<Indicator<Num>> ppo(ClosePriceIndicator close) {
        PPOIndicator ppo = new PPOIndicator(close, 12, 26);
        EMAIndicator signal = new EMAIndicator(ppo, 9);
        return List.of(ppo, signal, BinaryOperationIndicator.difference(ppo, signal));
    }

    private static List<Indicator<Num>> stochasticRsi(ClosePriceIndicator close) {
        StochasticRSIIndicator place = new StochasticRSIIndicator(close, 14);
        return List.of(place, new SMAIndicator(place, 3));
    }

    private static List<Indicator<Num>> stochastic(BarSeries series) {
        SMAIndicator slow = new SMAIndicator(new StochasticOscillatorKIndicator(series, 14), 3);
        return List.of(slow, new SMAIndicator(slow, 3));
    }

    private static List<Indicator<Num>> fisher(BarSeries series) {
        FisherIndicator fisher = new FisherIndicator(new MedianPriceIndicator(series), 10, false);
        return List.of(fisher, new PreviousValueIndicator(fisher, 1));
    }

    private static List<Indicator<Num>> ichimoku(BarSeries series) {
        IchimokuTenkanSenIndicator conversion = new IchimokuTenkanSenIndicator(series, 9);
        IchimokuKijunSenIndicator base = new IchimokuKijunSenIndicator(series, 26);
        return List.of(
                base,
                conversion,
                new IchimokuSenkouSpanAIndicator(series, conversion, base, 26),
                new IchimokuSenkouSpanBIndicator(series, 52, 26));
    }

    private static List<Indicator<Num>> pivotPoints(BarSeries series) {
        PivotPointIndicator pivot = new PivotPointIndicator(series, TimeLevel.DAY);
        return List.of(
                pivot,
                new StandardReversalIndicator(pivot, PivotLevel.RESISTANCE_1),
                new StandardReversalIndicator(pivot, PivotLevel.RESISTANCE_2),
                new StandardReversalIndicator(pivot, PivotLevel.RESISTANCE_3),
                new StandardReversalIndicator(pivot, PivotLevel.SUPPORT_1),
                new StandardReversalIndicator(pivot, PivotLevel.SUPPORT_2),
                new StandardReversalIndicator(pivot, PivotLevel.SUPPORT_3));
    }

    private static List<Indicator<Num>> bollinger(ClosePriceIndicator close) {
        BollingerBandsMiddleIndicator middle = new BollingerBandsMiddleIndicator(new SMAIndicator(close, 20));
        StandardDeviationIndicator deviation = new StandardDeviationIndicator(close, 20);
        return List.of(
                middle,
                new BollingerBandsUpperIndicator(middle, deviation),
                new BollingerBandsLowerIndicator(middle, deviation));
    }

    private static List<Indicator<Num>> bandwidth(ClosePriceIndicator close) {
        BollingerBandsMiddleIndicator middle = new BollingerBandsMiddleIndicator(new SMAIndicator(close, 20));
        StandardDeviationIndicator deviation = new StandardDeviationIndicator(close, 20);
        return List.of(new BollingerBandWidthIndicator(
                new BollingerBandsUpperIndicator(middle, deviation),
                middle,
                new BollingerBandsLowerIndicator(middle, deviation)));
    }

    private static List<Indicator<Num>> keltner(BarSeries series, ClosePriceIndicator close) {
        KeltnerChannelMiddleIndicator middle = new KeltnerChannelMiddleIndicator(close, 20);
        ATRIndicator range = new ATRIndicator(series, 10);
        return List.of(
                middle,
                new KeltnerChannelUpperIndicator(middle, range, 2),
                new KeltnerChannelLowerIndicator(middle, range, 2));
    }
}
