package trading.engine.message;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;

/// One object for each text that was seen, so that a text that is known is read without making a new one.
/// Meant for the few names there are (strategies), not for ids. Not thread-safe.
public final class Texts {
    private byte[][] bytes = new byte[64][];
    private String[] texts = new String[64];
    private int count;

    /// The text of `length` bytes of UTF-8.
    public String of(DirectBuffer buffer, int offset, int length) {
        if (length == 0) {
            return "";
        }
        int slot = hash(buffer, offset, length) & (texts.length - 1);
        while (bytes[slot] != null) {
            if (isSame(bytes[slot], buffer, offset, length)) {
                return texts[slot];
            }
            slot = (slot + 1) & (texts.length - 1);
        }
        byte[] copy = new byte[length];
        buffer.getBytes(offset, copy);
        return add(copy);
    }

    private String add(byte[] copy) {
        if (count * 2 >= texts.length) {
            grow();
        }
        count++;
        return place(copy, new String(copy, StandardCharsets.UTF_8));
    }

    private String place(byte[] copy, String text) {
        int slot = hash(copy) & (texts.length - 1);
        while (bytes[slot] != null) {
            slot = (slot + 1) & (texts.length - 1);
        }
        bytes[slot] = copy;
        texts[slot] = text;
        return text;
    }

    private void grow() {
        byte[][] oldBytes = bytes;
        String[] oldTexts = texts;
        bytes = new byte[oldBytes.length * 2][];
        texts = new String[oldTexts.length * 2];
        for (int slot = 0; slot < oldBytes.length; slot++) {
            if (oldBytes[slot] != null) {
                String unused = place(oldBytes[slot], oldTexts[slot]);
            }
        }
    }

    private static boolean isSame(byte[] known, DirectBuffer buffer, int offset, int length) {
        if (known.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known[i] != buffer.getByte(offset + i)) {
                return false;
            }
        }
        return true;
    }

    private static int hash(DirectBuffer buffer, int offset, int length) {
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + buffer.getByte(offset + i);
        }
        return hash ^ (hash >>> 15);
    }

    private static int hash(byte[] known) {
        int hash = known.length;
        for (byte b : known) {
            hash = 31 * hash + b;
        }
        return hash ^ (hash >>> 15);
    }
}
