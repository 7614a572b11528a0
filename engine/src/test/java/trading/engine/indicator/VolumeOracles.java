package trading.engine.indicator;

/// What volume indicators should be.
final class VolumeOracles {
    private VolumeOracles() {}

    static void ask(Oracles oracles) {
        Candles candles = oracles.candles;
        double[] high = candles.high();
        double[] low = candles.low();
        double[] close = candles.close();
        double[] volume = candles.volume();
        oracles.taLib(
                "obv",
                "value",
                Oracles.settings(),
                1,
                oracles.taLib(
                                1,
                                (core, end, begin, count, out) ->
                                        core.obv(0, end, close, volume, begin, count, out[0]))[0]);
        oracles.taLib(
                "accumulation-distribution",
                "value",
                Oracles.settings(),
                1e5,
                oracles.taLib(
                                1,
                                (core, end, begin, count, out) ->
                                        core.ad(0, end, high, low, close, volume, begin, count, out[0]))[0]);
        for (int[] n : new int[][] {{3, 10}, {5, 20}}) {
            oracles.taLib(
                    "chaikin-oscillator",
                    "value",
                    Oracles.settings("fast", n[0], "slow", n[1]),
                    1e5,
                    oracles.taLib(
                                    1,
                                    (core, end, begin, count, out) -> core.adOsc(
                                            0, end, high, low, close, volume, n[0], n[1], begin, count, out[0]))[0]);
        }
        oracles.formula("mfi", 1, n -> moneyFlowIndex(candles, n));
        oracles.formula("chaikin-money-flow", 0.01, n -> chaikinMoneyFlow(candles, n));
        double[] change = Plain.change(close);
        oracles.formula("force-index", 1e5, n -> Plain.ema(Plain.zip(change, volume, (a, b) -> a * b), n));
        double[] trend = Plain.zip(change, Plain.delayed(close, 1), (a, b) -> a / b);
        oracles.formula(
                "price-volume-trend",
                "value",
                Oracles.settings(),
                1e3,
                cumulated(Plain.zip(trend, volume, (a, b) -> a * b)));
        for (int n : Oracles.PERIODS) {
            oracles.formula(
                    "ease-of-movement",
                    "value",
                    Oracles.settings("period", n, "scale", 1000),
                    0.01,
                    Plain.rolling(ease(candles, 1000), n, Plain::mean));
        }
    }

    private static double[] moneyFlowIndex(Candles candles, int period) {
        double[] typical = candles.typical(0, candles.count() - 1);
        double[] change = Plain.change(typical);
        double[] flow = Plain.zip(typical, candles.volume(), (price, lots) -> price * lots);
        double[] signed = Plain.zip(change, flow, (way, lots) -> Math.signum(way) * lots);
        return Plain.rolling(signed, period, flows -> {
            double rising = Plain.sum(Plain.each(flows, value -> Math.max(value, 0)));
            double all = Plain.sum(Plain.each(flows, Math::abs));
            return all == 0 ? 0 : 100 * rising / all;
        });
    }

    private static double[] chaikinMoneyFlow(Candles candles, int period) {
        double[] height = Plain.zip(candles.high(), candles.low(), (a, b) -> a - b);
        double[] over = Plain.zip(candles.close(), candles.low(), (a, b) -> a - b);
        double[] place = Plain.zip(over, height, (a, b) -> b == 0 ? 0 : 2 * a / b - 1);
        double[] flow = Plain.zip(place, candles.volume(), (a, b) -> a * b);
        double[] traded = Plain.rolling(candles.volume(), period, Plain::sum);
        return Plain.zip(Plain.rolling(flow, period, Plain::sum), traded, (a, b) -> b == 0 ? 0 : a / b);
    }

    private static double[] ease(Candles candles, double scale) {
        double[] way = Plain.change(candles.middle());
        double[] height = Plain.zip(candles.high(), candles.low(), (a, b) -> a - b);
        double[] box = Plain.zip(candles.volume(), height, (a, b) -> a / scale / b);
        return Plain.zip(way, box, (a, b) -> Double.isNaN(a) ? a : b == 0 || Double.isNaN(b) ? 0 : a / b);
    }

    private static double[] cumulated(double[] values) {
        double[] result = values.clone();
        for (int i = 2; i < values.length; i++) {
            result[i] = result[i - 1] + values[i];
        }
        return result;
    }
}
