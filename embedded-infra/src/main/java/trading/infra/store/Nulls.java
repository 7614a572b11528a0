package trading.infra.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import trading.engine.model.Instrument;

/// Columns that are null where the model has an empty text, 0 or what is usual.
final class Nulls {
    private Nulls() {}

    static String text(ResultSet row, String column) throws SQLException {
        String value = row.getString(column);
        return value == null ? "" : value;
    }

    static long ticks(ResultSet row, String column, Instrument instrument) throws SQLException {
        BigDecimal value = row.getBigDecimal(column);
        return value == null ? 0 : instrument.ticks(value);
    }

    static <E extends Enum<E>> E constant(ResultSet row, String column, Class<E> type, E absent) throws SQLException {
        String value = row.getString(column);
        return value == null ? absent : Enum.valueOf(type, value);
    }
}
