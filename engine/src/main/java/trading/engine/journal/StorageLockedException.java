package trading.engine.journal;

/// Another gateway works in the directory.
public final class StorageLockedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StorageLockedException(String directory) {
        super("journal: directory=" + directory + " is in use by another gateway: stop that one, or use another "
                + "data directory");
    }
}
