package trading.infra.store;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

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
        Flyway flyway = Flyway.configure()
                .loggers("slf4j")
                .dataSource(config.jdbcUrl(), config.user(), config.password())
                .locations(locations)
                .ignoreMigrationPatterns(new String[0])
                .failOnMissingLocations(true)
                .cleanDisabled(true)
                .load();
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
