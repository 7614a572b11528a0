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

/// The instruments that the rows to be written are scaled by: those in the database and those that come
/// with the rows.
final class KnownInstruments {
    private final Map<Integer, Instrument> byId = new HashMap<>();

    static KnownInstruments in(Connection connection) throws SQLException {
        KnownInstruments known = new KnownInstruments();
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM instruments");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Instrument instrument = InstrumentTable.read(row);
                known.byId.put(instrument.id(), instrument);
            }
        }
        return known;
    }

    void add(Collection<Instrument> defined) {
        defined.forEach(instrument -> byId.put(instrument.id(), instrument));
    }

    /// Null when there is none.
    @Nullable
    Instrument get(int id) {
        return byId.get(id);
    }
}
