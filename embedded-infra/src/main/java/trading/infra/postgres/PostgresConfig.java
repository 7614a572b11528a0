package trading.infra.postgres;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import trading.infra.process.PortChoice;

/// What may be chosen about the bundled PostgreSQL.
///
/// @param userSettings   a file in the form of postgresql.conf whose lines win over our defaults; need not
/// exist @param startPatience  how long a start may take, recovery after a crash included
public record PostgresConfig(PortChoice port, @Nullable Path userSettings, Duration startPatience) {
    public static PostgresConfig on(PortChoice port) {
        return new PostgresConfig(port, null, Duration.ofSeconds(30));
    }

    public PostgresConfig withUserSettings(@Nullable Path file) {
        return new PostgresConfig(port, file, startPatience);
    }
}
