package trading.engine.history;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import trading.engine.model.TimeFrame;

/// The first bytes of a file: what it holds, and on which grid its numbers lie.
record SeriesHeader(SeriesKey key, long tickSize, long lotSize) {
    static final int BYTES = FileHead.BYTES;
    private static final int MAGIC = 0x53524142; // "BARS"

    SeriesHeader {
        if (tickSize <= 0 || lotSize <= 0) {
            throw new IllegalArgumentException("series: " + key + " tickSize=" + tickSize + " lotSize=" + lotSize);
        }
    }

    ByteBuffer encode() {
        ByteBuffer out = FileHead.begin(MAGIC);
        byte[] symbol = key.symbol().getBytes(StandardCharsets.US_ASCII);
        out.putLong(key.frame().nanos()).putLong(tickSize).putLong(lotSize);
        out.put((byte) symbol.length).put(symbol);
        return FileHead.seal(out);
    }

    /// Throws [DamagedHistoryException] when that is no header, or one of a later version.
    static SeriesHeader decode(ByteBuffer in) {
        ByteBuffer header = FileHead.open(in, MAGIC, "bars");
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
}
