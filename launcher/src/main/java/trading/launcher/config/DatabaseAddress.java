package trading.launcher.config;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trading.infra.store.StoreConfig;

/// `DATABASE_URL`, as libpq and SQLAlchemy write it.
final class DatabaseAddress {
    static final String EXPECTED =
            "postgresql://user:password@host:port/database, and where TLS is meant ?sslmode=verify-full"
                    + "&sslrootcert=FILE after it; in user and password @ : / ? # % are %40 %3A %2F %3F %23 %25";

    /// Trusts the authorities that Java trusts; the driver's own wants a file.
    private static final String OF_JAVA = "org.postgresql.ssl.DefaultJavaSSLFactory";

    private static final int PORT = 5432;
    private static final Set<String> MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    private DatabaseAddress() {}

    static StoreConfig parse(String text) {
        ServerAddress address = ServerAddress.parse(text, PORT, Set.of("sslmode", "sslrootcert"));
        String kind = address.scheme().split("\\+", 2)[0];
        if (!kind.equals("postgresql") && !kind.equals("postgres")) {
            throw new IllegalArgumentException("its scheme is not postgresql");
        }
        String user = address.user();
        if (user == null || address.path().isEmpty()) {
            throw new IllegalArgumentException("user or database is missing");
        }
        String password = address.password();
        String mode = address.query().get("sslmode");
        if (mode != null && !MODES.contains(mode)) {
            throw new IllegalArgumentException("sslmode is none of " + MODES);
        }
        Path authorities = address.file("sslrootcert");
        return new StoreConfig(
                url(address.host(), address.port(), address.path()) + parameters(mode, authorities),
                user,
                password == null ? "" : password);
    }

    static StoreConfig of(String host, int port, String database, String user, String password) {
        String bracketed = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return new StoreConfig(url(bracketed, port, database), user, password);
    }

    private static String url(String host, int port, String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + encoded(database);
    }

    private static String parameters(@Nullable String mode, @Nullable Path authorities) {
        StringBuilder parameters = new StringBuilder();
        if (mode != null) {
            parameters.append("?sslmode=").append(mode);
        }
        if (authorities != null) {
            parameters.append(mode == null ? '?' : '&').append("sslrootcert=").append(encoded(authorities.toString()));
        }
        if (authorities == null && mode != null && mode.startsWith("verify-")) {
            parameters.append("&sslfactory=").append(OF_JAVA);
        }
        return parameters.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
