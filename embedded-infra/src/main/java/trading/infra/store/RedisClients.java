package trading.infra.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;

/// Opens Redis in the way that a [RedisConnection] says.
final class RedisClients {
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final String STORE = "PKCS12";
    /// A store in memory has to have one; there is nothing secret in it.
    private static final char[] STORE_PASSWORD = "certificates".toCharArray();

    private RedisClients() {}

    /// Throws [StoreException] when the authorities to trust cannot be read.
    static RedisClient open(RedisConnection connection) {
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                // Redis 5, which is what there is for Windows, knows no HELLO: the first protocol, without asking.
                .serverDefaultProtocol()
                .autoNegotiateProtocol(false)
                .user(connection.user())
                .password(connection.password())
                .database(connection.database())
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                .connectionTimeoutMillis(TIMEOUT_MILLIS)
                .socketTimeoutMillis(TIMEOUT_MILLIS);
        RedisTls tls = connection.tls();
        if (tls != null) {
            config.sslOptions(options(tls));
        }
        return RedisClient.builder()
                .hostAndPort(new HostAndPort(connection.host(), connection.port()))
                .clientConfig(config.build())
                .build();
    }

    private static SslOptions options(RedisTls tls) {
        SslOptions.Builder options = SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL);
        Path authorities = tls.authorities();
        if (authorities != null) {
            byte[] trusted = trusting(authorities);
            options.trustStoreType(STORE).truststore(() -> new ByteArrayInputStream(trusted), STORE_PASSWORD);
        }
        return options.build();
    }

    /// The certificates as a key store, which is what the client takes.
    private static byte[] trusting(Path authorities) {
        try (InputStream pem = Files.newInputStream(authorities)) {
            KeyStore trusted = KeyStore.getInstance(STORE);
            trusted.load(null, null);
            int number = 0;
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                trusted.setCertificateEntry("authority-" + number++, each);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            trusted.store(bytes, STORE_PASSWORD);
            return bytes.toByteArray();
        } catch (IOException | GeneralSecurityException e) {
            throw new StoreException(
                    "redis: the certificates to trust cannot be used: file=" + authorities + ": " + e, e);
        }
    }
}
