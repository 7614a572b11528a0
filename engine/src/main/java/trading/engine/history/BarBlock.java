package trading.engine.history;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
        CRC32C crc = new CRC32C();
        crc.update(block.duplicate().position(4));
        if ((int) crc.getValue() != place.crc) {
            throw new DamagedHistoryException(
                    "block: offset=" + place.offset + " bars=" + place.count + ": checksum is wrong");
        }
        ByteBuffer in = block.duplicate().position(HEADER_BYTES);
        int from = into.count;
        int to = from + place.count;
        into.reserve(to);
        try {
            decodeTimes(in, place, frameNanos, into.openTimeNanos, from, to);
            decodePrices(in, into, from, to);
            long before = 0;
            for (int i = from; i < to; i++) {
                before += Numbers.takeSigned(in);
                into.volume[i] = before;
            }
            for (int i = from; i < to; i++) {
                into.tradeCount[i] = (place.flags & HAS_COUNTS) == 0 ? 0 : Numbers.take(in);
            }
        } catch (BufferUnderflowException e) {
            throw new DamagedHistoryException("block: offset=" + place.offset + ": ends within its columns", e);
        }
        into.count = to;
    }

    private static void decodeTimes(ByteBuffer in, Place place, long frameNanos, long[] times, int from, int to) {
        long time = place.firstNanos;
        times[from] = time;
        boolean gaps = (place.flags & HAS_GAPS) != 0;
        for (int i = from + 1; i < to; i++) {
            time += frameNanos * (gaps ? Numbers.take(in) + 1 : 1);
            times[i] = time;
        }
    }

    private static void decodePrices(ByteBuffer in, BarColumns into, int from, int to) {
        long[] open = into.open;
        long[] close = into.close;
        // a close needs its open, an open the close before: differences first, sums after
        for (int i = from; i < to; i++) {
            open[i] = Numbers.takeSigned(in);
        }
        long before = 0;
        for (int i = from; i < to; i++) {
            open[i] += before;
            before = open[i] + Numbers.takeSigned(in);
            close[i] = before;
        }
        for (int i = from; i < to; i++) {
            into.high[i] = Math.max(open[i], close[i]) + Numbers.take(in);
        }
        for (int i = from; i < to; i++) {
            into.low[i] = Math.min(open[i], close[i]) - Numbers.take(in);
        }
    }
}
