package trading.engine.state;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;

/// Reads what a [StateWriter] wrote. Bytes that end too early or make no sense throw
/// [IllegalArgumentException].
public final class StateReader {
    private final UnsafeBuffer buffer;
    private int position;

    public StateReader(byte[] bytes) {
        buffer = new UnsafeBuffer(bytes);
    }

    public int readByte() {
        return buffer.getByte(advance(Byte.BYTES));
    }

    public boolean readBoolean() {
        int value = readByte();
        if (value != 0 && value != 1) {
            throw new IllegalArgumentException("state: boolean=" + value + " position=" + position);
        }
        return value == 1;
    }

    public int readInt() {
        return buffer.getInt(advance(Integer.BYTES), ByteOrder.LITTLE_ENDIAN);
    }

    /// A number of things that follow: never negative, and never more than there are bytes left.
    public int readCount() {
        int count = readInt();
        if (count < 0 || count > buffer.capacity() - position) {
            throw new IllegalArgumentException("state: count=" + count + " position=" + position);
        }
        return count;
    }

    public long readLong() {
        return buffer.getLong(advance(Long.BYTES), ByteOrder.LITTLE_ENDIAN);
    }

    public String readText() {
        byte[] bytes = new byte[readCount()];
        buffer.getBytes(advance(bytes.length), bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public <E extends Enum<E>> E readEnum(E[] values) {
        int ordinal = readByte();
        if (ordinal < 0 || ordinal >= values.length) {
            throw new IllegalArgumentException("state: enum=" + ordinal + " position=" + position);
        }
        return values[ordinal];
    }

    /// Throws when anything is left over.
    public void end() {
        if (position != buffer.capacity()) {
            throw new IllegalArgumentException("state: position=" + position + " length=" + buffer.capacity());
        }
    }

    private int advance(int bytes) {
        int start = position;
        if (bytes > buffer.capacity() - start) {
            throw new IllegalArgumentException(
                    "state: position=" + start + " needed=" + bytes + " length=" + buffer.capacity());
        }
        position = start + bytes;
        return start;
    }
}
