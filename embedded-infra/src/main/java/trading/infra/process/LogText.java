package trading.infra.process;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Text that goes into a log. What could move a cursor, change colours, turn the direction of writing or pretend to be
/// another line's end is written as an escape.
public final class LogText {
    private LogText() {}

    /// Ends of lines and tabs stay.
    public static String lines(String text) {
        StringBuilder safe = null;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            boolean plain = point == '\n' || point == '\t' || isPlain(point);
            if (!plain && safe == null) {
                safe = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (safe != null) {
                append(safe, point, plain);
            }
            i += Character.charCount(point);
        }
        return safe == null ? text : safe.toString();
    }

    /// On one line: ends of lines are escaped too.
    public static String line(String text) {
        return lines(text).replace("\n", "\\n");
    }

    private static void append(StringBuilder safe, int point, boolean plain) {
        if (plain) {
            safe.appendCodePoint(point);
        } else if (point == '\r') {
            safe.append("\\r");
        } else {
            safe.append(point > 0xffff ? String.format("\\u{%x}", point) : String.format("\\u%04x", point));
        }
    }

    private static boolean isPlain(int point) {
        if (point >= ' ' && point < 0x7f) {
            return true;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }

    /// The same of bytes in UTF-8, whole characters; what is none becomes a replacement character.
    static byte[] lines(byte[] bytes, int length) {
        boolean ascii = true;
        for (int i = 0; i < length && ascii; i++) {
            ascii = (bytes[i] >= ' ' && bytes[i] < 0x7f) || bytes[i] == '\n' || bytes[i] == '\t';
        }
        if (ascii) {
            return Arrays.copyOf(bytes, length);
        }
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8).replace("\r\n", "\n");
        return lines(text).getBytes(StandardCharsets.UTF_8);
    }

    /// How many of the first `length` bytes are whole characters: the last one may go on in what is to come.
    static int wholeCharacters(byte[] bytes, int length) {
        for (int back = 1; back <= Math.min(4, length); back++) {
            int lead = bytes[length - back] & 0xff;
            if (lead < 0x80) {
                return length;
            }
            if (lead >= 0xc0) {
                int needed = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
                return needed > back ? length - back : length;
            }
        }
        return length;
    }
}
