package trading.engine.matching;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Side;

/// The price levels of one side, each linked to the next better and the next worse one.
///
/// A level is found in two binary searches: in the directory for its chunk, then among the chunk's at most
/// 128 ranks. A full chunk is split, two that are together half empty become one, so there are never many
/// more chunks than needed, whatever comes and goes. Near the best price, where nearly everything happens,
/// neither is searched. Levels and chunks are kept for reuse.
///
/// ```text
/// starts    -∞ │ 1040 │ 1300        ranks: the better the price, the higher
/// chunks    ▼      ▼      ▼
///          990   1040   1301
///         1010   1120   1340 ◀ best
/// ```
final class BookSide {
    private static final int CHUNK = 128;
    private static final int RECENT = 1_024;

    private static final class Chunk {
        final long[] ranks = new long[CHUNK];
        final PriceLevel[] levels = new PriceLevel[CHUNK];
        int count;
    }

    final Side side;

    /// False when its orders wait for a trigger.
    final boolean rests;

    /// Chunk `i` holds ranks from `starts[i]` up to the next start; the first holds all that are lower too.
    private long[] starts = new long[16];

    private Chunk[] chunks = new Chunk[16];
    private int chunkCount = 1;
    private Chunk[] spareChunks = new Chunk[16];
    private int spareChunkCount;
    private int count;

    @Nullable
    private PriceLevel best;

    /// Linked by `worse`.
    @Nullable
    private PriceLevel spareLevel;

    /// The level that was last found for a price, by the price's lowest bits; some are in use no more.
    private final @Nullable PriceLevel[] recent = new PriceLevel[RECENT];

    /// The better the price for those who come: the highest of `BUY`, the lowest of `SELL`.
    BookSide(Side side, boolean rests) {
        this.side = side;
        this.rests = rests;
        chunks[0] = new Chunk();
        starts[0] = Long.MIN_VALUE;
    }

    int count() {
        return count;
    }

    int chunkCount() {
        return chunkCount;
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
        if (best != null && best.price == price) {
            return best;
        }
        int slot = (int) price & (RECENT - 1);
        PriceLevel known = recent[slot];
        if (known != null && known.price == price && known.first != null) {
            return known;
        }
        PriceLevel found = search(price);
        recent[slot] = found;
        return found;
    }

    private PriceLevel search(long price) {
        long rank = rank(price);
        int place = chunkOf(rank);
        Chunk chunk = chunks[place];
        int index = lowerBound(chunk, rank);
        return index < chunk.count && chunk.ranks[index] == rank
                ? chunk.levels[index]
                : insert(place, index, rank, price);
    }

    /// Only an empty one.
    void remove(PriceLevel level) {
        long rank = rank(level.price);
        int place = chunkOf(rank);
        Chunk chunk = chunks[place];
        int index = lowerBound(chunk, rank);
        int behind = --chunk.count - index;
        System.arraycopy(chunk.ranks, index + 1, chunk.ranks, index, behind);
        System.arraycopy(chunk.levels, index + 1, chunk.levels, index, behind);
        unlink(level);
        level.worse = spareLevel;
        spareLevel = level;
        count--;
        if (chunk.count <= CHUNK / 2) {
            merge(place);
        }
    }

    private int chunkOf(long rank) {
        int low = 0;
        int high = chunkCount - 1;
        if (rank >= starts[high]) {
            return high;
        }
        while (low < high - 1) {
            int middle = (low + high) >>> 1;
            if (starts[middle] <= rank) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The first index whose rank is not lower.
    private static int lowerBound(Chunk chunk, long rank) {
        long[] ranks = chunk.ranks;
        int low = 0;
        int high = chunk.count;
        if (high > 0 && ranks[high - 1] <= rank) {
            return ranks[high - 1] == rank ? high - 1 : high;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ranks[middle] < rank) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private PriceLevel insert(int place, int index, long rank, long price) {
        PriceLevel level = takeLevel(price);
        link(level, better(place, index));
        Chunk chunk = chunks[place];
        int into = index;
        if (chunk.count == CHUNK) {
            Chunk upper = split(place);
            if (index > chunk.count) {
                into = index - chunk.count;
                chunk = upper;
            }
        }
        int behind = chunk.count++ - into;
        System.arraycopy(chunk.ranks, into, chunk.ranks, into + 1, behind);
        System.arraycopy(chunk.levels, into, chunk.levels, into + 1, behind);
        chunk.ranks[into] = rank;
        chunk.levels[into] = level;
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

    /// The level that would be next better to one at that index.
    private @Nullable PriceLevel better(int place, int index) {
        if (index < chunks[place].count) {
            return chunks[place].levels[index];
        }
        return place + 1 < chunkCount ? chunks[place + 1].levels[0] : null;
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

    /// Moves the better half into a chunk of its own, which it returns.
    private Chunk split(int place) {
        if (chunkCount == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunkCount * 2);
            starts = Arrays.copyOf(starts, chunkCount * 2);
        }
        int behind = chunkCount++ - place - 1;
        System.arraycopy(chunks, place + 1, chunks, place + 2, behind);
        System.arraycopy(starts, place + 1, starts, place + 2, behind);
        Chunk lower = chunks[place];
        Chunk upper = spareChunkCount > 0 ? spareChunks[--spareChunkCount] : new Chunk();
        lower.count = CHUNK / 2;
        upper.count = CHUNK - lower.count;
        System.arraycopy(lower.ranks, lower.count, upper.ranks, 0, upper.count);
        System.arraycopy(lower.levels, lower.count, upper.levels, 0, upper.count);
        chunks[place + 1] = upper;
        starts[place + 1] = upper.ranks[0];
        return upper;
    }

    /// Joins a chunk with a neighbour where both fill no more than half a chunk; an empty one always, unless
    /// it is the only one.
    private void merge(int place) {
        if (place + 1 < chunkCount && fitTogether(place)) {
            join(place);
        } else if (place > 0 && fitTogether(place - 1)) {
            join(place - 1);
        }
    }

    private boolean fitTogether(int place) {
        int lower = chunks[place].count;
        int upper = chunks[place + 1].count;
        return lower == 0 || upper == 0 || lower + upper <= CHUNK / 2;
    }

    private void join(int place) {
        Chunk lower = chunks[place];
        Chunk upper = chunks[place + 1];
        System.arraycopy(upper.ranks, 0, lower.ranks, lower.count, upper.count);
        System.arraycopy(upper.levels, 0, lower.levels, lower.count, upper.count);
        lower.count += upper.count;
        int behind = --chunkCount - place - 1;
        System.arraycopy(chunks, place + 2, chunks, place + 1, behind);
        System.arraycopy(starts, place + 2, starts, place + 1, behind);
        if (spareChunkCount == spareChunks.length) {
            spareChunks = Arrays.copyOf(spareChunks, spareChunkCount * 2);
        }
        spareChunks[spareChunkCount++] = upper;
    }
}
