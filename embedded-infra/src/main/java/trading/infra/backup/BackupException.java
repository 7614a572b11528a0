package trading.infra.backup;

import org.jspecify.annotations.Nullable;

/// A backup could not be made, or cannot be restored. The message is for a person: what is wrong, where,
/// and that nothing was replaced. Holds no secret.
public final class BackupException extends Exception {
    private static final long serialVersionUID = 1L;

    BackupException(String message) {
        this(message, null);
    }

    BackupException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
