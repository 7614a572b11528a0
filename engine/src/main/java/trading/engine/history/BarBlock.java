package trading.engine.history;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// How a block of bars is written. All numbers are differences that are small when markets are calm:
///
/// ```text
/// times    bars since the one before, less one: nothing at all when none is missing
/// opens    against the close before          closes   against the open
/// highs    above the higher of both          lows     below the lower of both
/// volumes  against the volume before         counts   as they are; nothing when all are 0
/// ```
final class BarBlock {
    /// Bars of a full block.
    static final int BARS = 4_096;

    /// checksum, bytes of the columns, bars, flags, first and last open time
    static final int HEADER_BYTES = 4 + 4 + 4 + 4 + 8 + 8;

    private static final int MOST_BYTES = BARS * 7 * Numbers.LONGEST;
    private static final int HAS_GAPS = 1;
    private static final int HAS_COUNTS = 2;

    private final ByteBuffer bytes =
            ByteBuffer.allocate(HEADER_BYTES + MOST_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    /// Where a block lies and what it holds.
    record Place(long offset, int columnBytes, int count, int flags, int crc, long firstNanos, long lastNanos) {
        long end() {
            return offset + HEADER_BYTES + columnBytes;
        }
    }

    /// All of `bars`, at most [#BARS]. Good until the next call.
    ByteBuffer encode(BarColumns bars, long frameNanos) {
        int count = bars.count;
        boolean gaps = bars.openTimeNanos[count - 1] - bars.openTimeNanos[0] != (count - 1) * frameNanos;
        boolean counts = false;
        for (int i = 0; i < count; i++) {
            counts |= bars.tradeCount[i] != 0;
        }
        bytes.clear().position(HEADER_BYTES);
        if (gaps) {
            for (int i = 1; i < count; i++) {
                Numbers.put(bytes, (bars.openTimeNanos[i] - bars.openTimeNanos[i - 1]) / frameNanos - 1);
            }
        }
        long before = 0;
        for (int i = 0; i < count; i++) {
            Numbers.putSigned(bytes, bars.open[i] - before);
            before = bars.close[i];
        }
        for (int i = 0; i < count; i++) {
            Numbers.putSigned(bytes, bars.close[i] - bars.open[i]);
        }
        for (int i = 0; i < count; i++) {
            Numbers.put(bytes, bars.high[i] - Math.max(bars.open[i], bars.close[i]));
        }
        for (int i = 0; i < count; i++) {
            Numbers.put(bytes, Math.min(bars.open[i], bars.close[i]) - bars.low[i]);
        }
        before = 0;
        for (int i = 0; i < count; i++) {
            Numbers.putSigned(bytes, bars.volume[i] - before);
            before = bars.volume[i];
        }
        if (counts) {
            for (int i = 0; i < count; i++) {
                Numbers.put(bytes, bars.tradeCount[i]);
            }
        }
        bytes.flip();
        bytes.putInt(4, bytes.limit() - HEADER_BYTES)
                .putInt(8, count)
                .putInt(12, (gaps ? HAS_GAPS : 0) | (counts ? HAS_COUNTS : 0))
                .putLong(16, bars.openTimeNanos[0])
                .putLong(24, bars.openTimeNanos[count - 1]);
        CRC32C crc = new CRC32C();
        crc.update(bytes.array(), 4, bytes.limit() - 4);
        bytes.putInt(0, (int) crc.getValue());
        return bytes;
    }

    /// The header at the buffer's position. Throws [DamagedHistoryException] when no block can begin like that.
    static Place place(ByteBuffer header, long offset, long left) {
        ByteBuffer in = header.order(ByteOrder.LITTLE_ENDIAN);
        int crc = in.getInt();
        int columnBytes = in.getInt();
        int count = in.getInt();
        int flags = in.getInt();
        long first = in.getLong();
        long last = in.getLong();
        if (columnBytes < 0
                || columnBytes > MOST_BYTES
                || columnBytes > left - HEADER_BYTES
                || count < 1
                || count > BARS
                || last < first) {
            throw new DamagedHistoryException(
                    "block: offset=" + offset + " bytes=" + columnBytes + " bars=" + count + ": no block begins here");
        }
        return new Place(offset, columnBytes, count, flags, crc, first, last);
    }

    /// Adds the bars of a block to `into`. `block`: all of its bytes, header included.
    static void decode(ByteBuffer block, Place place, long frameNanos, BarColumns into) {
        // plain bytes are read far faster than a mapped buffer, above all before the compiler has seen the loops
        byte[] in = new byte[place.columnBytes];
        block.get(HEADER_BYTES, in);
        CRC32C crc = new CRC32C();
        crc.update(block.slice(4, HEADER_BYTES - 4));
        crc.update(in);
        if ((int) crc.getValue() != place.crc) {
            throw new DamagedHistoryException(
                    "block: offset=" + place.offset + " bars=" + place.count + ": checksum is wrong");
        }
        int from = into.count;
        int to = from + place.count;
        into.reserve(to);
        try {
            int at = decodeTimes(in, place, frameNanos, into.openTimeNanos, from, to);
            at = decodePrices(in, at, into, from, to);
            at = Numbers.takeAll(in, at, into.volume, from, to);
            sum(into.volume, from, to);
            if ((place.flags & HAS_COUNTS) == 0) {
                Arrays.fill(into.tradeCount, from, to, 0);
            } else {
                Numbers.takeAll(in, at, into.tradeCount, from, to);
            }
        } catch (IndexOutOfBoundsException e) {
            throw new DamagedHistoryException("block: offset=" + place.offset + ": ends within its columns", e);
        }
        into.count = to;
    }

    /// Returns where the next column begins.
    private static int decodeTimes(byte[] in, Place place, long frameNanos, long[] times, int from, int to) {
        boolean gaps = (place.flags & HAS_GAPS) != 0;
        int next = gaps ? Numbers.takeAll(in, 0, times, from + 1, to) : 0;
        long time = place.firstNanos;
        times[from] = time;
        for (int i = from + 1; i < to; i++) {
            time += gaps ? frameNanos * (times[i] + 1) : frameNanos;
            times[i] = time;
        }
        return next;
    }

    private static int decodePrices(byte[] in, int at, BarColumns into, int from, int to) {
        long[] open = into.open;
        long[] close = into.close;
        long[] high = into.high;
        long[] low = into.low;
        int next = Numbers.takeAll(in, at, open, from, to);
        next = Numbers.takeAll(in, next, close, from, to);
        next = Numbers.takeAll(in, next, high, from, to);
        next = Numbers.takeAll(in, next, low, from, to);
        // a close needs its open, an open the close before
        long before = 0;
        for (int i = from; i < to; i++) {
            long first = before + Numbers.signed(open[i]);
            long last = first + Numbers.signed(close[i]);
            open[i] = first;
            close[i] = last;
            high[i] = Math.max(first, last) + high[i];
            low[i] = Math.min(first, last) - low[i];
            before = last;
        }
        return next;
    }

    /// Differences become what they are the differences of.
    private static void sum(long[] column, int from, int to) {
        long before = 0;
        for (int i = from; i < to; i++) {
            before += Numbers.signed(column[i]);
            column[i] = before;
        }
    }
}
