package trading.infra.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import trading.engine.model.Instrument;

/// The instruments as the database has them, to turn its decimals back into ticks and lots. Ids, ticks and
/// lots never change, so what was read once holds.
final class Grid {
    private final Map<String, Instrument> bySymbol = new ConcurrentHashMap<>();

    /// Reads one row of a table that has a `symbol`.
    interface RowReader<T> {
        T read(ResultSet row, Instrument instrument) throws SQLException;
    }

    <T> RowMapper<T> mapper(Handle handle, RowReader<T> reader) {
        return (row, context) -> reader.read(row, instrument(handle, row.getString("symbol")));
    }

    private Instrument instrument(Handle handle, String symbol) {
        Instrument known = bySymbol.get(symbol);
        if (known != null) {
            return known;
        }
        handle.createQuery("SELECT * FROM instruments")
                .map((row, context) -> InstrumentTable.read(row))
                .forEach(each -> bySymbol.put(each.symbol(), each));
        Instrument read = bySymbol.get(symbol);
        if (read == null) {
            throw new StoreException("instruments: symbol=" + symbol + ": a row names it, but it is not there");
        }
        return read;
    }
}
