package trading.web.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import trading.engine.indicator.CatalogIndicator;
import trading.engine.indicator.IndicatorDefinition;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;

/// What an output of an indicator counts: `price` and `volume` are the powers of a price and of a volume in
/// it, so that what was reckoned in ticks and lots can be told in money and quantities. A ratio has
/// neither.
///
/// Found by trying: the indicator is fed a market, and the same market at twice the price or twice the
/// volume.
record Dimension(int price, int volume) {
    private static final int BARS = 1_200;
    private static final double LOG_2 = Math.log(2);
    private static final double TOLERANCE = 0.02;

    /// One for each output, in their order.
    static List<Dimension> of(IndicatorDefinition definition) {
        double[] plain = tried(definition, 1, 1);
        double[] dear = tried(definition, 2, 1);
        double[] busy = tried(definition, 1, 2);
        List<Dimension> dimensions = new ArrayList<>();
        for (int i = 0; i < plain.length; i++) {
            dimensions.add(new Dimension(power(plain[i], dear[i]), power(plain[i], busy[i])));
        }
        return List.copyOf(dimensions);
    }

    /// What a figure in ticks and lots is in money and quantities.
    double scaled(double figure, Instrument instrument) {
        double tick = instrument.price(1).doubleValue();
        double lot = instrument.quantity(1).doubleValue();
        return figure * Math.pow(tick, price) * Math.pow(lot, volume);
    }

    /// 0 for what grows by no power of two: it is told as it is.
    private static int power(double before, double after) {
        double power = Math.log(after / before) / LOG_2;
        long whole = Math.round(power);
        return Double.isFinite(power) && Math.abs(power - whole) < TOLERANCE ? (int) whole : 0;
    }

    /// The sums of sizes of the outputs over the second half of a market that wanders.
    private static double[] tried(IndicatorDefinition definition, int priceTimes, int volumeTimes) {
        CatalogIndicator indicator = definition.create(Map.of());
        double[] sums = new double[definition.outputs().size()];
        Random random = new Random(1);
        double price = 1_000_000;
        for (int i = 0; i < BARS; i++) {
            double open = price;
            price *= 1 + 0.002 * random.nextGaussian();
            long high = Math.round(Math.max(open, price) * (1 + 0.001 * random.nextDouble()));
            long low = Math.round(Math.min(open, price) * (1 - 0.001 * random.nextDouble()));
            long first = Math.clamp(Math.round(open), low, high);
            long last = Math.clamp(Math.round(price), low, high);
            long volume = 1_000L + random.nextInt(9_000);
            indicator.update(new Bar(
                    0,
                    TimeFrame.M15,
                    i * TimeFrame.M15.nanos(),
                    first * priceTimes,
                    high * priceTimes,
                    low * priceTimes,
                    last * priceTimes,
                    volume * volumeTimes,
                    volume));
            if (i >= BARS / 2 && indicator.ready()) {
                for (int output = 0; output < sums.length; output++) {
                    sums[output] += Math.abs(indicator.value(output));
                }
            }
        }
        return sums;
    }
}
