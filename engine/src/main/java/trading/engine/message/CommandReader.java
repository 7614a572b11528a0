package trading.engine.message;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;

/// Reads what [CommandWriter] wrote, and refuses everything else.
final class CommandReader {
    private final DirectBuffer buffer;
    private final int end;
    private int at;

    CommandReader(DirectBuffer buffer, int offset, int length) {
        if (offset < 0 || length < 0 || (long) offset + length > buffer.capacity()) {
            throw new CommandFormatException(
                    "command: offset=" + offset + " length=" + length + " capacity=" + buffer.capacity());
        }
        this.buffer = buffer;
        this.at = offset;
        this.end = offset + length;
    }

    void requireEnd() {
        if (at != end) {
            throw new CommandFormatException("command: " + (end - at) + " bytes left over");
        }
    }

    int take8() {
        return buffer.getByte(advance(1));
    }

    int take32() {
        return buffer.getInt(advance(4), LITTLE_ENDIAN);
    }

    long take64() {
        return buffer.getLong(advance(8), LITTLE_ENDIAN);
    }

    boolean takeFlag() {
        int value = take8();
        if (value != 0 && value != 1) {
            throw new CommandFormatException("flag: value=" + value + ": must be 0 or 1");
        }
        return value == 1;
    }

    <E extends Enum<E>> E takeEnum(E[] values) {
        int ordinal = take8();
        if (ordinal < 0 || ordinal >= values.length) {
            throw new CommandFormatException(
                    values[0].getDeclaringClass().getSimpleName() + ": value=" + ordinal + " limit=" + values.length);
        }
        return values[ordinal];
    }

    String takeText() {
        int length = buffer.getShort(advance(2), LITTLE_ENDIAN) & 0xFFFF;
        if (length > CommandWriter.LONGEST_TEXT) {
            throw new CommandFormatException("text: length=" + length + " limit=" + CommandWriter.LONGEST_TEXT);
        }
        byte[] bytes = new byte[length];
        buffer.getBytes(advance(length), bytes);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CommandFormatException("text: not UTF-8", e);
        }
    }

    private int advance(int bytes) {
        int from = at;
        if (bytes > end - from) {
            throw new CommandFormatException("command: ends within a field: wanted=" + bytes + " left=" + (end - from));
        }
        at = from + bytes;
        return from;
    }
}
