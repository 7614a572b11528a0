package trading.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.gateway.ProjectionAheadException;
import trading.engine.journal.JournalCorruptException;
import trading.engine.journal.StorageLockedException;
import trading.engine.market.replay.BarFormatException;
import trading.infra.process.ServiceStartException;
import trading.infra.store.StoreException;

/// What an exception means to a person and to a script.
record Failure(int exitCode, String text) {
    private static final Logger log = LoggerFactory.getLogger(Failure.class);

    static Failure of(Throwable thrown) {
        return switch (thrown) {
            case ServiceStartException failed -> new Failure(failed.exitCode(), failed.render());
            case UnsafeListenException unsafe ->
                new Failure(ExitCode.CONFIG, Objects.requireNonNull(unsafe.getMessage()));
            case JournalCorruptException corrupt ->
                new Failure(
                        ExitCode.DATA,
                        "The journal is damaged, and nothing was started:\n  " + corrupt.getMessage()
                                + "\nThe journal was not changed. Restore a backup of the data folder, or ask for help with a copy of it.");
            case ProjectionAheadException ahead ->
                new Failure(
                        ExitCode.DATA, "The journal and the database do not belong together:\n  " + ahead.getMessage());
            case StorageLockedException locked ->
                new Failure(ExitCode.TEMPORARY, "Another program uses the journal: " + locked.getMessage());
            case StoreException store ->
                new Failure(ExitCode.UNAVAILABLE, "The database cannot be used: " + store.getMessage());
            case BarFormatException bad -> new Failure(ExitCode.DATA, Objects.requireNonNull(bad.getMessage()));
            case UncheckedIOException io -> new Failure(ExitCode.IO, "Reading or writing failed: " + io.getMessage());
            case IOException io -> new Failure(ExitCode.IO, "Reading or writing failed: " + io);
            default -> bug(thrown);
        };
    }

    private static Failure bug(Throwable thrown) {
        log.error("a bug", thrown);
        return new Failure(ExitCode.SOFTWARE, "This is a bug: " + thrown + "\nPlease report it with logs/trading.log.");
    }

    int print(PrintWriter out) {
        out.println(text);
        out.flush();
        return exitCode;
    }
}
