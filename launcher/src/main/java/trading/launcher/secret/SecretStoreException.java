package trading.launcher.secret;

/// The stored secrets cannot be used. The message names the file and the next step, and no secret.
public final class SecretStoreException extends Exception {
    private static final long serialVersionUID = 1L;

    /// What stands in the way.
    public enum Problem {
        /// The file was changed, cut short, or is of a newer version.
        DAMAGED,
        /// The key is missing, or is not the one that the file was sealed with.
        WRONG_KEY,
        /// There is no passphrase to open it with, or another one.
        LOCKED,
        /// Others may read the key.
        EXPOSED,
        /// Another program is changing the secrets.
        BUSY,
        /// There would be more, or longer ones, than there may be.
        TOO_LARGE
    }

    private final Problem problem;

    SecretStoreException(Problem problem, String message) {
        super(message);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
