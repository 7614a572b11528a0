package trading.launcher.config;

import java.util.Set;
import trading.infra.store.RedisConnection;
import trading.infra.store.RedisTls;

/// `REDIS_URL`, as redis-cli and redis-py write it.
final class RedisAddress {
    static final String EXPECTED =
            "redis://user:password@host:port/number, or rediss:// for TLS, and ?ssl_ca_certs=FILE after it"
                    + " for an authority of your own; in user and password @ : / ? # % are %40 %3A %2F %3F %23 %25";

    private static final int PORT = 6379;
    private static final int MOST_DATABASES = 16_383;

    private RedisAddress() {}

    /// With no prefix of keys yet.
    static RedisConnection parse(String text) {
        ServerAddress address = ServerAddress.parse(text, PORT, Set.of("ssl_ca_certs", "db"));
        boolean tls = address.scheme().equals("rediss");
        if (!tls && !address.scheme().equals("redis")) {
            throw new IllegalArgumentException("its scheme is neither redis nor rediss");
        }
        if (address.user() != null && address.password() == null) {
            throw new IllegalArgumentException("there is a user, but no password");
        }
        if (!tls && address.query().containsKey("ssl_ca_certs")) {
            throw new IllegalArgumentException("ssl_ca_certs means TLS, which is rediss");
        }
        String database = address.path().isEmpty() ? address.query().getOrDefault("db", "0") : address.path();
        return new RedisConnection(
                address.host().replaceAll("[\\[\\]]", ""),
                address.port(),
                address.user(),
                address.password(),
                (int) Texts.whole(database, 0, MOST_DATABASES),
                tls ? new RedisTls(address.file("ssl_ca_certs")) : null,
                "");
    }
}
