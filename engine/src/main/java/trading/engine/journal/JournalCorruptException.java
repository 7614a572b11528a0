package trading.engine.journal;

/// The journal lacks or distorts what was durable before. Nothing may trade on it: the file needs a look,
/// or a backup.
public final class JournalCorruptException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String rule;
    private final String file;
    private final long offset;
    private final long sequence;

    /// `sequence`: the first one that cannot be relied on.
    public JournalCorruptException(String rule, String file, long offset, long sequence) {
        super("journal corrupt: " + rule + ": file=" + file + " offset=" + offset + " sequence=" + sequence
                + ": nothing was changed; see all of it with: trading journal verify");
        this.rule = rule;
        this.file = file;
        this.offset = offset;
        this.sequence = sequence;
    }

    /// What is wrong, without the place.
    public String rule() {
        return rule;
    }

    public String file() {
        return file;
    }

    public long offset() {
        return offset;
    }

    public long sequence() {
        return sequence;
    }
}
