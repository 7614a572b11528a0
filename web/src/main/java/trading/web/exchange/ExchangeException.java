package trading.web.exchange;

/// Ends a request with a refusal. Carries no stack trace: it is an answer, not a failure.
final class ExchangeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ExchangeError error;

    ExchangeException(ExchangeError error) {
        super(error.msg(), null, false, false);
        this.error = error;
    }

    ExchangeError error() {
        return error;
    }
}
