package trading.engine.message;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/// Reads what [CommandWriter] wrote, and refuses everything else.
final class CommandReader {
    /// Of one class whatever is read from, so that each access is one of its own.
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[0]);

    private int end;
    private int at;

    /// To be wrapped around bytes.
    CommandReader() {}

    CommandReader(DirectBuffer buffer, int offset, int length) {
        wrap(buffer, offset, length);
    }

    void wrap(DirectBuffer around, int offset, int length) {
        if (offset < 0 || length < 0 || (long) offset + length > around.capacity()) {
            throw new CommandFormatException(
                    "command: offset=" + offset + " length=" + length + " capacity=" + around.capacity());
        }
        buffer.wrap(around, offset, length);
        at = 0;
        end = length;
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

    /// Where the next `bytes` are, which are taken; they may be looked at with [#byteAt] and [#longAt].
    int take(int bytes) {
        return advance(bytes);
    }

    int byteAt(int place) {
        return buffer.getByte(place);
    }

    long longAt(int place) {
        return buffer.getLong(place, LITTLE_ENDIAN);
    }

    boolean takeFlag() {
        return flag(take8());
    }

    static boolean flag(int value) {
        if (value != 0 && value != 1) {
            throw new CommandFormatException("flag: value=" + value + ": must be 0 or 1");
        }
        return value == 1;
    }

    <E extends Enum<E>> E takeEnum(E[] values) {
        return constant(take8(), values);
    }

    static <E extends Enum<E>> E constant(int ordinal, E[] values) {
        if (ordinal < 0 || ordinal >= values.length) {
            throw new CommandFormatException(
                    values[0].getDeclaringClass().getSimpleName() + ": value=" + ordinal + " limit=" + values.length);
        }
        return values[ordinal];
    }

    String takeText() {
        int length = takeLength();
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

    /// One object for each text that was seen. Does not check that it is UTF-8: what is not, is another text.
    String takeText(Texts known) {
        int length = takeLength();
        return known.of(buffer, advance(length), length);
    }

    /// False when the text does not fit.
    boolean takeText(ShortText into) {
        int length = takeLength();
        return into.set(buffer, advance(length), length);
    }

    private int takeLength() {
        int length = buffer.getShort(advance(2), LITTLE_ENDIAN) & 0xFFFF;
        if (length > CommandWriter.LONGEST_TEXT) {
            throw new CommandFormatException("text: length=" + length + " limit=" + CommandWriter.LONGEST_TEXT);
        }
        return length;
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
