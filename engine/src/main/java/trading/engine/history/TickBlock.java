package trading.engine.history;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/// How a block of ticks is written:
///
/// ```text
/// ids         against the one before, less one: nothing at all when none is missing
/// times       against the one before, in the coarsest unit that keeps them
/// prices      against the one before         quantities  as they are
/// sides       a bit each
/// ```
final class TickBlock {
    /// Ticks of a full block.
    static final int TICKS = 8_192;

    /// checksum, bytes of the columns, ticks, flags, nanoseconds of a time, first and last time, first id
    static final int HEADER_BYTES = 4 + 4 + 4 + 4 + 8 + 8 + 8 + 8;

    private static final int MOST_BYTES = TICKS * 4 * Numbers.LONGEST + TICKS / Byte.SIZE;
    private static final int HAS_GAPS = 1;
    private static final long[] UNITS = {1_000_000_000, 1_000_000, 1_000, 1};

    private final ByteBuffer bytes =
            ByteBuffer.allocate(HEADER_BYTES + MOST_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    /// Where a block lies and what it holds.
    record Place(
            long offset,
            int columnBytes,
            int count,
            int flags,
            long unitNanos,
            int crc,
            long firstNanos,
            long lastNanos,
            long firstId) {
        long end() {
            return offset + HEADER_BYTES + columnBytes;
        }
    }

    /// All of `ticks`, at most [#TICKS]. Good until the next call.
    ByteBuffer encode(TickColumns ticks) {
        int count = ticks.count;
        boolean gaps = ticks.id[count - 1] - ticks.id[0] != count - 1;
        long unit = unit(ticks);
        bytes.clear().position(HEADER_BYTES);
        for (int i = 1; gaps && i < count; i++) {
            Numbers.put(bytes, ticks.id[i] - ticks.id[i - 1] - 1);
        }
        for (int i = 1; i < count; i++) {
            Numbers.put(bytes, (ticks.timeNanos[i] - ticks.timeNanos[i - 1]) / unit);
        }
        long before = 0;
        for (int i = 0; i < count; i++) {
            Numbers.putSigned(bytes, ticks.price[i] - before);
            before = ticks.price[i];
        }
        for (int i = 0; i < count; i++) {
            Numbers.put(bytes, ticks.quantity[i]);
        }
        for (int i = 0; i < count; i += Byte.SIZE) {
            int sides = 0;
            for (int bit = 0; bit < Byte.SIZE && i + bit < count; bit++) {
                sides |= ticks.buyerIsMaker[i + bit] ? 1 << bit : 0;
            }
            bytes.put((byte) sides);
        }
        bytes.flip();
        bytes.putInt(4, bytes.limit() - HEADER_BYTES)
                .putInt(8, count)
                .putInt(12, gaps ? HAS_GAPS : 0)
                .putLong(16, unit)
                .putLong(24, ticks.timeNanos[0])
                .putLong(32, ticks.timeNanos[count - 1])
                .putLong(40, ticks.id[0]);
        CRC32C crc = new CRC32C();
        crc.update(bytes.array(), 4, bytes.limit() - 4);
        bytes.putInt(0, (int) crc.getValue());
        return bytes;
    }

    private static long unit(TickColumns ticks) {
        int coarsest = 0;
        for (int i = 1; i < ticks.count; i++) {
            while ((ticks.timeNanos[i] - ticks.timeNanos[i - 1]) % UNITS[coarsest] != 0) {
                coarsest++;
            }
        }
        return UNITS[coarsest];
    }

    /// The header at the buffer's position. Throws [DamagedHistoryException] when no block can begin like that.
    static Place place(ByteBuffer header, long offset, long left) {
        ByteBuffer in = header.order(ByteOrder.LITTLE_ENDIAN);
        int crc = in.getInt();
        int columnBytes = in.getInt();
        int count = in.getInt();
        int flags = in.getInt();
        long unit = in.getLong();
        long first = in.getLong();
        long last = in.getLong();
        long firstId = in.getLong();
        if (columnBytes < 0
                || columnBytes > MOST_BYTES
                || columnBytes > left - HEADER_BYTES
                || count < 1
                || count > TICKS
                || unit < 1
                || last < first) {
            throw new DamagedHistoryException(
                    "block: offset=" + offset + " bytes=" + columnBytes + " ticks=" + count + ": no block begins here");
        }
        return new Place(offset, columnBytes, count, flags, unit, crc, first, last, firstId);
    }

    /// Replaces `into` by the ticks of a block. `block`: all of its bytes, header included.
    static void decode(ByteBuffer block, Place place, TickColumns into) {
        CRC32C crc = new CRC32C();
        crc.update(block.duplicate().position(4));
        if ((int) crc.getValue() != place.crc) {
            throw new DamagedHistoryException(
                    "block: offset=" + place.offset + " ticks=" + place.count + ": checksum is wrong");
        }
        ByteBuffer in = block.duplicate().position(HEADER_BYTES);
        int count = place.count;
        into.clear();
        into.reserve(count);
        try {
            boolean gaps = (place.flags & HAS_GAPS) != 0;
            into.id[0] = place.firstId;
            for (int i = 1; i < count; i++) {
                into.id[i] = into.id[i - 1] + 1 + (gaps ? Numbers.take(in) : 0);
            }
            into.timeNanos[0] = place.firstNanos;
            for (int i = 1; i < count; i++) {
                into.timeNanos[i] = into.timeNanos[i - 1] + place.unitNanos * Numbers.take(in);
            }
            long before = 0;
            for (int i = 0; i < count; i++) {
                before += Numbers.takeSigned(in);
                into.price[i] = before;
            }
            for (int i = 0; i < count; i++) {
                into.quantity[i] = Numbers.take(in);
            }
            for (int i = 0; i < count; i += Byte.SIZE) {
                int sides = in.get();
                for (int bit = 0; bit < Byte.SIZE && i + bit < count; bit++) {
                    into.buyerIsMaker[i + bit] = (sides & 1 << bit) != 0;
                }
            }
        } catch (BufferUnderflowException e) {
            throw new DamagedHistoryException("block: offset=" + place.offset + ": ends within its columns", e);
        }
        into.count = count;
    }
}
