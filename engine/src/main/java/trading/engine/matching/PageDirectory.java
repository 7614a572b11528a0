package trading.engine.matching;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The pages of one side by number, each linked to the next better and the next worse one.
///
/// A page is found in two binary searches: in the directory for its chunk, then among the chunk's at most
/// 128 numbers. A full chunk is split, two that are together half empty become one, so there are never many
/// more chunks than needed, whatever comes and goes. Pages and chunks are kept for reuse.
///
/// ```text
/// starts    -∞ │ 1040 │ 1300        numbers: the better the prices, the higher
/// chunks    ▼      ▼      ▼
///          990   1040   1301
///         1010   1120   1340 ◀ best
/// ```
final class PageDirectory {
    private static final int CHUNK = 128;

    private static final class Chunk {
        final long[] numbers = new long[CHUNK];
        final LevelPage[] pages = new LevelPage[CHUNK];
        int count;
    }

    /// Chunk `i` holds numbers from `starts[i]` up to the next start; the first holds all that are lower too.
    private long[] starts = new long[16];

    private Chunk[] chunks = new Chunk[16];
    private int chunkCount = 1;
    private Chunk[] spareChunks = new Chunk[16];
    private int spareChunkCount;

    /// Linked by `worse`.
    @Nullable
    private LevelPage sparePage;

    PageDirectory() {
        chunks[0] = new Chunk();
        starts[0] = Long.MIN_VALUE;
    }

    int chunkCount() {
        return chunkCount;
    }

    /// Adds the page when there is none: without levels, to be given one at once.
    LevelPage at(long number) {
        int place = chunkOf(number);
        Chunk chunk = chunks[place];
        int index = lowerBound(chunk, number);
        return index < chunk.count && chunk.numbers[index] == number
                ? chunk.pages[index]
                : insert(place, index, number);
    }

    /// Only one without levels.
    void remove(LevelPage page) {
        int place = chunkOf(page.number);
        Chunk chunk = chunks[place];
        int index = lowerBound(chunk, page.number);
        int behind = --chunk.count - index;
        System.arraycopy(chunk.numbers, index + 1, chunk.numbers, index, behind);
        System.arraycopy(chunk.pages, index + 1, chunk.pages, index, behind);
        unlink(page);
        page.number = LevelPage.NONE;
        page.worse = sparePage;
        sparePage = page;
        if (chunk.count <= CHUNK / 2) {
            merge(place);
        }
    }

    private int chunkOf(long number) {
        int low = 0;
        int high = chunkCount - 1;
        if (number >= starts[high]) {
            return high;
        }
        while (low < high - 1) {
            int middle = (low + high) >>> 1;
            if (starts[middle] <= number) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The first index whose number is not lower.
    private static int lowerBound(Chunk chunk, long number) {
        long[] numbers = chunk.numbers;
        int low = 0;
        int high = chunk.count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (numbers[middle] < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private LevelPage insert(int place, int index, long number) {
        LevelPage page = takePage(number);
        link(page, worse(place, index), better(place, index));
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
        System.arraycopy(chunk.numbers, into, chunk.numbers, into + 1, behind);
        System.arraycopy(chunk.pages, into, chunk.pages, into + 1, behind);
        chunk.numbers[into] = number;
        chunk.pages[into] = page;
        return page;
    }

    private LevelPage takePage(long number) {
        LevelPage page = sparePage;
        if (page == null) {
            page = new LevelPage();
        } else {
            sparePage = page.worse;
        }
        page.number = number;
        return page;
    }

    /// The page that would be next better to one at that index.
    private @Nullable LevelPage better(int place, int index) {
        if (index < chunks[place].count) {
            return chunks[place].pages[index];
        }
        return place + 1 < chunkCount ? chunks[place + 1].pages[0] : null;
    }

    private @Nullable LevelPage worse(int place, int index) {
        if (index > 0) {
            return chunks[place].pages[index - 1];
        }
        return place > 0 ? chunks[place - 1].pages[chunks[place - 1].count - 1] : null;
    }

    private static void link(LevelPage page, @Nullable LevelPage worse, @Nullable LevelPage better) {
        page.better = better;
        page.worse = worse;
        if (better != null) {
            better.worse = page;
        }
        if (worse != null) {
            worse.better = page;
        }
    }

    private static void unlink(LevelPage page) {
        LevelPage better = page.better;
        LevelPage worse = page.worse;
        if (better != null) {
            better.worse = worse;
        }
        if (worse != null) {
            worse.better = better;
        }
        page.better = null;
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
        System.arraycopy(lower.numbers, lower.count, upper.numbers, 0, upper.count);
        System.arraycopy(lower.pages, lower.count, upper.pages, 0, upper.count);
        chunks[place + 1] = upper;
        starts[place + 1] = upper.numbers[0];
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
        System.arraycopy(upper.numbers, 0, lower.numbers, lower.count, upper.count);
        System.arraycopy(upper.pages, 0, lower.pages, lower.count, upper.count);
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
