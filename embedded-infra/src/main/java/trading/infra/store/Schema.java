package trading.infra.store;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// Brings the tables to the form that this program knows.
final class Schema {
    private Schema() {}

    /// Each migration is one transaction: one that fails leaves the tables as they were. Tables made by a
    /// newer program, or by migrations that were edited afterwards, are refused.
    static void migrate(StoreConfig config) {
        migrate(config, "classpath:db/migration");
    }

    /// Loads the library.
    static void preload() {
        Flyway.configure().loggers("slf4j").locations("classpath:db/migration").load();
    }

    static void migrate(StoreConfig config, String... locations) {
        migrate(configured(config, locations).load());
    }

    /// Up to a version only.
    static void migrateTo(StoreConfig config, String version) {
        migrate(configured(config, "classpath:db/migration").target(version).load());
    }

    static Flyway flyway(StoreConfig config) {
        return configured(config, "classpath:db/migration").load();
    }

    private static FluentConfiguration configured(StoreConfig config, String... locations) {
        return Flyway.configure()
                .loggers("slf4j")
                .dataSource(config.jdbcUrl(), config.user(), config.password())
                .locations(locations)
                .ignoreMigrationPatterns(new String[0])
                .failOnMissingLocations(true)
                .cleanDisabled(true);
    }

    private static void migrate(Flyway flyway) {
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw new StoreException(
                    "database migration failed: " + at(flyway) + ": " + Reasons.of(e)
                            + ": the tables are as they were before it",
                    e);
        }
    }

    /// The version that the tables have and the migration that comes next.
    private static String at(Flyway flyway) {
        try {
            MigrationInfo current = flyway.info().current();
            MigrationInfo[] pending = flyway.info().pending();
            return "version=" + (current == null ? "none" : current.getVersion()) + " next="
                    + (pending.length == 0 ? "none" : pending[0].getScript());
        } catch (FlywayException e) {
            return "version=unknown";
        }
    }
}
