package trading.engine.history;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/// The last bytes of a file: how many bars it holds, so that a file that was cut between two blocks is noticed.
final class SeriesTrailer {
    static final int BYTES = 4 + 8 + 4;
    private static final int MAGIC = 0x21444E45; // "END!"

    private SeriesTrailer() {}

    static ByteBuffer encode(long count) {
        ByteBuffer out = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(MAGIC).putLong(count).putInt(crc(out.array()));
        return out.flip();
    }

    /// Throws [DamagedHistoryException] when a file does not end like that.
    static long decode(ByteBuffer in) {
        byte[] bytes = new byte[BYTES];
        if (in.remaining() < BYTES) {
            throw new DamagedHistoryException("has no end: it was cut");
        }
        in.get(bytes);
        ByteBuffer trailer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (trailer.getInt(0) != MAGIC || trailer.getInt(BYTES - 4) != crc(bytes)) {
            throw new DamagedHistoryException("has no end: it was cut");
        }
        return trailer.getLong(4);
    }

    private static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, BYTES - 4);
        return (int) crc.getValue();
    }
}
