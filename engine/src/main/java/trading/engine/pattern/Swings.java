package trading.engine.pattern;

/// The zig-zag: highs and lows in turn, each of them certain once the price has turned back from it by the
/// swing size, or beyond the pivot before it. What the latest bar does not show yet is not in here.
///
/// Pivots are counted from the newest: 0 is the one that became certain last.
final class Swings {
    /// How many pivots are remembered.
    static final int KEPT = 64;

    private final SwingSize size;
    private final int[] bars = new int[KEPT];
    private final double[] prices = new double[KEPT];
    private final boolean[] highs = new boolean[KEPT];
    private int seen;
    /// +1 while the price rises from the newest pivot, -1 while it falls, 0 before the first turn.
    private int direction;
    private double high = Double.NEGATIVE_INFINITY;
    private int highBar;
    private double low = Double.POSITIVE_INFINITY;
    private int lowBar;

    Swings(SwingSize size) {
        this.size = size;
    }

    /// Looks at the latest bar. True when a pivot became certain.
    boolean onBar(BarWindow window) {
        int bar = window.last();
        if (direction >= 0 && seeHigh(window, bar) && direction > 0) {
            low = Double.POSITIVE_INFINITY;
            return false;
        }
        if (direction <= 0 && seeLow(window, bar) && direction < 0) {
            high = Double.NEGATIVE_INFINITY;
            return false;
        }
        if (direction > 0) {
            seeLow(window, bar);
        } else if (direction < 0) {
            seeHigh(window, bar);
        }
        return turned(window);
    }

    private boolean turned(BarWindow window) {
        double meanRange = window.meanRange();
        if (high == Double.NEGATIVE_INFINITY || low == Double.POSITIVE_INFINITY || highBar == lowBar) {
            return false;
        }
        boolean beyond = (direction > 0 && low < price(0)) || (direction < 0 && high > price(0));
        boolean fell = lowBar > highBar && (beyond || high - low >= size.threshold(high, meanRange));
        boolean rose = highBar > lowBar && (beyond || high - low >= size.threshold(low, meanRange));
        if (direction >= 0 && fell && meanRange > 0) {
            add(highBar, high, true);
            direction = -1;
            high = Double.NEGATIVE_INFINITY;
            for (int bar = Math.max(lowBar + 1, window.first()); bar <= window.last(); bar++) {
                seeHigh(window, bar);
            }
            return true;
        }
        if (direction <= 0 && rose && meanRange > 0) {
            add(lowBar, low, false);
            direction = 1;
            low = Double.POSITIVE_INFINITY;
            for (int bar = Math.max(highBar + 1, window.first()); bar <= window.last(); bar++) {
                seeLow(window, bar);
            }
            return true;
        }
        return false;
    }

    private boolean seeHigh(BarWindow window, int bar) {
        boolean isNew = window.high(bar) >= high;
        if (isNew) {
            high = window.high(bar);
            highBar = bar;
        }
        return isNew;
    }

    private boolean seeLow(BarWindow window, int bar) {
        boolean isNew = window.low(bar) <= low;
        if (isNew) {
            low = window.low(bar);
            lowBar = bar;
        }
        return isNew;
    }

    private void add(int bar, double price, boolean isHigh) {
        int slot = seen % KEPT;
        bars[slot] = bar;
        prices[slot] = price;
        highs[slot] = isHigh;
        seen++;
    }

    /// How many pivots can be asked for.
    int count() {
        return Math.min(seen, KEPT);
    }

    int bar(int back) {
        return bars[slot(back)];
    }

    double price(int back) {
        return prices[slot(back)];
    }

    boolean isHigh(int back) {
        return highs[slot(back)];
    }

    private int slot(int back) {
        if (back < 0 || back >= count()) {
            throw new IllegalArgumentException("swings: back=" + back + " count=" + count());
        }
        return (seen - 1 - back) % KEPT;
    }
}
