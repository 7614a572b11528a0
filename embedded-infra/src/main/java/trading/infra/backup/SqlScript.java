package trading.infra.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Plain SQL as [SqlDump] and `pg_dump` write it: statements, and rows behind `COPY … FROM stdin`. Run as
/// one transaction, whatever the script says of transactions. Orders to psql (`\restrict` and the like) are
/// passed over.
final class SqlScript {
    private static final Pattern TRANSACTION =
            Pattern.compile("(?is)\\s*(BEGIN|COMMIT|START\\s+TRANSACTION|END)\\s*;\\s*");

    private final SqlStatements statements;

    SqlScript(SqlStatements statements) {
        this.statements = statements;
    }

    /// Commits when all of it is run. Throws [BackupException] with the line of what failed; then nothing
    /// is kept.
    void run(Connection connection) throws IOException, BackupException {
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setEscapeProcessing(false);
            for (String sql = statements.next(); sql != null; sql = statements.next()) {
                if (SqlStatements.bringsRows(sql)) {
                    copy(connection, sql);
                } else if (!TRANSACTION.matcher(sql).matches()) {
                    statement.execute(sql);
                }
            }
            connection.commit();
        } catch (SQLException refused) {
            throw new BackupException(
                    "the SQL cannot be loaded: line " + statements.line() + ": "
                            + String.valueOf(refused.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("refused"),
                    refused);
        }
    }

    private void copy(Connection connection, String sql) throws SQLException, IOException, BackupException {
        CopyIn rows = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(sql.strip().replaceFirst(";$", ""));
        try {
            for (String read = statements.nextRow(); read != null; read = statements.nextRow()) {
                byte[] row = (read + "\n").getBytes(StandardCharsets.UTF_8);
                rows.writeToCopy(row, 0, row.length);
            }
            rows.endCopy();
        } finally {
            if (rows.isActive()) {
                rows.cancelCopy();
            }
        }
    }
}
