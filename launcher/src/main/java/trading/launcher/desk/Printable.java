package trading.launcher.desk;

/// Stored text for a terminal. Names, reasons and a model's answers come from elsewhere; what could move the cursor,
/// change colours or turn the direction of writing is shown as an escape.
public final class Printable {
    private Printable() {}

    /// On one line: an end of a line is escaped too.
    public static String of(String text) {
        return escaped(text, false);
    }

    /// Ends of lines stay.
    public static String lines(String text) {
        return escaped(text, true);
    }

    private static String escaped(String text, boolean keepLines) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if ((keepLines && point == '\n') || isPlain(point)) {
                printable.appendCodePoint(point);
            } else if (point == '\n') {
                printable.append("\\n");
            } else if (point == '\t') {
                printable.append("\\t");
            } else if (point == '\r') {
                printable.append("\\r");
            } else {
                printable.append(point > 0xffff ? String.format("\\u{%x}", point) : String.format("\\u%04x", point));
            }
        });
        return printable.toString();
    }

    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
