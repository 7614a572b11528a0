package trading.engine.matching;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Side;

/// The price levels of one side, sorted, the best one last.
///
/// Nearly everything happens near the best price, so a sorted array moves little and a look at the best
/// price costs nothing.
final class BookSide {
    private final Side side;
    private long[] ranks = new long[64];
    private PriceLevel[] levels = new PriceLevel[64];
    private int count;
    private PriceLevel[] spare = new PriceLevel[64];
    private int spareCount;

    BookSide(Side side) {
        this.side = side;
    }

    int count() {
        return count;
    }

    @Nullable
    PriceLevel best() {
        return count == 0 ? null : levels[count - 1];
    }

    /// 0 is the best one.
    PriceLevel level(int depth) {
        return levels[count - 1 - depth];
    }

    /// The better the price, the higher.
    private long rank(long price) {
        return side == Side.BUY ? price : -price;
    }

    /// Adds the level when there is none.
    PriceLevel at(long price) {
        long rank = rank(price);
        int index = search(rank);
        return index >= 0 ? levels[index] : insert(-index - 1, rank, price);
    }

    void remove(PriceLevel level) {
        int index = search(rank(level.price));
        count--;
        System.arraycopy(ranks, index + 1, ranks, index, count - index);
        System.arraycopy(levels, index + 1, levels, index, count - index);
        if (spareCount == spare.length) {
            spare = Arrays.copyOf(spare, spareCount * 2);
        }
        spare[spareCount++] = level;
    }

    private int search(long rank) {
        if (count > 0 && ranks[count - 1] == rank) {
            return count - 1;
        }
        return Arrays.binarySearch(ranks, 0, count, rank);
    }

    private PriceLevel insert(int index, long rank, long price) {
        if (count == ranks.length) {
            ranks = Arrays.copyOf(ranks, count * 2);
            levels = Arrays.copyOf(levels, count * 2);
        }
        System.arraycopy(ranks, index, ranks, index + 1, count - index);
        System.arraycopy(levels, index, levels, index + 1, count - index);
        PriceLevel level = spareCount > 0 ? spare[--spareCount] : new PriceLevel(side);
        level.price = price;
        level.quantity = 0;
        ranks[index] = rank;
        levels[index] = level;
        count++;
        return level;
    }
}
