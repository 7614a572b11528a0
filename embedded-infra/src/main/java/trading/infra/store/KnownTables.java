package trading.infra.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Instrument;

/// What is known of the tables as long as one connection lives: the instruments by which rows are scaled,
/// and the highest of the numbers by which a row is recognised as new.
final class KnownTables {
    private final Connection connection;
    private final Map<Integer, Instrument> instruments = new HashMap<>();
    private final Map<RecordedTable<?>, Long> stored = new HashMap<>();
    private final Map<RecordedTable<?>, Long> written = new HashMap<>();

    KnownTables(Connection connection) throws SQLException {
        this.connection = connection;
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM instruments");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Instrument instrument = InstrumentTable.read(row);
                instruments.put(instrument.id(), instrument);
            }
        }
    }

    void add(Collection<Instrument> defined) {
        defined.forEach(instrument -> instruments.put(instrument.id(), instrument));
    }

    /// Null when there is none.
    @Nullable
    Instrument instrument(int id) {
        return instruments.get(id);
    }

    /// The highest number in the table, as of the last commit; [Long#MAX_VALUE] when any row may be there.
    long highestStored(RecordedTable<?> table) throws SQLException {
        String query = table.highest();
        if (query == null) {
            return Long.MAX_VALUE;
        }
        Long known = stored.get(table);
        if (known == null) {
            try (PreparedStatement select = connection.prepareStatement(query);
                    ResultSet row = select.executeQuery()) {
                known = row.next() ? row.getLong(1) : 0;
            }
            stored.put(table, known);
        }
        return known;
    }

    /// Rows up to this number are written, and in the table once this transaction is committed.
    void written(RecordedTable<?> table, long highest) {
        written.merge(table, highest, Math::max);
    }

    void committed() {
        // One that was not asked for yet is read from the table, which may hold higher ones than were written here.
        written.forEach((table, highest) -> stored.computeIfPresent(table, (known, old) -> Math.max(old, highest)));
        written.clear();
    }
}
