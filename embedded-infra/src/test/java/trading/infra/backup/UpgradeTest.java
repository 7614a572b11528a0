package trading.infra.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trading.infra.postgres.PostgresServer;
import trading.infra.process.DataDirectory;
import trading.infra.process.DataDirectoryException;
import trading.infra.process.OtherJvm;
import trading.infra.process.OwnerOnly;
import trading.infra.process.SharedRuntime;
import trading.infra.store.SchemaVersions;
import trading.infra.store.StoreConfig;

class UpgradeTest {
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
    private static final int OLD = 4;

    @TempDir
    Path folder;

    /// After each step the tables are those of one version, whole, with all rows; the next start goes on.
    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void a_kill_after_any_step_leaves_the_old_version_or_a_newer_one_and_the_next_start_ends_it() throws Exception {
        Path data = folder.resolve("data");
        int newest = SchemaVersions.newestKnown();
        String hash;
        try (TradingDirectory used = TradingDirectory.open(data).withStory(40)) {
            hash = used.stateHash();
            used.gateway.close();
            used.store.close();
            new SchemaVersions(used.config()).migrate(OLD);
        }
        int steps = newest - OLD + 2;
        for (int dieAfter = 1; dieAfter <= steps; dieAfter++) {
            Path copy = copied(data, folder.resolve("copy-" + dieAfter));
            try (OtherJvm dying = new OtherJvm(UpgradesAndDies.class, copy.toString(), "" + dieAfter)) {
                String last = "";
                for (int i = 0; i < dieAfter; i++) {
                    last = dying.awaitLine("step ");
                }
                assertThat(last).isNotEqualTo("none");
                dying.kill();
            }
            try (DataDirectory opened = SharedRuntime.open(copy);
                    PostgresServer server = TradingDirectory.startPostgres(opened)) {
                StoreConfig config = new StoreConfig(server.jdbcUrl(), server.user(), server.password());
                SchemaVersions versions = new SchemaVersions(config);
                assertThat(versions.look().version()).isEqualTo(Math.min(newest, OLD + dieAfter - 1));
                assertThat(versions.differences()).isEmpty();
                new Upgrade(copy, config, "2", null).perform(copy.resolve("backups"), NOW.plusSeconds(1));
                assertThat(versions.look().version()).isEqualTo(newest);
                assertThat(versions.differences()).isEmpty();
            }
            for (Path backup : backups(copy)) {
                assertThat(Restore.check(backup).stateHash()).isEqualTo(hash);
            }
            try (TradingDirectory again = TradingDirectory.open(copy).stored()) {
                assertThat(again.stateHash()).isEqualTo(hash);
                assertThat(again.rows()).hasSizeGreaterThan(100);
            }
            OwnerOnly.delete(copy);
        }
    }

    @Test
    void the_backup_of_an_upgrade_brings_the_old_release_back_and_nothing_to_upgrade_makes_none() throws Exception {
        Path data = folder.resolve("data");
        try (TradingDirectory used = TradingDirectory.open(data).withStory(10)) {
            used.gateway.close();
            used.store.close();
            SchemaVersions versions = new SchemaVersions(used.config());
            versions.migrate(OLD);

            Path backup = new Upgrade(data, used.config(), "2", null)
                    .perform(data.resolve("backups"), NOW)
                    .orElseThrow();

            assertThat(Restore.check(backup).schema()).isEqualTo("" + OLD);
            assertThat(backup)
                    .hasFileName("before-upgrade-4-to-" + SchemaVersions.newestKnown() + "-20260203T040506Z.tar");
            assertThat(Backup.in(data.resolve("backups")))
                    .as("none of those that are deleted")
                    .isEmpty();
            assertThat(new Upgrade(data, used.config(), "2", null).perform(data.resolve("backups"), NOW))
                    .isEmpty();
        }
    }

