package trading.infra.store;

/// Where the database is and who opens it: an application role, owner of its database, no superuser.
public record StoreConfig(String jdbcUrl, String user, String password) {
    /// Without the password, so that it cannot get into a log.
    @Override
    public String toString() {
        return "StoreConfig[jdbcUrl=" + jdbcUrl + ", user=" + user + "]";
    }
}
