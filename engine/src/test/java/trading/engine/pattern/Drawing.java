package trading.engine.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import trading.engine.model.Bar;

/// A series of bars drawn by hand: from one turn to the next in a straight line. A unit of price is 100
/// ticks.
final class Drawing {
    /// Mirrored at this price, a drawing of the upright shapes becomes one of the inverse ones.
    private static final double MIRROR = 160;

    private static final double WICK = 0.1;

    private final List<Double> closes = new ArrayList<>();

    private Drawing(double start) {
        closes.add(start);
    }

    static Drawing from(double price) {
        return new Drawing(price);
    }

    /// On to `price`, in `bars` bars.
    Drawing to(double price, int bars) {
        double start = closes.get(closes.size() - 1);
        for (int i = 1; i <= bars; i++) {
            closes.add(start + (price - start) * i / bars);
        }
        return this;
    }

    /// On along a curve over -1 to 1.
    Drawing along(DoubleUnaryOperator curve, int bars) {
        for (int i = 1; i <= bars; i++) {
            closes.add(curve.applyAsDouble(-1 + 2.0 * i / bars));
        }
        return this;
    }

    List<Bar> bars() {
        return bars(1, 100);
    }

    List<Bar> mirrored() {
        return bars(-1, 100);
    }

    List<Bar> scaled(int ticks) {
        return bars(1, ticks);
    }

    private List<Bar> bars(int sign, int ticks) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 1; i < closes.size(); i++) {
            double open = ticks * place(sign, closes.get(i - 1));
            double close = ticks * place(sign, closes.get(i));
            double wick = ticks * WICK;
            bars.add(TestBars.bar(i, open, Math.max(open, close) + wick, Math.min(open, close) - wick, close));
        }
        return bars;
    }

    private static double place(int sign, double price) {
        return sign > 0 ? price : MIRROR - price;
    }
}
