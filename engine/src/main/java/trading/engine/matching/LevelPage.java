package trading.engine.matching;

import org.jspecify.annotations.Nullable;

/// The levels of 32 prices that follow each other; there is none without a level.
final class LevelPage {
    static final int SHIFT = 5;
    static final int PRICES = 1 << SHIFT;

    /// The number of a page that is not in use.
    static final long NONE = Long.MIN_VALUE;

    /// What the ranks of all its prices have in common: the higher, the better.
    long number = NONE;

    /// A bit for each level that is there.
    int occupied;

    final @Nullable PriceLevel[] levels = new PriceLevel[PRICES];

    @Nullable
    LevelPage better;

    @Nullable
    LevelPage worse;

    /// The place of a rank in its page.
    static int place(long rank) {
        return (int) rank & (PRICES - 1);
    }

    void put(int place, PriceLevel level) {
        levels[place] = level;
        occupied |= 1 << place;
    }

    void remove(int place) {
        levels[place] = null;
        occupied &= ~(1 << place);
    }

    /// The level that is next better to that place, in this page or a better one; null when there is none.
    @Nullable
    PriceLevel betterThan(int place) {
        int above = occupied >>> place >>> 1;
        if (above != 0) {
            return levels[place + 1 + Integer.numberOfTrailingZeros(above)];
        }
        LevelPage next = better;
        return next == null ? null : next.levels[Integer.numberOfTrailingZeros(next.occupied)];
    }
}
