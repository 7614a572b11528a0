package trading.infra.postgres;

/// How to reach a database, bundled or the user's own.
public record Database(String jdbcUrl, String user, String password) {
    /// Without the password: this text ends up in logs.
    @Override
    public String toString() {
        return "Database[jdbcUrl=" + jdbcUrl + ", user=" + user + "]";
    }
}
