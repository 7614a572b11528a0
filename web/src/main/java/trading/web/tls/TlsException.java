package trading.web.tls;

/// A certificate or its key cannot be used. The message names the file and what would be right, and nothing of a key.
public final class TlsException extends Exception {
    private static final long serialVersionUID = 1;

    TlsException(String message) {
        super(message);
    }
}
