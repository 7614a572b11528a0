package trading.infra.store;

import org.jspecify.annotations.Nullable;

/// Where Redis is and how it is opened.
///
/// @param user      null for the one without a name
/// @param password  null where none is asked for
/// @param database  its number, from 0
/// @param tls       null for a plain connection
/// @param keyPrefix what all our keys begin with in a Redis that others use, too, where nothing else is ever
///                  removed; empty where the whole database is ours
public record RedisConnection(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        int database,
        @Nullable RedisTls tls,
        String keyPrefix) {
    /// The bundled one, which is ours alone.
    public RedisConnection(String host, int port, String password) {
        this(host, port, null, password, 0, null, "");
    }

    public RedisConnection withKeyPrefix(String prefix) {
        return new RedisConnection(host, port, user, password, database, tls, prefix);
    }

    /// Without user and password, so that they cannot get into a log.
    @Override
    public String toString() {
        return "RedisConnection[host=" + host + ", port=" + port
                + (database == 0 ? "" : ", database=" + database)
                + (tls == null ? "" : ", tls") + "]";
    }
}
