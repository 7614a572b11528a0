package trading.engine.message;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.charset.StandardCharsets;
import org.agrona.MutableDirectBuffer;

/// Writes fields one after the other. Numbers are little-endian; a text is its length in bytes (two bytes)
/// and UTF-8.
final class CommandWriter {
    static final int LONGEST_TEXT = 1_000;

    private final MutableDirectBuffer buffer;
    private final int start;
    private int at;

    CommandWriter(MutableDirectBuffer buffer, int offset) {
        this.buffer = buffer;
        this.start = offset;
        this.at = offset;
    }

    int length() {
        return at - start;
    }

    CommandWriter put8(int value) {
        buffer.putByte(at, (byte) value);
        at += 1;
        return this;
    }

    CommandWriter put32(int value) {
        buffer.putInt(at, value, LITTLE_ENDIAN);
        at += 4;
        return this;
    }

    CommandWriter put64(long value) {
        buffer.putLong(at, value, LITTLE_ENDIAN);
        at += 8;
        return this;
    }

    CommandWriter putFlag(boolean value) {
        return put8(value ? 1 : 0);
    }

    @SuppressWarnings("EnumOrdinal") // the position is the format, and a test holds it
    CommandWriter putEnum(Enum<?> value) {
        return put8(value.ordinal());
    }

    /// Plain ASCII, which nearly every text is, is written without a copy.
    CommandWriter putText(String text) {
        int length = text.length();
        if (length <= LONGEST_TEXT) {
            for (int i = 0; i < length; i++) {
                char c = text.charAt(i);
                if (c >= 0x80) {
                    return putUtf8(text);
                }
                buffer.putByte(at + 2 + i, (byte) c);
            }
            buffer.putShort(at, (short) length, LITTLE_ENDIAN);
            at += 2 + length;
            return this;
        }
        return putUtf8(text);
    }

    private CommandWriter putUtf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_TEXT) {
            throw new IllegalArgumentException("text: length=" + bytes.length + " limit=" + LONGEST_TEXT);
        }
        buffer.putShort(at, (short) bytes.length, LITTLE_ENDIAN);
        buffer.putBytes(at + 2, bytes);
        at += 2 + bytes.length;
        return this;
    }
}
