package trading.infra.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Plain SQL as [SqlDump] and `pg_dump` write it: statements, and rows behind `COPY … FROM stdin`. Run as
/// one transaction, whatever the script says of transactions. Orders to psql (`\restrict` and the like) are
/// passed over.
final class SqlScript {
    private static final Pattern COPY = Pattern.compile("(?is)\\s*COPY\\s.*\\sFROM\\s+stdin\\b.*");
    private static final Pattern TRANSACTION =
            Pattern.compile("(?is)\\s*(BEGIN|COMMIT|START\\s+TRANSACTION|END)\\s*;\\s*");
    private static final String END_OF_ROWS = "\\.";

    private final BufferedReader in;
    private final SqlText text = new SqlText();
    private long line;

    SqlScript(BufferedReader in) {
        this.in = in;
    }

    /// Commits when all of it is run. Throws [BackupException] with the line of what failed; then nothing
    /// is kept.
    void run(Connection connection) throws IOException, BackupException {
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setEscapeProcessing(false);
            for (String sql = next(); sql != null; sql = next()) {
                if (COPY.matcher(sql).matches()) {
                    copy(connection, sql);
                } else if (!TRANSACTION.matcher(sql).matches()) {
                    statement.execute(sql);
                }
            }
            connection.commit();
        } catch (SQLException refused) {
            throw new BackupException(
                    "the SQL cannot be loaded: line " + line + ": "
                            + String.valueOf(refused.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("refused"),
                    refused);
        }
    }

    /// The next statement, null at the end.
    private @Nullable String next() throws IOException, BackupException {
        StringBuilder sql = new StringBuilder();
        for (String read = readLine(); read != null; read = readLine()) {
            boolean between = sql.isEmpty();
            if (between && (read.isBlank() || read.startsWith("--") || read.startsWith("\\"))) {
                continue;
            }
            sql.append(read).append('\n');
            if (text.ends(read)) {
                return sql.toString();
            }
        }
        if (!sql.isEmpty()) {
            throw new BackupException("the SQL ends in the middle of a statement: line " + line);
        }
        return null;
    }

    private void copy(Connection connection, String sql) throws SQLException, IOException, BackupException {
        CopyIn rows = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(sql.strip().replaceFirst(";$", ""));
        try {
            for (String read = readLine(); !END_OF_ROWS.equals(read); read = readLine()) {
                if (read == null) {
                    throw new BackupException("the SQL ends in the middle of a table's rows: line " + line);
                }
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

    private @Nullable String readLine() throws IOException {
        line++;
        return in.readLine();
    }

    /// Where in a statement one is: inside of a text, a name, a comment or between them.
    static final class SqlText {
        private static final char NOTHING = 0;
        private char quote = NOTHING;
        private boolean escapes;
        private String dollar = "";
        private int comments;

        /// Whether a statement ends with this line.
        boolean ends(String line) {
            boolean ended = false;
            for (int at = 0; at < line.length(); at++) {
                char here = line.charAt(at);
                if (!dollar.isEmpty()) {
                    if (line.startsWith(dollar, at)) {
                        at += dollar.length() - 1;
                        dollar = "";
                    }
                } else if (comments > 0) {
                    at = inComment(line, at);
                } else if (quote != NOTHING) {
                    if (escapes && here == '\\') {
                        at++;
                    } else if (here == quote) {
                        quote = NOTHING;
                    }
                } else if (line.startsWith("--", at)) {
                    break;
                } else {
                    at = outside(line, at);
                    ended = here == ';' || (ended && Character.isWhitespace(here));
                }
            }
            return ended && quote == NOTHING && dollar.isEmpty() && comments == 0;
        }

        private int inComment(String line, int at) {
            if (line.startsWith("*/", at)) {
                comments--;
                return at + 1;
            }
            if (line.startsWith("/*", at)) {
                comments++;
                return at + 1;
            }
            return at;
        }

        private int outside(String line, int at) {
            char here = line.charAt(at);
            if (here == '\'' || here == '"') {
                quote = here;
                escapes = here == '\'' && isEscapeMark(line, at - 1);
            } else if (line.startsWith("/*", at)) {
                comments++;
                return at + 1;
            } else if (here == '$' && (at == 0 || !isOfName(line.charAt(at - 1)))) {
                int end = line.indexOf('$', at + 1);
                if (end > 0 && line.substring(at + 1, end).chars().allMatch(each -> isOfName((char) each))) {
                    dollar = line.substring(at, end + 1);
                    return end;
                }
            }
            return at;
        }

        private static boolean isEscapeMark(String line, int at) {
            return at >= 0
                    && line.substring(at, at + 1).toLowerCase(Locale.ROOT).equals("e")
                    && (at == 0 || !isOfName(line.charAt(at - 1)));
        }

        private static boolean isOfName(char any) {
            return Character.isLetterOrDigit(any) || any == '_';
        }
    }
}
