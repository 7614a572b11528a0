package trading.engine.analyst;

/// Foreign text made fit to be shown and logged: one line, no control or direction characters, cut short.
public final class Excerpt {
    private static final int LENGTH = 200;

    private Excerpt() {}

    /// At most so many characters of `text` that a log line stays one.
    public static String of(String text) {
        return of(text, LENGTH);
    }

    public static String of(String text, int most) {
        StringBuilder shown = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            if (shown.length() >= most) {
                return shown.append("...").toString();
            }
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            append(shown, character);
        }
        return shown.toString();
    }

    private static void append(StringBuilder shown, int character) {
        boolean plain = switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
        if (plain) {
            shown.appendCodePoint(character);
        } else {
            shown.append(String.format("\\u%04x", character));
        }
    }
}
