package trading.infra.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/// For many rows. New ones go straight into their tables by COPY, which is several times faster than any
/// INSERT; those that may be there already go by COPY into a temporary table, and [#merge] moves all of
/// those at once. The server works on what it has got while the rest is still being encoded.
final class CopyWriter implements RowWriter {
    private static final int SEND_BYTES = 64 * 1024;

    private final Connection connection;
    private final CopyManager copies;
    private final KnownTables known;
    private final CopyRows buffer = new CopyRows();
    private final Set<String> staged = new HashSet<>();
    private StringJoiner merges = new StringJoiner(";");

    CopyWriter(Connection connection, KnownTables known) throws SQLException {
        this.connection = connection;
        this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
        this.known = known;
    }

    @Override
    public <R> void write(RecordedTable<R> table, Collection<R> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        long stored = known.highestStored(table);
        long highest = 0;
        List<R> fresh = new ArrayList<>(rows.size());
        List<R> others = new ArrayList<>();
        for (R row : rows) {
            long number = table.growing(row);
            (number > stored ? fresh : others).add(row);
            highest = Math.max(highest, number);
        }
        known.written(table, highest);
        if (!fresh.isEmpty()) {
            copy(table, table.copy(), fresh);
        }
        if (!others.isEmpty()) {
            stage(table, others);
        }
    }

    private <R> void stage(RecordedTable<R> table, Collection<R> rows) throws SQLException {
        if (staged.add(table.staged())) {
            execute(table.createStaged());
        }
        copy(table, table.copyStaged(), rows);
        merges.add(table.mergeStaged());
    }

    private <R> void copy(RecordedTable<R> table, String statement, Collection<R> rows) throws SQLException {
        CopyIn copy = copies.copyIn(statement);
        buffer.clear();
        buffer.header();
        for (R row : rows) {
            buffer.row(table.columns());
            table.write(row, known, buffer);
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
            execute(merges.toString());
            merges = new StringJoiner(";");
        }
    }

    private void execute(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
