package trading.engine.analyst.language;

/// A model's text is not an opinion. The message says why and shows the beginning of it.
final class BadOpinionException extends Exception {
    private static final long serialVersionUID = 1;

    BadOpinionException(String message) {
        super(message);
    }
}
