package trading.engine.history;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The first bytes of a file of ticks. `aggregated`: a tick is what one order took at one price, and not one trade;
/// ids of the one count something else than those of the other.
record TickHeader(String symbol, boolean aggregated, long tickSize, long lotSize) {
    static final int BYTES = FileHead.BYTES;
    private static final int MAGIC = 0x4B434954; // "TICK"

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
        ByteBuffer out = FileHead.begin(MAGIC);
        byte[] text = symbol.getBytes(StandardCharsets.US_ASCII);
        out.putInt(aggregated ? 1 : 0)
                .putLong(tickSize)
                .putLong(lotSize)
                .put((byte) text.length)
                .put(text);
        return FileHead.seal(out);
    }

    /// Throws [DamagedHistoryException] when that is no header, or one of a later version.
    static TickHeader decode(ByteBuffer in) {
        ByteBuffer header = FileHead.open(in, MAGIC, "ticks");
        boolean aggregated = header.getInt() == 1;
        long tickSize = header.getLong();
        long lotSize = header.getLong();
        byte[] symbol = new byte[header.get()];
        header.get(symbol);
        return new TickHeader(new String(symbol, StandardCharsets.US_ASCII), aggregated, tickSize, lotSize);
    }
}
