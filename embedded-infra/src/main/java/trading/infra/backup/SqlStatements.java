package trading.infra.backup;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Plain SQL as `pg_dump` writes it, packed by gzip or not, piece by piece: statements, and the rows behind
/// `COPY … FROM stdin`. Orders to psql (`\restrict` and the like) and comments between statements are passed
/// over. UTF-8, or UTF-16 with its mark, which is what a redirection in PowerShell makes of it; then, and
/// where the first line ends so, lines end with CR LF.
public final class SqlStatements implements AutoCloseable {
    private static final Pattern COPY = Pattern.compile("(?is)\\s*COPY\\s.*\\sFROM\\s+stdin\\b.*");
    private static final String END_OF_ROWS = "\\.";
    private static final int BUFFER = 1 << 16;
    private static final int BLOCK_WITH_MAGIC = 512;
    private static final int TAR_MAGIC_AT = 257;

    private final BufferedReader in;
    private final String file;
    private final SqlText text = new SqlText();
    private final StringBuilder read = new StringBuilder();
    private boolean carriageReturns;
    private long line;

    private SqlStatements(Reading reading, String file) {
        this.in = reading.in;
        this.carriageReturns = reading.carriageReturns;
        this.file = file;
    }

    private record Reading(BufferedReader in, boolean carriageReturns) {}

    /// Throws [BackupException] when the file is no plain SQL, and then says how to make some of it.
    public static SqlStatements of(Path file) throws IOException, BackupException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            byte[] start = peek(bytes);
            if (start.length > 1 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b) {
                bytes = new BufferedInputStream(new GZIPInputStream(bytes, BUFFER), BUFFER);
                start = peek(bytes);
            }
            refuseOtherForms(file, start);
            boolean little = start.length > 1 && (start[0] & 0xff) == 0xff && (start[1] & 0xff) == 0xfe;
            Charset charset = little ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
            if (start.length > 2 && (start[0] & 0xff) == 0xef && (start[1] & 0xff) == 0xbb) {
                bytes.skipNBytes(3);
            }
            BufferedReader in = new BufferedReader(
                    new InputStreamReader(
                            bytes,
                            charset.newDecoder()
                                    .onMalformedInput(CodingErrorAction.REPORT)
                                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
                    BUFFER);
            return new SqlStatements(new Reading(in, little || endsWithReturn(start)), file.toString());
        } catch (IOException | BackupException failed) {
            bytes.close();
            throw failed;
        }
    }

    private static byte[] peek(InputStream bytes) throws IOException {
        bytes.mark(BLOCK_WITH_MAGIC);
        byte[] start = bytes.readNBytes(BLOCK_WITH_MAGIC);
        bytes.reset();
        return start;
    }

    private static boolean endsWithReturn(byte[] start) {
        for (int i = 1; i < start.length; i++) {
            if (start[i] == '\n') {
                return start[i - 1] == '\r';
            }
        }
        return false;
    }

    private static void refuseOtherForms(Path file, byte[] start) throws BackupException {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        boolean tar = text.length() > TAR_MAGIC_AT && text.startsWith("ustar", TAR_MAGIC_AT);
        if (text.startsWith("PGDMP") || tar) {
            throw new BackupException(file + " is a dump of pg_dump's " + (tar ? "tar" : "custom")
                    + " format, which is not read here: make plain SQL of it with: pg_restore --file=" + file
                    + ".sql " + file);
        }
    }

    /// Whether rows follow a statement.
    static boolean bringsRows(String statement) {
        return COPY.matcher(statement).matches();
    }

    /// The next statement, null at the end.
    public @Nullable String next() throws IOException, BackupException {
        StringBuilder sql = new StringBuilder();
        for (String each = readLine(); each != null; each = readLine()) {
            boolean between = sql.isEmpty();
            if (between && (each.isBlank() || each.startsWith("--") || each.startsWith("\\"))) {
                continue;
            }
            sql.append(each).append('\n');
            if (text.ends(each)) {
                return sql.toString();
            }
        }
        if (!sql.isEmpty()) {
            throw new BackupException("the SQL ends in the middle of a statement: line " + line);
        }
        return null;
    }

    /// The next row after a statement that brings some, null after the last one.
    public @Nullable String nextRow() throws IOException, BackupException {
        String row = readLine();
        if (row == null) {
            throw new BackupException("the SQL ends in the middle of a table's rows: line " + line);
        }
        return row.equals(END_OF_ROWS) ? null : row;
    }

    /// The number of the line that was read last, from 1.
    public long line() {
        return line;
    }

    /// Only a line feed ends a line: a carriage return may stand in a text.
    private @Nullable String readLine() throws IOException, BackupException {
        line++;
        read.setLength(0);
        try {
            int c = in.read();
            if (c < 0) {
                return null;
            }
            for (; c >= 0 && c != '\n'; c = in.read()) {
                read.append((char) c);
            }
        } catch (CharacterCodingException wrong) {
            throw new BackupException(
                    file + " is not UTF-8 at line " + line + ": make the dump with pg_dump --encoding=UTF8", wrong);
        }
        if (carriageReturns && !read.isEmpty() && read.charAt(read.length() - 1) == '\r') {
            read.setLength(read.length() - 1);
        }
        return read.toString();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
