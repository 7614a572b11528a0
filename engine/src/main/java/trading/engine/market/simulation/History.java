package trading.engine.market.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;

/// Minute bars of the time before the market's first day, by the same model that goes on from there.
final class History {
    private static final int STEPS_PER_BAR = 12;
    /// A bar that is younger than that would count as one of a live feed, and trades as none.
    private static final long PAST_NANOS = 1_000_000_000L;
    private static final double STEP_SECONDS = 60.0 / STEPS_PER_BAR;

    private final PriceModel model;
    private final List<Instrument> instruments;
    private final SplittableRandom random;

    History(PriceModel model, List<Instrument> instruments, long seed) {
        this.model = model;
        this.instruments = instruments;
        random = new SplittableRandom(seed);
    }

    /// Oldest first; the last ones end with the minute before `nowNanos`, at the profile's starting price,
    /// where the model then is too. `wanted`: by place in the list.
    List<Bar> bars(long nowNanos, Duration length, boolean[] wanted) {
        int count = (int) length.toMinutes();
        int points = count * STEPS_PER_BAR + 1;
        double[][] course = new double[instruments.size()][points];
        double[][] volume = new double[instruments.size()][count];
        for (int point = 0; point < points; point++) {
            if (point > 0) {
                model.advance(STEP_SECONDS);
            }
            for (int i = 0; i < course.length; i++) {
                course[i][point] = model.course(i);
                if (point % STEPS_PER_BAR == 0 && point < points - 1) {
                    volume[i][point / STEPS_PER_BAR] = minuteNotional(i);
                }
            }
        }
        long end = TimeFrame.M1.openTimeNanos(nowNanos - PAST_NANOS);
        List<Bar> bars = new ArrayList<>();
        for (int minute = 0; minute < count; minute++) {
            long open = end - (count - minute) * TimeFrame.M1.nanos();
            for (int i = 0; i < course.length; i++) {
                if (wanted[i]) {
                    bars.add(bar(i, open, course[i], minute * STEPS_PER_BAR, volume[i][minute]));
                }
            }
        }
        for (int i = 0; i < course.length; i++) {
            if (wanted[i]) {
                model.startAt(i, model.profile(i).startPrice());
            }
        }
        return bars;
    }

    private Bar bar(int i, long openTimeNanos, double[] course, int from, double notional) {
        Grid grid = new Grid(instruments.get(i));
        double last = course[course.length - 1];
        double start = model.profile(i).startPrice();
        long open = grid.ticks(start * StrictMath.exp(course[from] - last));
        long high = open;
        long low = open;
        long close = open;
        for (int point = from + 1; point <= from + STEPS_PER_BAR; point++) {
            close = grid.ticks(start * StrictMath.exp(course[point] - last));
            high = Math.max(high, close);
            low = Math.min(low, close);
        }
        return new Bar(
                grid.instrument().id(),
                TimeFrame.M1,
                openTimeNanos,
                open,
                high,
                low,
                close,
                grid.lots(notional, grid.price((double) close)),
                Math.max(1, Math.round(notional / model.profile(i).levelNotional() * 7)));
    }

    /// Like what the agents trade in a minute.
    private double minuteNotional(int i) {
        return 22
                * model.profile(i).levelNotional()
                * model.nervousness(i)
                * StrictMath.exp(0.4 * random.nextGaussian());
    }
}
