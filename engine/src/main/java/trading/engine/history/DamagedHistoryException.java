package trading.engine.history;

/// A file of bars is not what was once written. What is in it can be imported again.
public final class DamagedHistoryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DamagedHistoryException(String message) {
        super(message);
    }

    public DamagedHistoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
