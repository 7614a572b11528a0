package trading.engine.history;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import trading.engine.model.TimeFrame;

/// The first bytes of a file: what it holds, and on which grid its numbers lie.
record SeriesHeader(SeriesKey key, long tickSize, long lotSize) {
    static final int BYTES = 128;
    private static final int MAGIC = 0x53524142; // "BARS"
    private static final int VERSION = 1;
    private static final int CHECKED = BYTES - Integer.BYTES;

    SeriesHeader {
        if (tickSize <= 0 || lotSize <= 0) {
            throw new IllegalArgumentException("series: " + key + " tickSize=" + tickSize + " lotSize=" + lotSize);
        }
    }

    ByteBuffer encode() {
        ByteBuffer out = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        byte[] symbol = key.symbol().getBytes(StandardCharsets.US_ASCII);
        out.putInt(MAGIC)
                .putInt(VERSION)
                .putLong(key.frame().nanos())
                .putLong(tickSize)
                .putLong(lotSize);
        out.put((byte) symbol.length).put(symbol);
        out.putInt(CHECKED, crc(out.array()));
        return out.rewind();
    }

    /// Throws [DamagedHistoryException] when that is no header, or one of a later version.
    static SeriesHeader decode(ByteBuffer in) {
        if (in.remaining() < BYTES || in.order(ByteOrder.LITTLE_ENDIAN).getInt(in.position()) != MAGIC) {
            throw new DamagedHistoryException("is no file of bars");
        }
        byte[] bytes = new byte[BYTES];
        in.get(bytes);
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (header.getInt(CHECKED) != crc(bytes)) {
            throw new DamagedHistoryException("the header is damaged");
        }
        int version = header.getInt(Integer.BYTES);
        if (version != VERSION) {
            throw new DamagedHistoryException("version=" + version + ": this product reads " + VERSION);
        }
        header.position(2 * Integer.BYTES);
        TimeFrame frame = frame(header.getLong());
        long tickSize = header.getLong();
        long lotSize = header.getLong();
        byte[] symbol = new byte[header.get()];
        header.get(symbol);
        return new SeriesHeader(new SeriesKey(new String(symbol, StandardCharsets.US_ASCII), frame), tickSize, lotSize);
    }

    private static TimeFrame frame(long nanos) {
        for (TimeFrame frame : TimeFrame.values()) {
            if (frame.nanos() == nanos) {
                return frame;
            }
        }
        throw new DamagedHistoryException("frame: nanos=" + nanos + " is not known");
    }

    private static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, CHECKED);
        return (int) crc.getValue();
    }
}
