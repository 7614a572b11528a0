package trading.engine.state;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.agrona.ExpandableArrayBuffer;

/// Appends values, little-endian, to a buffer that grows.
public final class StateWriter {
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(4_096);
    private int length;

    public void putByte(int value) {
        buffer.putByte(length, (byte) value);
        length += Byte.BYTES;
    }

    public void putBoolean(boolean value) {
        putByte(value ? 1 : 0);
    }

    public void putInt(int value) {
        buffer.putInt(length, value, ByteOrder.LITTLE_ENDIAN);
        length += Integer.BYTES;
    }

    public void putLong(long value) {
        buffer.putLong(length, value, ByteOrder.LITTLE_ENDIAN);
        length += Long.BYTES;
    }

    public void putText(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        putInt(bytes.length);
        buffer.putBytes(length, bytes);
        length += bytes.length;
    }

    /// By position: whoever moves the constants of an enum raises the version of what is written.
    @SuppressWarnings("EnumOrdinal")
    public void putEnum(Enum<?> value) {
        putByte(value.ordinal());
    }

    public byte[] toBytes() {
        byte[] bytes = new byte[length];
        buffer.getBytes(0, bytes);
        return bytes;
    }
}
