package trading.engine.market.replay;

/// A value that cannot be read; becomes a [BadRow] once the line is known.
final class BadValueException extends Exception {
    private static final long serialVersionUID = 1;

    private final String column;
    private final String reason;
    private final String text;

    BadValueException(String column, String reason, String text) {
        super(reason, null, false, false);
        this.column = column;
        this.reason = reason;
        this.text = text;
    }

    BadRow at(long line) {
        return new BadRow(line, column, reason, text);
    }
}
