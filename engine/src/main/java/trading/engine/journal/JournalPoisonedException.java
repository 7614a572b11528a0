package trading.engine.journal;

/// A write or a force failed, in this call or an earlier one: what is on disk is unknown until the journal
/// is opened again.
public final class JournalPoisonedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public JournalPoisonedException(Throwable cause) {
        super("journal: a write failed, nothing is taken until the next start: " + cause.getMessage(), cause);
    }
}
