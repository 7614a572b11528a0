package trading.infra.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;

/// For few rows: statements that go to the server together, in one round trip, with an array for each
/// column.
final class ArrayWriter implements RowWriter {
    private final KnownTables known;
    private final StringJoiner sql = new StringJoiner(";");
    private final List<Object> parameters = new ArrayList<>();

    ArrayWriter(KnownTables known) {
        this.known = known;
    }

    /// A statement with plain values.
    void add(String statement, Object... values) {
        sql.add(statement);
        parameters.addAll(List.of(values));
    }

    @Override
    public <R> void write(RecordedTable<R> table, Collection<R> rows) {
        if (rows.isEmpty()) {
            return;
        }
        ArrayRows arrays = new ArrayRows(table.columns());
        long highest = 0;
        for (R row : rows) {
            arrays.row();
            table.write(row, known, arrays);
            highest = Math.max(highest, table.growing(row));
        }
        known.written(table, highest);
        sql.add(table.mergeArrays());
        for (int i = 0; i < table.mentions(); i++) {
            parameters.addAll(arrays.arrays());
        }
    }

    /// How many rows the first statement changed.
    int execute(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < parameters.size(); i++) {
                if (parameters.get(i) instanceof Object[] array) {
                    statement.setArray(i + 1, connection.createArrayOf("text", array));
                } else {
                    statement.setObject(i + 1, parameters.get(i));
                }
            }
            statement.execute();
            return statement.getUpdateCount();
        }
    }
}
