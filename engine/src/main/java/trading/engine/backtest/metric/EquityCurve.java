package trading.engine.backtest.metric;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What an account was worth over time: nanoseconds since 1970, rising, and money above 0 at the start.
public final class EquityCurve {
    private static final long DAY = 86_400_000_000_000L;

    private final long[] timesNanos;
    private final double[] values;
    private final int[] counts;
    private @Nullable SortedMap<LocalDate, Double> dailyReturns;

    public EquityCurve(long[] timesNanos, double[] values) {
        this(timesNanos, values, ones(values.length));
    }

    /// `counts`: for how many points each of them stands in a mean.
    public EquityCurve(long[] timesNanos, double[] values, int[] counts) {
        this(new Points(timesNanos.clone(), values.clone(), counts.clone()));
    }

    /// Of arrays that nobody changes from now on: they are not copied.
    public static EquityCurve over(long[] timesNanos, double[] values, int[] counts) {
        return new EquityCurve(new Points(timesNanos, values, counts));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Points(long[] timesNanos, double[] values, int[] counts) {}

    private EquityCurve(Points points) {
        timesNanos = points.timesNanos();
        values = points.values();
        counts = points.counts();
        if (timesNanos.length != values.length
                || timesNanos.length != counts.length
                || timesNanos.length == 0
                || !(values[0] > 0)) {
            throw new IllegalArgumentException("equity: times=" + timesNanos.length + " values=" + values.length
                    + (values.length == 0 ? "" : " first=" + values[0]) + ": as many of each, the first above 0");
        }
        for (int i = 1; i < timesNanos.length; i++) {
            if (timesNanos[i] <= timesNanos[i - 1]) {
                throw new IllegalArgumentException("equity: time[" + i + "]=" + timesNanos[i] + " is not after "
                        + timesNanos[i - 1] + ": times must rise");
            }
        }
    }

    private static int[] ones(int length) {
        int[] ones = new int[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    private long points() {
        long points = 0;
        for (int count : counts) {
            points += count;
        }
        return points;
    }

    public int size() {
        return values.length;
    }

    public long timeNanos(int index) {
        return timesNanos[index];
    }

    public double value(int index) {
        return values[index];
    }

    public double first() {
        return values[0];
    }

    public double last() {
        return values[values.length - 1];
    }

    public long durationNanos() {
        return timesNanos[timesNanos.length - 1] - timesNanos[0];
    }

    public double average() {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * counts[i];
        }
        return sum / points();
    }

    /// `last / first - 1`.
    public double totalReturn() {
        return last() / first() - 1;
    }

    /// The growth that, each year again, gives the total: `(last / first)^(1 / years) - 1`. `NaN` for less
    /// than a day, −1 when everything is lost.
    public double annualReturn() {
        if (durationNanos() < DAY) {
            return Double.NaN;
        }
        double years = durationNanos() / (double) DAY / Metrics.DAYS_A_YEAR;
        return last() <= 0 ? -1 : Math.pow(last() / first(), 1 / years) - 1;
    }

    /// The return of each UTC day from the first to the last, the last value of a day against that of the day
    /// before; the first day's is against the start. A day without a value has return 0.
    /// What is known at midnight belongs to the day that ends there.
    public SortedMap<LocalDate, Double> dailyReturns() {
        SortedMap<LocalDate, Double> known = dailyReturns;
        if (known == null) {
            known = Collections.unmodifiableSortedMap(returnsOfDays());
            dailyReturns = known;
        }
        return known;
    }

    private SortedMap<LocalDate, Double> returnsOfDays() {
        TreeMap<LocalDate, Double> returns = new TreeMap<>();
        long day = Math.floorDiv(timesNanos[0], DAY);
        double before = first();
        double close = first();
        long end = (day + 1) * DAY;
        for (int i = 1; i < values.length; i++) {
            for (; timesNanos[i] > end; end += DAY) {
                returns.put(LocalDate.ofEpochDay(day++), change(before, close));
                before = close;
            }
            close = values[i];
        }
        returns.put(LocalDate.ofEpochDay(day), change(before, close));
        return returns;
    }

    /// The return of each UTC month, made of its days.
    public SortedMap<YearMonth, Double> monthlyReturns() {
        TreeMap<YearMonth, Double> months = new TreeMap<>();
        dailyReturns()
                .forEach((day, gain) ->
                        months.merge(YearMonth.from(day), gain, (sum, more) -> (1 + sum) * (1 + more) - 1));
        return months;
    }

    private static double change(double before, double after) {
        return before == 0 ? 0 : after / before - 1;
    }

    /// How far below its peak, as a fraction, at each point.
    public double[] drawdowns() {
        double[] drawdowns = new double[values.length];
        double peak = values[0];
        for (int i = 0; i < values.length; i++) {
            peak = Math.max(peak, values[i]);
            drawdowns[i] = 1 - values[i] / peak;
        }
        return drawdowns;
    }

    public double maximumDrawdown() {
        double deepest = 0;
        double peak = values[0];
        for (double value : values) {
            peak = Math.max(peak, value);
            deepest = Math.max(deepest, 1 - value / peak);
        }
        return deepest;
    }

    /// The longest time from a peak until it is reached again, or until the end.
    public long longestDrawdownNanos() {
        long longest = 0;
        double peak = values[0];
        long since = timesNanos[0];
        for (int i = 1; i < values.length; i++) {
            if (values[i] < peak) {
                longest = Math.max(longest, timesNanos[i] - since);
                continue;
            }
            if (values[i - 1] < peak) {
                longest = Math.max(longest, timesNanos[i] - since);
            }
            peak = values[i];
            since = timesNanos[i];
        }
        return longest;
    }

    /// Root of the mean square of the drawdowns in percent (Martin and McCann, 1989).
    public double ulcerIndex() {
        double sum = 0;
        double peak = values[0];
        for (int i = 0; i < values.length; i++) {
            peak = Math.max(peak, values[i]);
            double drawdown = 1 - values[i] / peak;
            sum += 100 * drawdown * 100 * drawdown * counts[i];
        }
        return Math.sqrt(sum / points());
    }
}
