package trading.engine.message;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;

/// A text of up to 40 ASCII characters in five longs: mutable, compared and copied without allocation.
public final class ShortText {
    /// More characters do not fit.
    public static final int LONGEST = 40;

    static final int WORDS = 5;

    final long[] words = new long[WORDS];
    int length;

    public boolean isEmpty() {
        return length == 0;
    }

    public int length() {
        return length;
    }

    /// Eight characters at a time, the first in the lowest byte; 0 where there is nothing.
    public long word(int index) {
        return words[index];
    }

    public void clear() {
        if (length == 0) {
            return;
        }
        words[0] = 0;
        words[1] = 0;
        words[2] = 0;
        words[3] = 0;
        words[4] = 0;
        length = 0;
    }

    public void set(ShortText other) {
        if (length == 0 && other.length == 0) {
            return;
        }
        System.arraycopy(other.words, 0, words, 0, WORDS);
        length = other.length;
    }

    /// False, and empty, when the text is too long or not ASCII.
    public boolean set(String text) {
        clear();
        if (text.length() > LONGEST) {
            return false;
        }
        length = text.length();
        for (int i = 0; i < text.length(); i++) {
            if (!put(i, text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// False, and empty, when the text is too long or not ASCII.
    boolean set(DirectBuffer buffer, int offset, int bytes) {
        clear();
        if (bytes > LONGEST) {
            return false;
        }
        length = bytes;
        for (int i = 0; i < bytes; i++) {
            if (!put(i, (char) (buffer.getByte(offset + i) & 0xFF))) {
                return false;
            }
        }
        return true;
    }

    private boolean put(int index, char c) {
        if (c == 0 || c >= 0x80) {
            clear();
            return false;
        }
        words[index >> 3] |= (long) c << ((index & 7) << 3);
        return true;
    }

    /// The character at `index`.
    public char charAt(int index) {
        return charAt(words, index);
    }

    static char charAt(long[] words, int index) {
        return (char) ((words[index >> 3] >>> ((index & 7) << 3)) & 0xFF);
    }

    static String text(long[] from, int at, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (from[at + (i >> 3)] >>> ((i & 7) << 3));
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return text(words, 0, length);
    }
}
