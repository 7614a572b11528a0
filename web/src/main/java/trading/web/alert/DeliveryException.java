package trading.web.alert;

/// An alert was not taken. The message says why, and holds neither address nor secret.
public final class DeliveryException extends Exception {
    private static final long serialVersionUID = 1L;

    public DeliveryException(String message) {
        super(message);
    }
}
