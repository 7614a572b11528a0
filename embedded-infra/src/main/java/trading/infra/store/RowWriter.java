package trading.infra.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import trading.engine.model.Instrument;

/// Writes the rows of one batch after the other over one connection, which is thrown away, with this, after
/// any error.
///
/// New rows go straight into their tables by COPY, which is several times faster than any INSERT; rows that
/// may be there already go by COPY into a temporary table, and [#merge] moves all of those at once. The
/// server works on what it has got while the rest is still being encoded.
final class RowWriter {
    private static final int SEND_BYTES = 64 * 1024;

    private final Connection connection;
    private final CopyManager copies;
    private final KnownInstruments instruments;
    private final CopyRows buffer = new CopyRows();
    private final Map<RecordedTable<?>, Long> highestStored = new HashMap<>();
    private final Map<RecordedTable<?>, Long> highestWritten = new HashMap<>();
    private final Set<String> staged = new HashSet<>();
    private StringJoiner merges = new StringJoiner(";");

    RowWriter(Connection connection) throws SQLException {
        this.connection = connection;
        this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
        this.instruments = KnownInstruments.in(connection);
    }

    /// Before the first row that is scaled by them.
    void know(Collection<Instrument> defined) {
        instruments.add(defined);
    }

    <R> void write(RecordedTable<R> table, Collection<R> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        String highest = table.highest();
        if (highest == null) {
            stage(table, rows);
            return;
        }
        long stored = highestStored(table, highest);
        List<R> fresh = new ArrayList<>(rows.size());
        List<R> others = new ArrayList<>();
        long written = stored;
        for (R row : rows) {
            (table.isNew(row, stored) ? fresh : others).add(row);
            written = Math.max(written, table.growing(row));
        }
        if (!fresh.isEmpty()) {
            copy(table, table.copy(), fresh);
            highestWritten.put(table, written);
        }
        if (!others.isEmpty()) {
            stage(table, others);
        }
    }

    private <R> long highestStored(RecordedTable<R> table, String query) throws SQLException {
        Long known = highestStored.get(table);
        if (known != null) {
            return known;
        }
        try (PreparedStatement select = connection.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            long highest = row.next() ? row.getLong(1) : 0;
            highestStored.put(table, highest);
            return highest;
        }
    }

    private <R> void stage(RecordedTable<R> table, Collection<R> rows) throws SQLException {
        if (staged.add(table.staged())) {
            try (PreparedStatement create = connection.prepareStatement(table.createStaged())) {
                create.execute();
            }
        }
        copy(table, table.copyStaged(), rows);
        merges.add(table.merge());
    }

    private <R> void copy(RecordedTable<R> table, String statement, Collection<R> rows) throws SQLException {
        CopyIn copy = copies.copyIn(statement);
        buffer.clear();
        buffer.header();
        for (R row : rows) {
            table.write(row, instruments, buffer);
            if (buffer.length() >= SEND_BYTES) {
                copy.writeToCopy(buffer.bytes(), 0, buffer.length());
                buffer.clear();
            }
        }
        buffer.trailer();
        copy.writeToCopy(buffer.bytes(), 0, buffer.length());
        copy.endCopy();
    }

    /// Moves what is in the temporary tables, in the order in which it was written.
    void merge() throws SQLException {
        if (merges.length() > 0) {
            try (PreparedStatement statement = connection.prepareStatement(merges.toString())) {
                statement.execute();
            }
            merges = new StringJoiner(";");
        }
    }

    /// What was written is stored for good.
    void committed() {
        highestStored.putAll(highestWritten);
        highestWritten.clear();
    }
}
