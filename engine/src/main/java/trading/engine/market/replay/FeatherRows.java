package trading.engine.market.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of a feather file as freqtrade writes them: the columns date, open, high, low, close and volume, by their
/// names, a batch at a time.
final class FeatherRows implements TextRows {
    private static final List<String> COLUMNS = List.of("date", "open", "high", "low", "close", "volume");

    private final ArrowFile file;
    private final List<ArrowColumn> columns = new ArrayList<>();
    private final List<List<@Nullable String>> batch = new ArrayList<>();
    private int nextBatch;
    private int row;
    private long line;

    private FeatherRows(ArrowFile file) throws BadValueException {
        this.file = file;
        for (String name : COLUMNS) {
            ArrowColumn column = file.column(name);
            if (column == null || (name.equals("date") != (column.kind() == ArrowColumn.Kind.TIME))) {
                throw ArrowFile.broken("the column " + name + " is missing or of another kind");
            }
            columns.add(column);
        }
    }

    /// To be closed. A file that cannot be read gives that as its first row.
    static TextRows open(Path path) throws IOException {
        ArrowFile file;
        try {
            file = ArrowFile.open(path);
        } catch (BadValueException broken) {
            return new Broken(broken);
        }
        try {
            return new FeatherRows(file);
        } catch (BadValueException broken) {
            file.close();
            return new Broken(broken);
        }
    }

    /// What is no such file.
    private record Broken(BadValueException reason) implements TextRows {
        @Override
        public @Nullable List<String> next() throws BadValueException {
            throw reason;
        }

        @Override
        public long line() {
            return 1;
        }

        @Override
        public void close() {}
    }

    @Override
    public @Nullable List<String> next() throws BadValueException {
        while (batch.isEmpty() || row == batch.getFirst().size()) {
            if (nextBatch == file.batches()) {
                return null;
            }
            batch.clear();
            for (ArrowColumn column : columns) {
                batch.add(file.values(nextBatch, column));
            }
            nextBatch++;
            row = 0;
        }
        List<String> fields = new ArrayList<>(columns.size());
        for (List<@Nullable String> values : batch) {
            String value = values.get(row);
            fields.add(value == null ? "" : value);
        }
        row++;
        line++;
        return fields;
    }

    /// The number of the candle.
    @Override
    public long line() {
        return line;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
