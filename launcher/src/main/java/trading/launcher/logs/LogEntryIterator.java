package trading.launcher.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// The entries of one log, read a stretch at a time. Throws [UncheckedIOException] that names the file.
abstract class LogEntryIterator implements Iterator<LogLine> {
    final Deque<LogLine> ready = new ArrayDeque<>();

    /// The file that is being read.
    String source;

    boolean ended;

    LogEntryIterator(String source) {
        this.source = source;
    }

    /// Reads on: adds to what is ready, or not yet, and notes the end.
    abstract void fill() throws IOException;

    @Override
    public final boolean hasNext() {
        try {
            while (ready.isEmpty() && !ended) {
                fill();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("log not read: file=" + source, failed);
        }
        return !ready.isEmpty();
    }

    @Override
    public final LogLine next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }
}
