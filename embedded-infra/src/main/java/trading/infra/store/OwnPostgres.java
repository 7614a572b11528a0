package trading.infra.store;

import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLException;
import trading.infra.process.ServiceStartException;

/// A PostgreSQL that the user runs, or somebody for him: we start nothing, we wait until it lets us in.
public final class OwnPostgres {
    private static final String SERVICE = "PostgreSQL";
    /// The oldest that the tables are tested with.
    private static final int LEAST_VERSION = 15;
    private static final int VERSION_UNIT = 10_000;
    private static final String LOOK = "SELECT current_setting('server_version_num')::int, pg_is_in_recovery(),"
            + " current_schema() IS NOT NULL AND has_schema_privilege(current_schema(), 'CREATE')";

    private static final String BUNDLED =
            "Use the bundled PostgreSQL: take DATABASE_URL and POSTGRES_HOST out of .env and the environment";

    private OwnPostgres() {}

    /// Returns when it can be used.
    ///
    /// @param givenUp true ends the waiting
    /// @throws ServiceStartException when it cannot be reached in time, refuses us, or cannot hold our tables
    public static void await(StoreConfig config, Duration patience, BooleanSupplier givenUp)
            throws InterruptedException {
        Attempts attempts = new Attempts("PostgreSQL at " + place(config), patience, givenUp);
        Optional<Exception> failure = attempts.make(OwnPostgres::mayPass, () -> look(config));
        if (failure.isPresent()) {
            throw failure.get() instanceof ServiceStartException refused
                    ? refused
                    : failed(config, patience, failure.get());
        }
    }

    /// Host, port and database, for people.
    public static String place(StoreConfig config) {
        return config.jdbcUrl().replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*", "");
    }

    /// Whether what goes over the network to it is encrypted for sure.
    public static boolean isEncrypted(StoreConfig config) {
        return config.jdbcUrl().matches(".*[?&]sslmode=(require|verify-ca|verify-full)(&.*)?");
    }

    private static boolean mayPass(Exception failure) {
        return Reasons.isOutage(failure) && !isOfTls(failure) && !isOfPooler(failure);
    }

    /// PgBouncer and its like take no settings with a connection.
    private static boolean isOfPooler(Throwable failure) {
        return String.valueOf(failure.getMessage()).contains("startup parameter");
    }

    private static void look(StoreConfig config) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", config.user());
        properties.setProperty("password", config.password());
        properties.setProperty("ApplicationName", "trading-start");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "10");
        // What the recorder sends, too: a pooler that refuses it is told now.
        properties.setProperty("options", "-c jit=off");
        try (Connection connection = DriverManager.getConnection(config.jdbcUrl(), properties);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOOK)) {
            row.next();
            int version = row.getInt(1) / VERSION_UNIT;
            if (version < LEAST_VERSION) {
                throw refused(
                        config,
                        "it is version " + version,
                        List.of("Use PostgreSQL " + LEAST_VERSION + " or newer", BUNDLED));
            }
            if (row.getBoolean(2)) {
                throw refused(
                        config,
                        "it is a replica, which cannot be written to",
                        List.of("Name the primary server", BUNDLED));
            }
            if (!row.getBoolean(3)) {
                throw refused(
                        config,
                        "the role " + config.user() + " may not make tables in this database",
                        List.of(
                                "Let it own a database of its own: CREATE DATABASE trading OWNER " + config.user(),
                                "Or in this one: GRANT CREATE, USAGE ON SCHEMA public TO " + config.user(),
                                BUNDLED));
            }
        }
    }

    private static ServiceStartException refused(StoreConfig config, String what, List<String> solutions) {
        return new ServiceStartException(SERVICE, what + ": " + place(config), solutions);
    }

    private static ServiceStartException failed(StoreConfig config, Duration patience, Exception failure) {
        List<String> solutions = new ArrayList<>();
        String state = failure instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "";
        String reason;
        if (isOfTls(failure)) {
            reason = "no TLS with it: " + Attempts.firstLine(failure);
            solutions.add("Name the authority that its certificate is from: ?sslmode=verify-full&sslrootcert=FILE");
            solutions.add("Use in DATABASE_URL the host name that is in its certificate");
        } else if (isOfPooler(failure)) {
            reason = "it is a pooler that takes no settings with a connection: " + Attempts.firstLine(failure);
            solutions.add("Name the PostgreSQL server itself; the product keeps a small pool of its own");
        } else if (state.startsWith("28")) {
            reason = "it does not let " + config.user() + " in: " + Reasons.of(failure);
            solutions.add("Put the right user and password into DATABASE_URL (or POSTGRES_USER and POSTGRES_PASSWORD)");
            solutions.add("Let this machine in by a line in the server's pg_hba.conf");
        } else if (state.equals("3D000")) {
            reason = "the database does not exist: " + Reasons.of(failure);
            solutions.add("Make it there: CREATE DATABASE trading OWNER " + config.user());
        } else if (hasCause(failure, UnknownHostException.class)) {
            reason = "nobody knows the host, after " + patience.toSeconds() + " s: " + place(config);
            solutions.add("Mend the host's name; names of Docker Compose services are known inside Docker only");
        } else {
            reason = "it cannot be reached, after " + patience.toSeconds() + " s: " + place(config) + ": "
                    + Attempts.firstLine(failure);
            solutions.add("Start it, or mend host and port in DATABASE_URL (or POSTGRES_HOST and POSTGRES_PORT)");
        }
        solutions.add(BUNDLED);
        return new ServiceStartException(SERVICE, reason, solutions, failure);
    }

    /// The driver has no kind of its own for a name that does not fit, nor for a server without TLS.
    private static boolean isOfTls(Throwable failure) {
        String text = String.valueOf(failure.getMessage());
        return hasCause(failure, SSLException.class)
                || hasCause(failure, CertificateException.class)
                || text.contains("HostnameVerifier")
                || text.contains("does not support SSL");
    }

    static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
