package trading.engine.orchestrator;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;

/// Series of one-minute bars to try strategies on.
public final class Bars {
    /// 2022-01-03T10:00:00Z.
    public static final long START = 1_641_204_000_000_000_000L;

    private Bars() {}

    public static Bar at(Instrument instrument, int minute, long close) {
        return at(instrument, minute, close, close, close, close);
    }

    public static Bar at(Instrument instrument, int minute, long open, long high, long low, long close) {
        return new Bar(
                instrument.id(),
                TimeFrame.M1,
                START + minute * TimeFrame.M1.nanos(),
                open,
                high,
                low,
                close,
                1_000,
                10);
    }

    /// A random walk with a wave in it, so that averages cross and strength comes and goes.
    public static List<Bar> wave(Instrument instrument, long seed, int bars) {
        Random random = new Random(seed);
        List<Bar> made = new ArrayList<>();
        double price = 4_000_000;
        for (int minute = 0; minute < bars; minute++) {
            long open = Math.round(price);
            price += 2_500 * Math.sin(minute / 40.0) + 4_000 * random.nextGaussian();
            long close = Math.round(price);
            long high = Math.max(open, close) + random.nextInt(3_000);
            long low = Math.min(open, close) - random.nextInt(3_000);
            made.add(at(instrument, minute, open, high, low, close));
        }
        return made;
    }
}
