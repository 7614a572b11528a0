package trading.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trading.infra.store.RedisConnection;
import trading.infra.store.RedisTls;
import trading.infra.store.StoreConfig;

class ServerSettingsTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({
        "postgresql://bob:pw@db.example.com:5433/trading, jdbc:postgresql://db.example.com:5433/trading, bob, pw",
        "postgres://bob:pw@db/t, jdbc:postgresql://db:5432/t, bob, pw",
        "postgresql+asyncpg://bob:pw@[::1]:1/t, jdbc:postgresql://[::1]:1/t, bob, pw",
        "postgresql://b%40b:p%2Fw%3A%25+%C3%A9@db/my%20db, jdbc:postgresql://db:5432/my%20db, b@b, p/w:%+é",
        "postgresql://bob@db/t, jdbc:postgresql://db:5432/t, bob, ''",
        "postgresql://bob:pw@db/t?sslmode=require, jdbc:postgresql://db:5432/t?sslmode=require, bob, pw",
        "postgresql://bob:pw@db/t?sslmode=verify-full,"
                + " jdbc:postgresql://db:5432/t?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory,"
                + " bob, pw",
    })
    void an_address_of_a_database_is_understood(String url, String jdbc, String user, String password)
            throws Exception {
        assertThat(load(Map.of("DATABASE_URL", url)).ownDatabase()).hasValue(new StoreConfig(jdbc, user, password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://bob:geheim@db/t",
                "postgresql://bob:geheim@db",
                "postgresql://bob:geheim@db/",
                "postgresql://bob:ge@heim@db/t",
                "postgresql://bob:geheim@db:0/t",
                "postgresql://bob:geheim@db:70000/t",
                "postgresql://:geheim@db/t",
                "postgresql://bob:geheim%zz@db/t",
                "postgresql://bob:geheim@db/t?sslmode=perhaps",
                "postgresql://bob:geheim@db/t?sslmode=require&sslmode=disable",
                "postgresql://bob:geheim@db/t?colour=red",
                "postgresql://bob:geheim@db/t?sslmode=verify-full&sslrootcert=/no/such/file",
                "postgresql://bob:geheim@db1,db2/t",
                "geheim"
            })
    void an_address_that_is_none_is_refused_without_its_password(String url) {
        ConfigException wrong = catchThrowableOfType(ConfigException.class, () -> load(Map.of("DATABASE_URL", url)));

        assertThat(wrong)
                .hasMessageContaining("DATABASE_URL = ***  (environment)")
                .hasMessageContaining("postgresql://user:password@host:port/database")
                .hasMessageNotContaining("geheim")
                .hasMessageNotContaining("heim@");
    }

    @Test
    void an_authority_of_ones_own_is_handed_on() throws Exception {
        Path authority = Files.writeString(home.resolve("my ca.pem"), "");

        assertThat(load(Map.of(
                                "DATABASE_URL",
                                "postgresql://b:p@db/t?sslmode=verify-full&sslrootcert="
                                        + authority.toString().replace(" ", "%20")))
                        .ownDatabase()
                        .orElseThrow()
                        .jdbcUrl())
                .isEqualTo("jdbc:postgresql://db:5432/t?sslmode=verify-full&sslrootcert="
                        + authority.toString().replace("/", "%2F").replace(" ", "%20"));
        assertThat(load(Map.of(
                                "REDIS_URL",
                                "rediss://r/0?ssl_ca_certs="
                                        + authority.toString().replace(" ", "%20")))
                        .ownRedis()
                        .orElseThrow()
                        .tls())
                .isEqualTo(new RedisTls(authority));
    }

    @Test
    void a_host_that_is_not_this_machine_is_somebody_elses_server() throws Exception {
        TradingConfig config = load(Map.of(
                "POSTGRES_HOST", "db.example.com",
                "POSTGRES_PORT", "5433",
                "POSTGRES_USER", "bob",
                "POSTGRES_PASSWORD", "geheim",
                "REDIS_HOST", "cache",
                "REDIS_PASSWORD", "geheim",
                "REDIS_KEY_PREFIX", "desk1:"));

        assertThat(config.ownDatabase())
                .hasValue(new StoreConfig("jdbc:postgresql://db.example.com:5433/trading", "bob", "geheim"));
        assertThat(config.ownRedis()).hasValue(new RedisConnection("cache", 6379, null, "geheim", 0, null, "desk1:"));
        assertThat(config.toString()).doesNotContain("geheim");
        assertThat(config.notices()).isEmpty();
    }

    @Test
    void the_port_of_another_machine_cannot_be_chosen_here() {
        ConfigException wrong = catchThrowableOfType(
                ConfigException.class, () -> load(Map.of("POSTGRES_HOST", "db", "POSTGRES_PORT", "auto")));

        assertThat(wrong).hasMessageContaining("postgres.port = auto").hasMessageContaining("another machine");
    }

    @Test
    void an_address_wins_over_the_single_parts_which_then_say_that_they_do_nothing() throws Exception {
        TradingConfig config = load(Map.of(
                "DATABASE_URL", "postgresql://bob:pw@db/t",
                "POSTGRES_HOST", "other",
                "REDIS_URL", "redis://r",
                "REDIS_PORT", "1"));

        assertThat(config.ownDatabase().orElseThrow().jdbcUrl()).contains("//db:");
        assertThat(config.ownRedis().orElseThrow().port()).isEqualTo(6379);
        assertThat(config.notices())
                .containsExactlyInAnyOrder(
                        "POSTGRES_HOST (environment): No effect here: DATABASE_URL says it.",
                        "REDIS_PORT (environment): No effect here: REDIS_URL says it.");
    }

    @Test
    void an_address_of_redis_is_understood() throws Exception {
        assertThat(redis("redis://r")).isEqualTo(new RedisConnection("r", 6379, null, null, 0, null, "trading:"));
        assertThat(redis("redis://:p%40w@r:1/3"))
                .isEqualTo(new RedisConnection("r", 1, null, "p@w", 3, null, "trading:"));
        assertThat(redis("rediss://bob:pw@[::1]:1?db=4"))
                .isEqualTo(new RedisConnection("::1", 1, "bob", "pw", 4, new RedisTls(null), "trading:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://:geheim@r",
                "redis://geheim@r",
                "redis://:geheim@r/x",
                "redis://:geheim@r/-1",
                "redis://:geheim@r?ssl_ca_certs=/etc/hosts",
                "redis://:geheim@"
            })
    void an_address_of_redis_that_is_none_is_refused(String url) {
        ConfigException wrong = catchThrowableOfType(ConfigException.class, () -> load(Map.of("REDIS_URL", url)));

        assertThat(wrong).hasMessageContaining("REDIS_URL = ***").hasMessageNotContaining("geheim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "star*", "new\nline"})
    void a_prefix_of_keys_is_never_empty_nor_a_pattern(String prefix) {
        ConfigException wrong = catchThrowableOfType(
                ConfigException.class, () -> load(Map.of("REDIS_URL", "redis://r", "REDIS_KEY_PREFIX", prefix)));

        assertThat(wrong).hasMessageContaining("redis.key_prefix");
    }

    private RedisConnection redis(String url) throws Exception {
        return load(Map.of("REDIS_URL", url)).ownRedis().orElseThrow();
    }

    private TradingConfig load(Map<String, String> environment) throws Exception {
        return new ConfigLoader(home, environment).load(folder -> folder.resolve("data"));
    }
}
