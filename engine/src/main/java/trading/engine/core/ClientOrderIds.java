package trading.engine.core;

import java.util.Arrays;
import java.util.List;
import trading.engine.message.OrderRequest;
import trading.engine.message.ShortText;
import trading.engine.model.Contingency;
import trading.engine.model.Side;
import trading.engine.state.SplitMix;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// Every client order id that was ever accepted, as 128 bits of hash each, with the order that it became
/// and a fingerprint of the request.
///
/// Entries lie in the order of acceptance; an index of open addresses, in parts that grow one by one, finds
/// them.
final class ClientOrderIds {
    static final int LONGEST = 36;

    private static final int PARTS = 256;
    private static final int PAGE_SHIFT = 12;
    private static final int PAGE = 1 << PAGE_SHIFT;
    private static final int FIELDS = 4;

    private long[][] pages = new long[16][];
    private int count;
    private final int[][] parts = new int[PARTS][16];
    private final int[] counts = new int[PARTS];

    /// 1 to [#LONGEST] characters of `A-Z a-z 0-9 . _ : / -`.
    static boolean isValid(ShortText id) {
        int length = id.length();
        if (length == 0 || length > LONGEST) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = id.charAt(i);
            boolean letterOrDigit = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && c != '.' && c != '_' && c != ':' && c != '/' && c != '-') {
                return false;
            }
        }
        return true;
    }

    /// The entry of that account's id, -1 when there is none.
    int find(int account, ShortText id) {
        long h = hash(0x9E3779B97F4A7C15L, account, id);
        long l = hash(0xC2B2AE3D27D4EB4FL, account, id);
        int[] part = parts[part(h)];
        for (int slot = slot(h, part); part[slot] != 0; slot = next(slot, part)) {
            long[] page = pages[(part[slot] - 1) >>> PAGE_SHIFT];
            int at = at(part[slot] - 1);
            if (page[at] == h && page[at + 1] == l) {
                return part[slot] - 1;
            }
        }
        return -1;
    }

    long orderId(int entry) {
        return pages[entry >>> PAGE_SHIFT][at(entry) + 2];
    }

    boolean isSameRequest(int entry, OrderRequest request) {
        return pages[entry >>> PAGE_SHIFT][at(entry) + 3] == fingerprint(request);
    }

    void add(OrderRequest request, long orderId) {
        long h = hash(0x9E3779B97F4A7C15L, request.account, request.clientOrderId);
        long l = hash(0xC2B2AE3D27D4EB4FL, request.account, request.clientOrderId);
        append(h, l, orderId, fingerprint(request));
    }

    private void append(long h, long l, long orderId, long fingerprint) {
        int number = count >>> PAGE_SHIFT;
        if (number == pages.length) {
            pages = Arrays.copyOf(pages, number * 2);
        }
        if ((count & (PAGE - 1)) == 0) {
            pages[number] = new long[PAGE * FIELDS];
        }
        long[] page = pages[number];
        int at = at(count);
        page[at] = h;
        page[at + 1] = l;
        page[at + 2] = orderId;
        page[at + 3] = fingerprint;
        count++;
        int part = part(h);
        counts[part]++;
        if (counts[part] * 2 > parts[part].length) {
            grow(part);
        }
        place(parts[part], h, count - 1);
    }

    /// One part at a time, so that no single command pays for all ids there are.
    private void grow(int number) {
        int[] small = parts[number];
        int[] large = new int[small.length * 2];
        for (int entryPlusOne : small) {
            if (entryPlusOne != 0) {
                int entry = entryPlusOne - 1;
                place(large, pages[entry >>> PAGE_SHIFT][at(entry)], entry);
            }
        }
        parts[number] = large;
    }

    private static void place(int[] part, long h, int entry) {
        int slot = slot(h, part);
        while (part[slot] != 0) {
            slot = next(slot, part);
        }
        part[slot] = entry + 1;
    }

    private static int at(int entry) {
        return (entry & (PAGE - 1)) * FIELDS;
    }

    private static int part(long hash) {
        return (int) (hash >>> 56);
    }

    private static int slot(long hash, int[] part) {
        return (int) hash & (part.length - 1);
    }

    private static int next(int slot, int[] part) {
        return (slot + 1) & (part.length - 1);
    }

    /// Lets the orders of a list be known by the whole of it: by its contingency, and by each of its orders.
    @SuppressWarnings("EnumOrdinal") // the snapshot's version changes with the enums
    static void markAsList(Contingency contingency, List<OrderRequest> requests) {
        long whole = SplitMix.mix(0x27D4EB2F165667C5L ^ contingency.ordinal());
        for (OrderRequest request : requests) {
            whole = SplitMix.mix(whole ^ fingerprint(request));
            whole = hash(whole, request.account, request.clientOrderId);
        }
        for (int place = 0; place < requests.size(); place++) {
            requests.get(place).listFingerprint = SplitMix.mix(whole + place);
        }
    }

    @SuppressWarnings("EnumOrdinal") // the snapshot's version changes with the enums
    private static long fingerprint(OrderRequest request) {
        long hash = SplitMix.mix(0x165667B19E3779F9L ^ request.instrument);
        String strategy = request.strategy;
        for (int i = 0; i < strategy.length(); i++) {
            hash = Long.rotateLeft((hash ^ strategy.charAt(i)) * 0x9E3779B97F4A7C15L, 29);
        }
        hash = SplitMix.mix(hash ^ (request.side == Side.BUY ? 1 : 2));
        hash = SplitMix.mix(hash ^ request.type.ordinal());
        hash = SplitMix.mix(hash ^ request.timeInForce.ordinal());
        hash = SplitMix.mix(hash ^ request.quantity);
        hash = SplitMix.mix(hash ^ request.limitPrice);
        hash = SplitMix.mix(hash ^ request.tradeId);
        hash = SplitMix.mix(hash ^ (request.opensTrade ? 1 : 0));
        hash = SplitMix.mix(hash ^ request.stopLossPrice);
        hash = SplitMix.mix(hash ^ request.takeProfitPrice);
        if (request.hasTerms) {
            hash = SplitMix.mix(hash ^ request.stopPrice);
            hash = SplitMix.mix(hash ^ request.triggerPrice.ordinal());
            hash = SplitMix.mix(hash ^ request.trailingTicks);
            hash = SplitMix.mix(hash ^ request.trailingPpm);
            hash = SplitMix.mix(hash ^ request.displayQuantity);
            hash = SplitMix.mix(hash ^ (request.postOnly ? 1 : 0) ^ (request.reduceOnly ? 2 : 0));
            hash = SplitMix.mix(hash ^ request.expireNanos);
            hash = SplitMix.mix(hash ^ request.selfTradePrevention.ordinal());
        }
        if (request.listFingerprint != 0) {
            hash = SplitMix.mix(hash ^ request.listFingerprint);
        }
        return hash;
    }

    private static long hash(long seed, int account, ShortText id) {
        long hash = SplitMix.mix(seed ^ account);
        int words = (id.length() + 7) >>> 3;
        for (int i = 0; i < words; i++) {
            hash = SplitMix.mix((hash ^ id.word(i)) * seed);
        }
        return SplitMix.mix(hash ^ id.length());
    }

    void encode(StateWriter writer) {
        writer.putInt(count);
        for (int entry = 0; entry < count; entry++) {
            long[] page = pages[entry >>> PAGE_SHIFT];
            for (int field = 0; field < FIELDS; field++) {
                writer.putLong(page[at(entry) + field]);
            }
        }
    }

    static ClientOrderIds decode(StateReader reader) {
        ClientOrderIds ids = new ClientOrderIds();
        int entries = reader.readCount();
        for (int entry = 0; entry < entries; entry++) {
            ids.append(reader.readLong(), reader.readLong(), reader.readLong(), reader.readLong());
        }
        return ids;
    }
}
