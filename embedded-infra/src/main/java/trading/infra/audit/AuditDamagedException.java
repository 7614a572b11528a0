package trading.infra.audit;

import java.io.IOException;
import java.nio.file.Path;

/// A trail is not what was written. The message names file, line and what is wrong.
public final class AuditDamagedException extends IOException {
    private static final long serialVersionUID = 1;

    private final Path file;
    private final long line;

    AuditDamagedException(Path file, long line, String what) {
        super("audit: " + file + " line " + line + ": " + what);
        this.file = file;
        this.line = line;
    }

    public Path file() {
        return file;
    }

    /// The first line that is wrong, from 1.
    public long line() {
        return line;
    }
}
