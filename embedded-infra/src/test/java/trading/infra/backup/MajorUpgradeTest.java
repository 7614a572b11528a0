package trading.infra.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.infra.postgres.OtherMajorVersionException;
import trading.infra.postgres.PostgresConfig;
import trading.infra.postgres.PostgresServer;
import trading.infra.process.ChildProcess;
import trading.infra.process.DataDirectory;
import trading.infra.process.Ending;
import trading.infra.process.Launch;
import trading.infra.process.LogLimits;
import trading.infra.process.OwnerOnly;
import trading.infra.process.PortChoice;
import trading.infra.process.SharedRuntime;
import trading.infra.process.Signal;
import trading.infra.store.Store;
import trading.infra.store.StoreConfig;

/// With Debian's PostgreSQL 15 as what an older build has left.
class MajorUpgradeTest {
    private static final Path PROGRAM = Path.of("/usr/lib/postgresql/15");
    private static final Path CATALOGUE = Path.of("/usr/share/postgresql/15/postgres.bki");
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

    @TempDir
    Path folder;

    @Test
    void a_cluster_of_version_15_becomes_one_of_the_bundled_version_row_for_row() throws Exception {
        assumeTrue(
                Files.isExecutable(PROGRAM.resolve("bin/initdb")) && Files.isReadable(CATALOGUE),
                "no PostgreSQL 15 of Debian on this machine");
        Path directory = folder.resolve("data");
        List<String> rows;
        try (TradingDirectory used = TradingDirectory.open(directory).withStory(30)) {
            rows = used.rows();
        }
        try (DataDirectory data = SharedRuntime.open(directory)) {
            makeOld(data, folder.resolve("dump.tar"));
            assertThat(Files.readString(directory.resolve("postgres/PG_VERSION")))
                    .startsWith("15");

            OtherMajorVersionException alone =
                    catchThrowableOfType(OtherMajorVersionException.class, () -> TradingDirectory.startPostgres(data));
            assertThat(alone).hasMessageContaining("is a database of version 15, the bundled server is version 18");
            assertThat(alone.program()).isEmpty();
            assertThat(alone.solutions()).anyMatch(each -> each.contains("trading db backup"));
        }

        Path runtime = OwnerOnly.directory(folder.resolve("runtime"));
        Path left = Files.createDirectories(runtime.resolve("pgsql-left/share/postgresql"));
        Files.copy(CATALOGUE, left.resolve("postgres.bki"));
        Files.createSymbolicLink(runtime.resolve("pgsql-left/bin"), PROGRAM.resolve("bin"));
        try (DataDirectory data = DataDirectory.open(directory, runtime)) {
            OtherMajorVersionException found =
                    catchThrowableOfType(OtherMajorVersionException.class, () -> TradingDirectory.startPostgres(data));
            assertThat(found.program()).hasValue(runtime.resolve("pgsql-left"));

            Path previous =
                    MajorUpgrade.perform(data, found, program -> startOld(data), TradingDirectory::startPostgres, NOW);

            assertThat(Objects.requireNonNull(previous).resolve("postgres/PG_VERSION"))
                    .content()
                    .startsWith("15");
            assertThat(directory.resolve("postgres/PG_VERSION")).content().startsWith("18");
            try (PostgresServer server = TradingDirectory.startPostgres(data)) {
                assertThat(TradingDirectory.rows(server.jdbcUrl(), server.user(), server.password()))
                        .hasSizeGreaterThan(100)
                        .isEqualTo(rows);
            }
        }
    }

    /// In place of the cluster there is, one of version 15 with the same rows.
    private static void makeOld(DataDirectory data, Path dump) throws Exception {
        try (PostgresServer server = TradingDirectory.startPostgres(data);
                SqlDump rows = SqlDump.begin(config(server));
                var out = Files.newOutputStream(dump)) {
            rows.write("for version 15", out);
        }
        OwnerOnly.delete(data.root().resolve("postgres"));
        String superuser = data.secrets().readOrCreate("postgres-superuser.password", 32);
        Path password = data.root().resolve("pw");
        OwnerOnly.write(password, superuser + "\n");
        data.handOver(password);
        Path cluster = OwnerOnly.directory(data.root().resolve("postgres"));
        data.handOver(cluster);
        ChildProcess initdb = ChildProcess.start(new Launch(
                "initdb",
                List.of(
                        PROGRAM + "/bin/initdb",
                        "--pgdata=" + cluster,
                        "--username=postgres",
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C"),
                data.root(),
                Launch.cleanEnvironment(),
                data.privileges(),
                data.logs().resolve("initdb.log"),
                LogLimits.USUAL,
                Ending.of(Signal.TERM, Duration.ofSeconds(1))));
        assertThat(initdb.awaitExit(Duration.ofSeconds(60))).isTrue();
        assertThat(initdb.onExit().join()).isZero();
        Files.delete(password);
        try (PostgresServer old = startOld(data)) {
            Restore.load(old, dump);
            Store.open(config(old)).close();
        }
    }

    private static PostgresServer startOld(DataDirectory data) {
        return PostgresServer.start(PostgresConfig.on(PortChoice.auto(0)), data, PROGRAM);
    }

    private static StoreConfig config(PostgresServer server) {
        return new StoreConfig(server.jdbcUrl(), server.user(), server.password());
    }
}
