package trading.infra.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// What a database error says to a person, and whether it means that the database is away.
final class Reasons {
    private Reasons() {}

    /// One line, without the values of a row.
    static String of(Throwable error) {
        SQLException sql = sqlException(error);
        if (sql == null) {
            return error.toString();
        }
        ServerErrorMessage server = sql instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        String text = server != null && server.getMessage() != null ? server.getMessage() : sql.getMessage();
        String state = sql.getSQLState() == null ? "" : " (SQLSTATE " + sql.getSQLState() + ")";
        return String.valueOf(text).lines().findFirst().orElse("unknown") + state;
    }

    /// Connection lost, not to be had, or the server shutting down, starting or out of connections.
    static boolean isOutage(Throwable error) {
        SQLException sql = sqlException(error);
        String state = sql == null ? null : sql.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53"));
    }

    private static @Nullable SQLException sqlException(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
