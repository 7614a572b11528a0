package trading.engine.message;

/// Bytes that are no command.
public final class CommandFormatException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CommandFormatException(String message) {
        super(message);
    }

    public CommandFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
