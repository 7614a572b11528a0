package trading.engine.matching;

import org.jspecify.annotations.Nullable;
import trading.engine.model.Side;

/// The price levels of one side, each linked to the next better and the next worse one.
///
/// They lie in pages of 32 prices, so that a price that has a level, or whose neighbour has one, is found
/// without a search: the page is remembered, and a bit for each level says which is the next better one.
/// Levels and pages are kept for reuse.
///
/// ```text
/// best ▶ level ── worse ─▶ level ── worse ─▶ level        rank: the price of a bid, less than nothing of an ask
///           └──── page 31 ────┘                └── page 28
/// ```
final class BookSide {
    private static final int RECENT = 64;

    final Side side;

    /// False when its orders wait for a trigger.
    final boolean rests;

    private final PageDirectory pages = new PageDirectory();
    private int count;

    @Nullable
    private PriceLevel best;

    /// Linked by `worse`.
    @Nullable
    private PriceLevel spareLevel;

    /// The page that was last found for a number, by the number's lowest bits; some have another one by now.
    private final @Nullable LevelPage[] recent = new LevelPage[RECENT];

    /// The better the price for those who come: the highest of `BUY`, the lowest of `SELL`.
    BookSide(Side side, boolean rests) {
        this.side = side;
        this.rests = rests;
    }

    int count() {
        return count;
    }

    int chunkCount() {
        return pages.chunkCount();
    }

    @Nullable
    PriceLevel best() {
        return best;
    }

    /// Whether `price` is as good as `bound` or better, for those who come to this side.
    boolean isWithin(long price, long bound) {
        return side == Side.BUY ? price >= bound : price <= bound;
    }

    private long rank(long price) {
        return side == Side.BUY ? price : -price;
    }

    /// Adds the level when there is none.
    PriceLevel at(long price) {
        PriceLevel top = best;
        if (top != null && top.price == price) {
            return top;
        }
        long rank = rank(price);
        LevelPage page = page(rank >> LevelPage.SHIFT);
        PriceLevel known = page.levels[LevelPage.place(rank)];
        return known != null ? known : insert(page, LevelPage.place(rank), price);
    }

    private LevelPage page(long number) {
        int slot = (int) number & (RECENT - 1);
        LevelPage known = recent[slot];
        if (known != null && known.number == number) {
            return known;
        }
        LevelPage found = pages.at(number);
        recent[slot] = found;
        return found;
    }

    /// Only an empty one.
    void remove(PriceLevel level) {
        long rank = rank(level.price);
        LevelPage page = page(rank >> LevelPage.SHIFT);
        page.remove(LevelPage.place(rank));
        unlink(level);
        level.worse = spareLevel;
        spareLevel = level;
        count--;
        if (page.occupied == 0) {
            pages.remove(page);
        }
    }

    private PriceLevel insert(LevelPage page, int place, long price) {
        PriceLevel level = takeLevel(price);
        link(level, page.betterThan(place));
        page.put(place, level);
        count++;
        return level;
    }

    private PriceLevel takeLevel(long price) {
        PriceLevel level = spareLevel;
        if (level == null) {
            level = new PriceLevel(this);
        } else {
            spareLevel = level.worse;
        }
        level.price = price;
        level.shown = 0;
        level.leaves = 0;
        return level;
    }

    private void link(PriceLevel level, @Nullable PriceLevel better) {
        PriceLevel worse = better == null ? best : better.worse;
        level.better = better;
        level.worse = worse;
        if (better == null) {
            best = level;
        } else {
            better.worse = level;
        }
        if (worse != null) {
            worse.better = level;
        }
    }

    private void unlink(PriceLevel level) {
        PriceLevel better = level.better;
        PriceLevel worse = level.worse;
        if (better == null) {
            best = worse;
        } else {
            better.worse = worse;
        }
        if (worse != null) {
            worse.better = better;
        }
    }
}
