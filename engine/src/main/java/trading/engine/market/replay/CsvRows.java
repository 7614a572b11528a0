package trading.engine.market.replay;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of CSV.
final class CsvRows implements TextRows {
    private static final int LONGEST_ROW = 1 << 16;

    private final CloseableIterator<CsvRecord> records;
    private long line;

    /// Closes `in` with itself.
    CsvRows(InputStream in) throws IOException {
        records = CsvReader.builder()
                .detectBomHeader(true)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_ROW)
                .ofCsvRecord(in)
                .iterator();
    }

    @Override
    public @Nullable List<String> next() throws BadValueException {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord csv = records.next();
            line = csv.getStartingLineNumber();
            return csv.getFields();
        } catch (CsvParseException e) {
            line++;
            throw new BadValueException("", "not CSV: " + reason(e), "");
        } catch (UncheckedIOException e) {
            line++;
            throw new BadValueException("", "cannot be read: " + reason(e), "");
        }
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    static String reason(Throwable e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
