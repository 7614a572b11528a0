package trading.launcher;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import trading.engine.history.BarStore;
import trading.engine.history.SeriesKey;
import trading.engine.model.TimeFrame;

/// Where the history of a data directory lies, and how people write what is in it.
final class History {
    /// In place of a frame: the ticks of a symbol.
    static final String TICKS = "ticks";

    private static final long SECOND = 1_000_000_000L;

    private History() {}

    static BarStore of(Path dataDirectory) {
        return new BarStore(dataDirectory.resolve(BarStore.FOLDER));
    }

    /// Of a symbol and a frame as options give them. Empty, and told, when they are none.
    static Optional<SeriesKey> key(String symbol, String frame, PrintWriter err) {
        Optional<TimeFrame> parsed = TimeFrame.parse(frame);
        if (parsed.isEmpty()) {
            err.println("frame=" + frame + ": write one of 1s 1m 3m 5m 15m 1h 4h 1d, or ticks");
            return Optional.empty();
        }
        try {
            return Optional.of(new SeriesKey(symbol, parsed.get()));
        } catch (IllegalArgumentException wrong) {
            err.println(wrong.getMessage());
            return Optional.empty();
        }
    }

    static String time(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND)).toString();
    }
}
