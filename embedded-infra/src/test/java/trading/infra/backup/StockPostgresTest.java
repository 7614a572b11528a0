package trading.infra.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.infra.process.DataDirectory;
import trading.infra.process.OwnerOnly;
import trading.infra.process.SharedRuntime;

/// With the machine's own PostgreSQL, which is older than the bundled one; left out where there is none.
class StockPostgresTest {
    private static final Instant LATER = Instant.parse("2026-02-03T04:05:06Z");

    @TempDir
    Path folder;

    @Test
    void stock_psql_loads_the_sql_of_a_backup_and_what_stock_pg_dump_makes_of_it_is_restored() throws Exception {
        Optional<Path> programs = StockPostgres.programs();
        assumeTrue(programs.isPresent(), "no PostgreSQL on this machine");
        Path data = folder.resolve("data");
        List<String> rows;
        Path dump = folder.resolve("dump.sql");
        try (StockPostgres stock = StockPostgres.start(programs.get())) {
            try (TradingDirectory used = TradingDirectory.open(data).withStory(90)) {
                Path file = used.backup(folder.resolve("one.tar")).file();
                rows = used.rows();
                stock.load(sqlOf(file, stock.file("database.sql")));
            }
            assertThat(TradingDirectory.rows(stock.url(), "trading", ""))
                    .hasSizeGreaterThan(200)
                    .isEqualTo(rows);
            Files.copy(stock.dump(), dump);
        }
        OwnerOnly.delete(data.resolve("postgres"));

        try (DataDirectory opened = SharedRuntime.open(data)) {
            new Restore(opened, TradingDirectory::startPostgres).restoreSql(dump, LATER);
            try (var server = TradingDirectory.startPostgres(opened)) {
                assertThat(TradingDirectory.rows(server.jdbcUrl(), server.user(), server.password()))
                        .isEqualTo(rows);
            }
        }
        Path packed = folder.resolve("dump.sql.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(dump, out);
        }
        Path changed = Files.writeString(
                folder.resolve("changed.sql"), Files.readString(dump) + "CREATE TABLE public.more (a integer);\n");
        OwnerOnly.delete(data.resolve("postgres"));
        try (DataDirectory opened = SharedRuntime.open(data)) {
            Restore restore = new Restore(opened, TradingDirectory::startPostgres);
            assertThatThrownBy(() -> restore.restoreSql(changed, LATER))
                    .hasMessageContaining("are not what this product makes")
                    .hasMessageContaining("column more.a integer");
            assertThat(data.resolve("postgres")).doesNotExist();
            restore.restoreSql(packed, LATER);
            try (var server = TradingDirectory.startPostgres(opened)) {
                assertThat(TradingDirectory.rows(server.jdbcUrl(), server.user(), server.password()))
                        .isEqualTo(rows);
            }
        }
        Path strange = folder.resolve("empty");
        try (DataDirectory opened = SharedRuntime.open(strange)) {
            assertThatThrownBy(() -> new Restore(opened, TradingDirectory::startPostgres).restoreSql(dump, LATER))
                    .hasMessageContaining("ahead of the journal");
        }
    }

    private static Path sqlOf(Path backup, Path sql) throws Exception {
        try (TarFile tar = new TarFile(backup)) {
            TarArchiveEntry entry = tar.getEntries().getFirst();
            try (InputStream in = new GZIPInputStream(tar.getInputStream(entry))) {
                Files.copy(in, sql);
            }
        }
        Files.setPosixFilePermissions(sql, PosixFilePermissions.fromString("rw-r--r--"));
        return sql;
    }
}
