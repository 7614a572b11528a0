package trading.engine.market.replay;

import java.nio.file.Path;
import java.util.List;

/// A file that cannot be replayed as it is; nothing of it was used. The message has a line for each of the
/// first bad rows.
public final class BarFormatException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<BadRow> badRows;
    private final long badRowCount;

    BarFormatException(Path path, String reason) {
        super("bar file: path=" + path + ": " + reason);
        badRows = List.of();
        badRowCount = 0;
    }

    BarFormatException(Path path, List<BadRow> badRows, long badRowCount) {
        super(message(path, badRows, badRowCount));
        this.badRows = List.copyOf(badRows);
        this.badRowCount = badRowCount;
    }

    /// The first of them, at most a hundred.
    public List<BadRow> badRows() {
        return badRows;
    }

    public long badRowCount() {
        return badRowCount;
    }

    private static String message(Path path, List<BadRow> badRows, long badRowCount) {
        StringBuilder message = new StringBuilder("bar file: path=" + path + " badRows=" + badRowCount);
        badRows.forEach(row -> message.append("\n  ").append(row));
        if (badRowCount > badRows.size()) {
            message.append("\n  and ").append(badRowCount - badRows.size()).append(" more");
        }
        return message.toString();
    }
}
