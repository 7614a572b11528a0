package trading.infra.process;

import java.nio.file.Path;
import java.util.List;

/// Another Trading uses the data directory.
public final class AlreadyRunningException extends ServiceStartException {
    private static final long serialVersionUID = 1L;

    private final long pid;

    /// `pid` is 0 when the other one did not get to writing it.
    AlreadyRunningException(Path directory, long pid) {
        super(
                "Trading",
                "it is already running" + (pid == 0 ? "" : " (pid " + pid + ")") + " on the data directory "
                        + directory,
                List.of(
                        "Use the one that runs: trading status",
                        "Stop it first: trading stop",
                        "Use another data directory: trading start --data-dir DIRECTORY"));
        this.pid = pid;
    }

    public long pid() {
        return pid;
    }

    @Override
    public int exitCode() {
        return 75;
    }
}
