package trading.engine.analyst;

import java.util.List;
import trading.engine.indicator.Atr;
import trading.engine.indicator.Ema;
import trading.engine.indicator.Rsi;
import trading.engine.indicator.Sma;
import trading.engine.model.Bar;

/// What the bars of a question say in figures. Averages and ranges are ticks, `change` is a share of the price
/// ten bars ago, `volumeRatio` and `rangeRatio` compare the newest with the average.
record BarReading(
        double close,
        double fast,
        double slow,
        double slowBefore,
        double strength,
        double change,
        double range,
        double rangeRatio,
        double volumeRatio,
        boolean rising) {

    private static final int FAST = 9;
    private static final int SLOW = 21;
    private static final int SLOPE_BARS = 5;
    private static final int WILDER = 14;
    private static final int CHANGE_BARS = 10;
    private static final int VOLUME_BARS = 20;

    static BarReading of(List<Bar> bars) {
        Ema fast = new Ema(FAST);
        Ema slow = new Ema(SLOW);
        Rsi strength = new Rsi(WILDER);
        Atr range = new Atr(WILDER);
        Sma volume = new Sma(VOLUME_BARS);
        double slowBefore = Double.NaN;
        double rangeBefore = Double.NaN;
        for (int index = 0; index < bars.size(); index++) {
            Bar bar = bars.get(index);
            fast.update(bar);
            slow.update(bar);
            strength.update(bar);
            range.update(bar);
            if (index < bars.size() - 1) {
                volume.update((double) bar.volume());
            }
            if (index == bars.size() - 1 - SLOPE_BARS) {
                slowBefore = slow.value();
            }
            if (index == bars.size() - 2) {
                rangeBefore = range.value();
            }
        }
        Bar last = bars.getLast();
        double past = bars.get(bars.size() - 1 - CHANGE_BARS).close();
        return new BarReading(
                last.close(),
                fast.value(),
                slow.value(),
                slowBefore,
                strength.value(),
                past == 0 ? 0 : last.close() / past - 1,
                range.value(),
                rangeBefore == 0 ? 1 : (last.high() - last.low()) / rangeBefore,
                volume.value() == 0 ? 1 : last.volume() / volume.value(),
                last.close() >= last.open());
    }
}
