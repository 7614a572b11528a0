package trading.engine.market.replay;

/// A row that cannot be read. `line` counts from 1; `column` is the column's name, empty when the row as a
/// whole is meant; `text` is what stood there, shortened, without control characters.
public record BadRow(long line, String column, String reason, String text) {
    private static final int LONGEST_TEXT = 60;

    public BadRow {
        text = printable(text);
    }

    @Override
    public String toString() {
        return "line=" + line + (column.isEmpty() ? "" : " column=" + column) + ": " + reason
                + (text.isEmpty() ? "" : ": '" + text + "'");
    }

    private static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_TEXT)
                .forEach(c -> shown.appendCodePoint(
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c));
        return text.codePointCount(0, text.length()) > LONGEST_TEXT
                ? shown.append('…').toString()
                : shown.toString();
    }
}
