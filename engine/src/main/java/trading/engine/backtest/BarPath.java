package trading.engine.backtest;

import java.util.Arrays;

/// One leg of the way that the price takes inside a bar: from one price to another, over the levels at which
/// something waits, so that a stop that lies on the way is met where it lies.
final class BarPath {
    private long[] prices = new long[16];
    private int count;

    /// `levels`: sorted, of which the first `levelCount` count. The start itself is not part of the leg; nothing is
    /// when there is no way to go.
    void lay(long from, long to, long[] levels, int levelCount) {
        count = 0;
        if (to > from) {
            for (int i = 0; i < levelCount; i++) {
                if (levels[i] > from && levels[i] < to) {
                    add(levels[i]);
                }
            }
            add(to);
        } else if (to < from) {
            for (int i = levelCount - 1; i >= 0; i--) {
                if (levels[i] < from && levels[i] > to) {
                    add(levels[i]);
                }
            }
            add(to);
        }
    }

    private void add(long price) {
        if (count > 0 && prices[count - 1] == price) {
            return;
        }
        if (count == prices.length) {
            prices = Arrays.copyOf(prices, count * 2);
        }
        prices[count++] = price;
    }

    /// Whether it is what is left of `other` from that one on.
    boolean isRestOf(BarPath other, int index) {
        return Arrays.equals(prices, 0, count, other.prices, index, other.count);
    }

    int count() {
        return count;
    }

    long price(int index) {
        return prices[index];
    }
}
