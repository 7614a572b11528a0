package trading.engine.history;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// The first bytes of a file of ticks. `aggregated`: a tick is what one order took at one price, and not one trade;
/// ids of the one count something else than those of the other.
record TickHeader(String symbol, boolean aggregated, long tickSize, long lotSize) {
    static final int BYTES = 128;
    private static final int MAGIC = 0x4B434954; // "TICK"
    private static final int VERSION = 1;
    private static final int CHECKED = BYTES - Integer.BYTES;

    TickHeader {
        if (!SeriesKey.isSymbol(symbol) || tickSize <= 0 || lotSize <= 0) {
            throw new IllegalArgumentException(
                    "ticks: symbol=" + symbol + " tickSize=" + tickSize + " lotSize=" + lotSize);
        }
    }

    String kind() {
        return aggregated ? "aggregated trades" : "trades";
    }

    ByteBuffer encode() {
        ByteBuffer out = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        byte[] text = symbol.getBytes(StandardCharsets.US_ASCII);
        out.putInt(MAGIC)
                .putInt(VERSION)
                .putInt(aggregated ? 1 : 0)
                .putLong(tickSize)
                .putLong(lotSize)
                .put((byte) text.length)
                .put(text);
        out.putInt(CHECKED, crc(out.array()));
        return out.rewind();
    }

    /// Throws [DamagedHistoryException] when that is no header, or one of a later version.
    static TickHeader decode(ByteBuffer in) {
        if (in.remaining() < BYTES || in.order(ByteOrder.LITTLE_ENDIAN).getInt(in.position()) != MAGIC) {
            throw new DamagedHistoryException("is no file of ticks");
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
        boolean aggregated = header.getInt() == 1;
        long tickSize = header.getLong();
        long lotSize = header.getLong();
        byte[] symbol = new byte[header.get()];
        header.get(symbol);
        return new TickHeader(new String(symbol, StandardCharsets.US_ASCII), aggregated, tickSize, lotSize);
    }

    private static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, CHECKED);
        return (int) crc.getValue();
    }
}
