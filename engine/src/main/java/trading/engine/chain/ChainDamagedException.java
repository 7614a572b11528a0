package trading.engine.chain;

import java.io.IOException;
import java.nio.file.Path;

/// A file is not what was written into it.
public final class ChainDamagedException extends IOException {
    private static final long serialVersionUID = 1;

    private final long line;

    ChainDamagedException(Path file, long line, String what) {
        super(file + " line " + line + ": " + what + ". Put the file back as it was, or move it and its .head away to "
                + "begin a new one.");
        this.line = line;
    }

    /// The first line that is wrong, from 1.
    public long line() {
        return line;
    }
}
