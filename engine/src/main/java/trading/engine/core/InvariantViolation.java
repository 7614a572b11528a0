package trading.engine.core;

/// A promise of the core does not hold any more: its state is not to be trusted, and nothing more may be
/// decided with it.
public final class InvariantViolation extends RuntimeException {
    InvariantViolation(String message, Throwable cause) {
        super(message, cause);
    }
}
