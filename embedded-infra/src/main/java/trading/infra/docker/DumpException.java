package trading.infra.docker;

import org.jspecify.annotations.Nullable;

/// A dump cannot be read or loaded. The message is for a person: what is wrong, in which line, what to do.
/// Holds no value of a row.
public final class DumpException extends Exception {
    private static final long serialVersionUID = 1L;

    DumpException(String message) {
        this(message, null);
    }

    DumpException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
