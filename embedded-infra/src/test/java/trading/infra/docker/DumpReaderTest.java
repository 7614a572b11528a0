package trading.infra.docker;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpReaderTest {
    @TempDir
    Path folder;

    @Test
    void every_table_is_found_with_its_columns_rows_and_key() throws Exception {
        DumpReader.Dump dump = read(OldSystem.COPIED);

        assertThat(dump.tables())
                .extracting(DumpTable::name, DumpTable::rows)
                .containsExactlyInAnyOrderElementsOf(OldSystem.ROWS);
        assertThat(dump.rows()).isEqualTo(205);
        DumpTable trades = table(dump, "trades");
        assertThat(trades.source()).isEqualTo("public.trades");
        assertThat(trades.key()).containsExactly("id");
        assertThat(trades.columns())
                .contains(
                        new DumpColumn("id", "bigint"),
                        new DumpColumn("symbol", "character varying(20)"),
                        new DumpColumn("quantity", "numeric(20,8)"),
                        new DumpColumn("entry_time", "timestamp with time zone"),
                        new DumpColumn("slippage", "double precision"),
                        new DumpColumn("tags", "text[]"));
        assertThat(table(dump, "orders").columns()).contains(new DumpColumn("status", "text"));
        assertThat(table(dump, "market_data").key()).containsExactly("symbol", "timeframe", "timestamp");
        assertThat(dump.leftOut())
                .containsEntry("index", 2L)
                .containsEntry("view", 1L)
                .containsEntry("function", 1L)
                .containsEntry("trigger", 1L)
                .containsEntry("type", 2L)
                .containsEntry("foreign key", 4L);
    }

    /// Both are of one database, whose rows were written in two ways.
    @Test
    void rows_as_inserts_have_the_sums_of_rows_as_copies() throws Exception {
        assertThat(read(OldSystem.INSERTED).tables())
                .containsExactlyInAnyOrderElementsOf(read(OldSystem.COPIED).tables());
    }

    @Test
    void a_row_that_is_changed_missing_or_doubled_changes_the_sum() throws Exception {
        String plain = table("1\tone\n2\ttwo\n");

        assertThat(table("2\ttwo\n1\tone\n")).isEqualTo(plain);
        assertThat(List.of(
                        table("1\tone\n2\ttwp\n"),
                        table("1\tone\n"),
                        table("1\tone\n2\ttwo\n2\ttwo\n"),
                        table("1\tone\n2\t\\N\n"),
                        table("1\ttwo\n2\tone\n")))
                .doesNotContain(plain)
                .doesNotHaveDuplicates();
    }

    /// `Out-File` and `>` of PowerShell write UTF-16 with CR LF.
    @Test
    void packed_and_redirected_by_powershell_it_is_the_same() throws Exception {
        String text = Files.readString(OldSystem.COPIED);
        Path packed = folder.resolve("old.sql.gz");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        Files.write(packed, bytes.toByteArray());
        Path redirected = folder.resolve("old.sql");
        Files.write(redirected, ("\ufeff" + text.replace("\n", "\r\n")).getBytes(UTF_16LE));

        DumpReader.Dump dump = read(OldSystem.COPIED);
        assertThat(read(packed)).isEqualTo(dump);
        assertThat(read(redirected)).isEqualTo(dump);
    }

    @Test
    void other_forms_are_refused_with_the_command_that_makes_plain_sql() throws Exception {
        Path custom = Files.writeString(folder.resolve("old.dump"), "PGDMP\u0001\u000e");
        byte[] tar = new byte[1_024];
        System.arraycopy("ustar".getBytes(UTF_8), 0, tar, 257, 5);
        Path archive = Files.write(folder.resolve("old.tar"), tar);

        assertThatThrownBy(() -> read(custom))
                .isInstanceOf(DumpException.class)
                .hasMessageContaining("custom format")
                .hasMessageContaining("pg_restore --file=" + custom + ".sql " + custom);
        assertThatThrownBy(() -> read(archive)).hasMessageContaining("tar format");
        assertThatThrownBy(() -> read(sql("SELECT 1;\n"))).hasMessageContaining("has no tables");
    }

    @Test
    void a_dump_that_is_cut_off_or_computes_is_refused_with_the_line() throws Exception {
        assertThatThrownBy(() -> read(sql("CREATE TABLE t (a integer);\nCOPY t (a) FROM stdin;\n1\n")))
                .hasMessageContaining("ends in the middle of a table's rows: line 4");
        assertThatThrownBy(() -> read(sql("CREATE TABLE t (a integer);\nINSERT INTO t VALUES (pg_sleep(9));\n")))
                .hasMessageContaining("line 2: table t: a value is computed");
        assertThatThrownBy(() -> read(sql("CREATE TABLE t (a integer);\nCOPY t (a) FROM stdin;\n1\t2\n\\.\n")))
                .hasMessageContaining("line 3: table t: a row has 2 fields in place of 1");
        assertThatThrownBy(() -> read(sql("SET client_encoding = 'LATIN1';\nCREATE TABLE t (a integer);\n")))
                .hasMessageContaining("--encoding=UTF8");
        Path latin = Files.write(folder.resolve("latin.sql"), new byte[] {'-', '-', (byte) 0xe4, '\n'});
        assertThatThrownBy(() -> read(latin)).hasMessageContaining("is not UTF-8 at line 1");
    }

    @Test
    void one_moment_and_one_number_have_one_form() {
        DumpColumn time = DumpColumn.of("t", "timestamp with time zone");
        assertThat(time.canonical("2025-03-30 03:00:00.5+02")).isEqualTo("2025-03-30 01:00:00.5+00");
        assertThat(time.canonical("2025-03-30 01:00:00.500+00")).isEqualTo("2025-03-30 01:00:00.5+00");
        assertThat(time.canonical("2025-01-01 00:15:00-03:30")).isEqualTo("2025-01-01 03:45:00+00");
        assertThat(time.canonical("infinity")).isEqualTo("infinity");
        assertThat(DumpColumn.of("d", "double precision").canonical("0.10000000000000001"))
                .isEqualTo("0.1");
        assertThat(DumpColumn.of("n", "numeric(20,8)").canonical("1.50000000")).isEqualTo("1.5");
        assertThat(DumpColumn.of("n", "numeric").canonical("NaN")).isEqualTo("NaN");
        assertThat(DumpColumn.of("b", "boolean").canonical("true")).isEqualTo("t");
        assertThat(DumpColumn.of("x", "timestamp with time zone[]").type()).isEqualTo("text");
        assertThat(DumpColumn.of("x", "public.mood").type()).isEqualTo("text");
        assertThat(DumpColumn.of("x", "timestamp(3) with time zone").type()).isEqualTo("timestamp(3) with time zone");
    }

    private String table(String rows) throws Exception {
        return read(sql("CREATE TABLE t (\n    a integer,\n    b text\n);\nCOPY t (a, b) FROM stdin;\n" + rows
                        + "\\.\n"))
                .tables()
                .getFirst()
                .checksum();
    }

    private Path sql(String text) throws Exception {
        return Files.writeString(folder.resolve("dump.sql"), text);
    }

    private static DumpReader.Dump read(Path file) throws Exception {
        return DumpReader.read(file, rows -> {});
    }

    private static DumpTable table(DumpReader.Dump dump, String name) {
        return dump.tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
