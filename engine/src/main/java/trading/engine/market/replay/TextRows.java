package trading.engine.market.replay;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a file as texts, whatever it is written in. Owned by one thread.
interface TextRows extends Closeable {
    /// The next one; null at the end. Throws [BadValueException] where the file stops being readable.
    @Nullable
    List<String> next() throws BadValueException;

    /// Where the row stands that came last, or that could not be read.
    long line();

    @Override
    void close() throws IOException;
}
