package trading.infra.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// Statements that go to the server together, in one round trip, each with any number of rows: an array for
/// each column, for `FROM unnest(?::bigint[], ?::text[], …)`.
final class Statements {
    private final StringJoiner sql = new StringJoiner(";\n");
    private final List<Object> parameters = new ArrayList<>();

    /// The arrays of one statement, in the order of its parameters.
    final class Columns<T> {
        private final Collection<T> rows;

        private Columns(Collection<T> rows) {
            this.rows = rows;
        }

        Columns<T> longs(ToLongFunction<T> value) {
            parameters.add(rows.stream().map(value::applyAsLong).toArray(Long[]::new));
            return this;
        }

        Columns<T> texts(Function<T, String> value) {
            parameters.add(rows.stream().map(value).toArray(String[]::new));
            return this;
        }
    }

    interface Filling<T> {
        void fill(Statements.Columns<T> columns);
    }

    /// A statement with plain values.
    void add(String statement, Object... values) {
        sql.add(statement);
        parameters.addAll(List.of(values));
    }

    /// Nothing when there are no rows.
    <T> void addRows(String statement, Collection<T> rows, Filling<T> filling) {
        if (!rows.isEmpty()) {
            sql.add(statement);
            filling.fill(new Columns<>(rows));
        }
    }

    /// How many rows the first statement changed.
    int execute(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < parameters.size(); i++) {
                switch (parameters.get(i)) {
                    case Long[] longs -> statement.setArray(i + 1, connection.createArrayOf("int8", longs));
                    case String[] texts -> statement.setArray(i + 1, connection.createArrayOf("text", texts));
                    case Object value -> statement.setObject(i + 1, value);
                }
            }
            statement.execute();
            return statement.getUpdateCount();
        }
    }
}
