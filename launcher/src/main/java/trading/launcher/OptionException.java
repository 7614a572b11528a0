package trading.launcher;

/// Options that do not go together, or a value that an option cannot have.
final class OptionException extends Exception {
    private static final long serialVersionUID = 1L;

    OptionException(String message) {
        super(message);
    }
}
