package trading.infra.store;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// What a database error says to a person, and whether it means that the database is away.
final class Reasons {
    private static final String DAMAGED =
            ": files of the database are damaged, the journal is not touched by that: trading stop, then trading db"
                    + " rebuild makes the database again from it";

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
        return String.valueOf(text).lines().findFirst().orElse("unknown") + state + (isDamage(sql) ? DAMAGED : "");
    }

    /// A page with a wrong checksum, an index that contradicts itself, a file that is missing or cannot be
    /// read.
    static boolean isDamage(SQLException error) {
        String state = String.valueOf(error.getSQLState());
        return state.equals("XX001") || state.equals("XX002") || state.equals("58P01") || state.equals("58030");
    }

    /// Connection lost, not to be had, or the server shutting down, starting or out of connections.
    static boolean isOutage(Throwable error) {
        SQLException sql = sqlException(error);
        String state = sql == null ? null : sql.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53"));
    }

    /// An outage, or a statement or a wait for a connection that took too long.
    static boolean mayPass(Throwable error) {
        SQLException sql = sqlException(error);
        return isOutage(error)
                || sql instanceof SQLTransientException
                || (sql != null && String.valueOf(sql.getSQLState()).equals("57014"));
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
