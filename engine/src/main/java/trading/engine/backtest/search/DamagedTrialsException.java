package trading.engine.backtest.search;

import java.nio.file.Path;

/// A file of trials is not what was once written. Moved away, its trials are run again; the looks at
/// hold-outs that it knew are lost with it.
public final class DamagedTrialsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DamagedTrialsException(Path file, int line, String what) {
        super("trials: file=" + file + " line=" + line + ": " + what
                + ": the file is damaged; move it away to run its trials again");
    }
}