    @Test
    void without_a_backup_nothing_is_changed() throws Exception {
        Path data = folder.resolve("data");
        try (TradingDirectory used = TradingDirectory.open(data).withStory(10)) {
            used.gateway.close();
            used.store.close();
            SchemaVersions versions = new SchemaVersions(used.config());
            versions.migrate(OLD);
            Path notAFolder = Files.writeString(folder.resolve("file"), "");

            assertThatThrownBy(() -> new Upgrade(data, used.config(), "2", null).perform(notAFolder, NOW))
                    .isInstanceOf(IOException.class);

            assertThat(versions.look().version()).isEqualTo(OLD);
        }
    }

    @Test
    void a_directory_of_a_newer_build_is_refused_with_78_and_left_alone() throws Exception {
        Path data = folder.resolve("data");
        SharedRuntime.open(data).close();
        new ReleaseMarker("9.9", SchemaVersions.newestKnown() + 1, "").write(data);
        Map<String, Long> before = files(data);

        assertThatThrownBy(() -> Upgrade.refuseNewer(data))
                .isInstanceOfSatisfying(
                        DataDirectoryException.class,
                        refused -> assertThat(refused.exitCode()).isEqualTo(78))
                .hasMessageContaining("version 9.9");

        assertThat(files(data)).isEqualTo(before);
        new ReleaseMarker("1", 1, "").write(data);
        Upgrade.refuseNewer(data);
    }

    @Test
    void a_start_finds_what_the_tables_lack_and_is_quick_when_they_are_as_last_time() throws Exception {
        Path data = folder.resolve("data");
        try (TradingDirectory used = TradingDirectory.open(data).withStory(3)) {
            Upgrade upgrade = new Upgrade(data, used.config(), "2", null);
            assertThat(upgrade.validate()).isEmpty();
            String known = ReleaseMarker.in(data).orElseThrow().tables();
            assertThat(known).isEqualTo(new SchemaVersions(used.config()).look().fingerprint());

            execute(used.config(), "CREATE VIEW mine AS SELECT count(*) FROM orders");
            assertThat(upgrade.validate())
                    .as("somebody's own view is in nobody's way")
                    .isEmpty();
            assertThat(ReleaseMarker.in(data).orElseThrow().tables()).isNotEqualTo(known);

            execute(used.config(), "ALTER TABLE fills ALTER COLUMN price DROP NOT NULL");
            for (int i = 0; i < 2; i++) {
                assertThat(upgrade.validate()).anyMatch(line -> line.startsWith("missing: column fills.price"));
            }
            execute(used.config(), "ALTER TABLE fills ALTER COLUMN price SET NOT NULL");
            assertThat(upgrade.validate()).isEmpty();
        }
    }

    @Test
    void migrations_have_nothing_to_do_where_tables_and_migrations_are_as_last_time() throws Exception {
        Path data = folder.resolve("data");
        try (TradingDirectory used = TradingDirectory.open(data).withStory(3)) {
            assertThat(performed(data, used.config())).as("never looked at").isFalse();
            assertThat(new Upgrade(data, used.config(), "2", null).validate()).isEmpty();

            assertThat(performed(data, used.config())).isTrue();

            execute(used.config(), "ALTER TABLE fills ALTER COLUMN price DROP NOT NULL");
            assertThat(performed(data, used.config())).isFalse();
        }
    }

    private static boolean performed(Path data, StoreConfig config) throws Exception {
        Upgrade upgrade = new Upgrade(data, config, "2", null);
        assertThat(upgrade.perform(data.resolve("backups"), NOW)).isEmpty();
        return upgrade.isAsKnown();
    }

    private static void execute(StoreConfig config, String sql) throws Exception {
        try (var connection = java.sql.DriverManager.getConnection(config.jdbcUrl(), config.user(), config.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Path copied(Path from, Path to) throws Exception {
        Process copy = new ProcessBuilder("cp", "-a", from.toString(), to.toString())
                .inheritIO()
                .start();
        assertThat(copy.waitFor()).isZero();
        return to;
    }

    private static List<Path> backups(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("backups"))) {
            return files.toList();
        }
    }

    private static Map<String, Long> files(Path data) throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(data)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(file.toString(), Files.getLastModifiedTime(file).toMillis());
            }
        }
        return files;
    }
}
