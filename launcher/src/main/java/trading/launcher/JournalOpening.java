package trading.launcher;

import java.util.Objects;
import java.util.concurrent.Callable;
import trading.engine.gateway.OpenedJournal;

/// The journal for one gateway after another: for the first it is opened while the database starts, for each later one
/// when that starts. For one thread.
final class JournalOpening {
    private final StartBeside<OpenedJournal> first;
    private final Callable<OpenedJournal> later;
    private boolean begun;

    JournalOpening(StartBeside<OpenedJournal> first, Callable<OpenedJournal> later) {
        this.first = first;
        this.later = later;
    }

    /// Is the caller's to close. Throws what kept it from being opened.
    OpenedJournal next() throws Exception {
        if (begun) {
            return later.call();
        }
        begun = true;
        return Objects.requireNonNull(first.take(), "no gateway was to be started");
    }
}
