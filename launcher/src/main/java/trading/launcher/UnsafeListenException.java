package trading.launcher;

/// An address that others reach is not opened as things are. The message says what would be needed.
final class UnsafeListenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnsafeListenException(String message) {
        super(message);
    }
}
