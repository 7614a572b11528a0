package trading.engine.core;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Things by an id that counts up. Ids that are near each other lie beside each other, and a page of ids that
/// are all gone is used again, so that nothing is hashed and nothing is allocated in the long run.
final class IdTable<T> {
    private static final int SHIFT = 10;
    private static final int PAGE = 1 << SHIFT;
    private static final int MASK = PAGE - 1;

    private static final class Page {
        private final @Nullable Object[] things = new Object[PAGE];
        private int count;
    }

    private @Nullable Page[] pages = new Page[64];

    /// The number of the first page in `pages`; all before it are gone.
    private long firstPage;

    private int pageCount;
    private Page[] spare = new Page[16];
    private int spareCount;
    private int size;

    int size() {
        return size;
    }

    @Nullable
    @SuppressWarnings("unchecked") // only T is put in
    T get(long id) {
        long index = (id >>> SHIFT) - firstPage;
        if (id <= 0 || index < 0 || index >= pageCount) {
            return null;
        }
        Page page = pages[(int) index];
        return page == null ? null : (T) page.things[(int) id & MASK];
    }

    void put(long id, T thing) {
        long number = id >>> SHIFT;
        if (pageCount == 0) {
            firstPage = number;
        }
        if (number < firstPage) {
            makeRoomBefore((int) (firstPage - number));
        }
        int index = (int) (number - firstPage);
        while (index >= pages.length) {
            makeRoomBehind();
            index = (int) (number - firstPage);
        }
        pageCount = Math.max(pageCount, index + 1);
        Page page = pages[index];
        if (page == null) {
            page = spareCount > 0 ? spare[--spareCount] : new Page();
            pages[index] = page;
        }
        int place = (int) id & MASK;
        if (page.things[place] == null) {
            page.count++;
            size++;
        }
        page.things[place] = thing;
    }

    /// False when there was none.
    boolean remove(long id) {
        long index = (id >>> SHIFT) - firstPage;
        if (id <= 0 || index < 0 || index >= pageCount) {
            return false;
        }
        Page page = pages[(int) index];
        int place = (int) id & MASK;
        if (page == null || page.things[place] == null) {
            return false;
        }
        page.things[place] = null;
        page.count--;
        size--;
        if (page.count == 0) {
            pages[(int) index] = null;
            if (spareCount == spare.length) {
                spare = Arrays.copyOf(spare, spareCount * 2);
            }
            spare[spareCount++] = page;
        }
        return true;
    }

    /// Gives up empty pages at the start before it grows.
    private void makeRoomBehind() {
        int empty = 0;
        while (empty < pageCount && pages[empty] == null) {
            empty++;
        }
        if (empty < pages.length / 4) {
            pages = Arrays.copyOf(pages, pages.length * 2);
            return;
        }
        System.arraycopy(pages, empty, pages, 0, pageCount - empty);
        Arrays.fill(pages, pageCount - empty, pageCount, null);
        firstPage += empty;
        pageCount -= empty;
    }

    private void makeRoomBefore(int missing) {
        @Nullable Page[] more = new Page[Math.max(pages.length, missing + pageCount) * 2];
        System.arraycopy(pages, 0, more, missing, pageCount);
        pages = more;
        pageCount += missing;
        firstPage -= missing;
    }
}
