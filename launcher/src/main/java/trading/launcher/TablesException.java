package trading.launcher;

import java.util.List;
import trading.infra.process.ServiceStartException;

/// The tables are not what this program works with, found before anything trades.
final class TablesException extends ServiceStartException {
    private static final long serialVersionUID = 1L;

    /// `own`: the database is a server of the user's.
    TablesException(boolean own, List<String> differences) {
        super(
                "PostgreSQL",
                "its tables are not as the migrations make them, " + differences.size() + " differences, the first: "
                        + differences.getFirst(),
                own
                        ? List.of(
                                "See all of them in the log, and put back what somebody changed",
                                "Make a new, empty database, and name it in DATABASE_URL: it is filled from the journal")
                        : List.of(
                                "See all of them: trading db validate",
                                "Make the database again from the journal: trading db rebuild",
                                "Restore a backup: trading db restore FILE"));
    }

    @Override
    public int exitCode() {
        return ExitCode.DATA;
    }
}
