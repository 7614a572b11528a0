package trading.engine.market.replay;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import trading.engine.model.TimeFrame;

/// The rows of a file, one after the other; a row that cannot be read goes to `badRows` instead. Owned by
/// one thread.
final class BarReader implements AutoCloseable {
    private static final int LONGEST_ROW = 1 << 16;

    private final CloseableIterator<CsvRecord> records;
    private final Consumer<BadRow> badRows;
    private final @Nullable TimeFrame frame;
    private @Nullable BarLayout layout;
    private long line;
    private long previousOpenNanos = Long.MIN_VALUE;

    private BarReader(CsvReader<CsvRecord> csv, @Nullable TimeFrame frame, Consumer<BadRow> badRows) {
        this.records = csv.iterator();
        this.frame = frame;
        this.badRows = badRows;
    }

    /// With a `frame`, an open time that does not lie on it is a bad row.
    static BarReader open(Path path, @Nullable TimeFrame frame, Consumer<BadRow> badRows) throws IOException {
        InputStream in = CompressedInput.open(path);
        try {
            CsvReader<CsvRecord> csv = CsvReader.builder()
                    .detectBomHeader(true)
                    .skipEmptyLines(true)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .maxBufferSize(LONGEST_ROW)
                    .ofCsvRecord(in);
            return new BarReader(csv, frame, badRows);
        } catch (RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /// The next good row, null at the end. The end is also where the file stops being readable: that is a
    /// bad row too.
    @Nullable
    BarRow next() {
        while (true) {
            CsvRecord csv = nextRecord();
            if (csv == null) {
                return null;
            }
            try {
                BarRow row = read(csv);
                if (row != null) {
                    previousOpenNanos = row.openTimeNanos();
                    return row;
                }
            } catch (BadValueException e) {
                badRows.accept(e.at(line));
                if (layout == null) {
                    return null;
                }
            }
        }
    }

    /// What the file turned out to be; null before the first line.
    @Nullable
    BarLayout layout() {
        return layout;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private @Nullable CsvRecord nextRecord() {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord csv = records.next();
            line = csv.getStartingLineNumber();
            return csv;
        } catch (CsvParseException e) {
            badRows.accept(new BadRow(line + 1, "", "not CSV: " + reason(e), ""));
        } catch (UncheckedIOException e) {
            badRows.accept(new BadRow(line + 1, "", "cannot be read: " + reason(e), ""));
        }
        return null;
    }

    private @Nullable BarRow read(CsvRecord csv) throws BadValueException {
        List<String> fields = csv.getFields();
        BarLayout known = layout;
        if (known == null) {
            known = BarLayout.of(fields);
            layout = known;
            if (known.hasHeader()) {
                return null;
            }
        }
        if (fields.size() != known.columns()) {
            throw new BadValueException(
                    "", "must have " + known.columns() + " columns, has " + fields.size(), String.join(",", fields));
        }
        BarRow row = known.read(line, fields);
        row.check();
        checkTime(row);
        return row;
    }

    private void checkTime(BarRow row) throws BadValueException {
        if (row.openTimeNanos() <= previousOpenNanos) {
            throw new BadValueException(
                    "time",
                    row.openTimeNanos() == previousOpenNanos ? "the same time twice" : "earlier than the row before",
                    Times.text(row.openTimeNanos()));
        }
        if (frame != null && frame.openTimeNanos(row.openTimeNanos()) != row.openTimeNanos()) {
            throw new BadValueException(
                    "time", "not the start of a bar of " + frame.text(), Times.text(row.openTimeNanos()));
        }
    }

    private static String reason(Throwable e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
