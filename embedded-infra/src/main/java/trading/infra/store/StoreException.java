package trading.infra.store;

/// The database could not be opened or read. The message is for a person and holds no secret.
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean passing;

    StoreException(String message, Throwable cause) {
        super(message, cause);
        passing = Reasons.mayPass(cause);
    }

    StoreException(String message) {
        super(message);
        passing = false;
    }

    /// Whether the database was away or too slow, so that the same may work a moment later.
    public boolean mayPass() {
        return passing;
    }
}
