package trading.infra.store;

import java.sql.SQLException;
import java.util.Collection;

/// Writes rows within the transaction that is open.
interface RowWriter {
    <R> void write(RecordedTable<R> table, Collection<R> rows) throws SQLException;
}
