package trading.infra.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/// The role that the product works as, which is no superuser, and its database.
record Roles(String superuserPassword, Database database) {
    static final String NAME = "trading";
    private static final String DATABASE_MISSING = "3D000";
    private static final String PASSWORD_WRONG = "28P01";

    /// Many rounds of hashing are for passwords that can be guessed. Ours is 256 random bits, and a start makes a dozen
    /// connections, each of which would go through the rounds once more. Servers before 16 have no such setting.
    private static final String ONE_ITERATION =
            "SELECT set_config(name, '1', false) FROM pg_settings WHERE name = 'scram_iterations'";

    /// Makes role and database where they are missing, and sets the password where it is another.
    void ensure(int port) throws SQLException {
        try (Connection connection = connect(database.jdbcUrl(), NAME, database.password())) {
            connection.isValid(5);
        } catch (SQLException failed) {
            if (!DATABASE_MISSING.equals(failed.getSQLState()) && !PASSWORD_WRONG.equals(failed.getSQLState())) {
                throw failed;
            }
            create(port);
        }
    }

    void create(int port) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (Connection connection = connect(url, Cluster.SUPERUSER, superuserPassword);
                Statement statement = connection.createStatement()) {
            statement.execute(ONE_ITERATION);
            statement.execute(
                    exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + NAME + "'")
                            ? "ALTER ROLE " + NAME + withPassword()
                            : "CREATE ROLE " + NAME + withPassword());
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
            }
            statement.execute("REVOKE CONNECT, TEMPORARY ON DATABASE postgres, template1 FROM PUBLIC");
        }
    }

    /// Generated: letters, digits, `-` and `_` only, so that nothing needs escaping.
    private String withPassword() {
        return " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD '" + database.password() + "'";
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static Connection connect(String url, String user, String password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        // A server that has just started may be slow: on Windows each connection is a whole new program.
        properties.setProperty("connectTimeout", "20");
        properties.setProperty("socketTimeout", "20");
        properties.setProperty("ApplicationName", "trading-start");
        return DriverManager.getConnection(url, properties);
    }
}
