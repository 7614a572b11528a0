package trading.engine.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/// Frames in a piece of memory.
///
/// ```text
///  0 crc32c of all that follows, padding included    4 length of the bytes    8 crc of the frame before   12 kind
/// 16 sequence                                       24 durable watermark     32 time                     40 bytes,
/// padding
/// ```
final class Frames {
    static final int HEADER = 40;
    /// With its header, in bytes.
    static final int LONGEST = 1 << 18;
    static final int COMMAND = 1;
    /// Written by a clean close: `sequence` is the last one, and durable.
    static final int CLEAN_CLOSE = 2;

    private static final int LENGTH = 4;
    private static final int PREVIOUS = 8;
    private static final int KIND = 12;
    private static final int SEQUENCE = 16;
    private static final int DURABLE = 24;
    private static final int TIME = 32;

    private final ByteBuffer bytes;
    private final ByteBuffer window;
    private final UnsafeBuffer fields;
    private final CRC32C crc = new CRC32C();

    Frames(ByteBuffer bytes) {
        this.bytes = bytes;
        this.window = bytes.duplicate();
        this.fields = new UnsafeBuffer(bytes);
    }

    static int alignedLength(int length) {
        return (HEADER + length + 7) & ~7;
    }

    ByteBuffer bytes() {
        return bytes;
    }

    DirectBuffer fields() {
        return fields;
    }

    int capacity() {
        return bytes.capacity();
    }

    /// Writes a frame at `at` and returns its crc.
    int write(
            int at,
            int kind,
            int previous,
            long sequence,
            long durable,
            long timeNanos,
            DirectBuffer source,
            int offset,
            int length) {
        int aligned = alignedLength(length);
        fields.putInt(at + LENGTH, length, LITTLE_ENDIAN);
        fields.putInt(at + PREVIOUS, previous, LITTLE_ENDIAN);
        fields.putInt(at + KIND, kind, LITTLE_ENDIAN);
        fields.putLong(at + SEQUENCE, sequence, LITTLE_ENDIAN);
        fields.putLong(at + DURABLE, durable, LITTLE_ENDIAN);
        fields.putLong(at + TIME, timeNanos, LITTLE_ENDIAN);
        fields.putBytes(at + HEADER, source, offset, length);
        fields.setMemory(at + HEADER + length, aligned - HEADER - length, (byte) 0);
        int value = crcOf(at + 4, aligned - 4);
        fields.putInt(at, value, LITTLE_ENDIAN);
        return value;
    }

    /// Whether there is a whole frame at `at` whose own crc is right.
    boolean isFrame(int at) {
        if (at + HEADER > capacity()) {
            return false;
        }
        int length = length(at);
        int kind = kind(at);
        return length >= 0
                && length <= capacity() - HEADER - at
                && alignedLength(length) <= capacity() - at
                && (kind == COMMAND || kind == CLEAN_CLOSE)
                && crc(at) == crcOf(at + 4, alignedLength(length) - 4);
    }

    int crc(int at) {
        return fields.getInt(at, LITTLE_ENDIAN);
    }

    int length(int at) {
        return fields.getInt(at + LENGTH, LITTLE_ENDIAN);
    }

    int previous(int at) {
        return fields.getInt(at + PREVIOUS, LITTLE_ENDIAN);
    }

    int kind(int at) {
        return fields.getInt(at + KIND, LITTLE_ENDIAN);
    }

    long sequence(int at) {
        return fields.getLong(at + SEQUENCE, LITTLE_ENDIAN);
    }

    long durable(int at) {
        return fields.getLong(at + DURABLE, LITTLE_ENDIAN);
    }

    long timeNanos(int at) {
        return fields.getLong(at + TIME, LITTLE_ENDIAN);
    }

    private int crcOf(int from, int length) {
        window.limit(from + length).position(from);
        crc.reset();
        crc.update(window);
        return (int) crc.getValue();
    }
}
