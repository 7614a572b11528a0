package trading.infra.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;
import trading.infra.process.ServiceStartException;

/// A Redis that others use, too.
@ExtendWith(Servers.Extension.class)
class OwnRedisTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final Servers servers;

    OwnRedisTest(Servers servers) {
        this.servers = servers;
    }

    private RedisConnection shared(int database, String prefix) {
        RedisConnection bundled = servers.redisConnection();
        return new RedisConnection(bundled.host(), bundled.port(), null, bundled.password(), database, null, prefix);
    }

    @BeforeEach
    void empty() {
        try (RedisClient redis = RedisClients.open(servers.redisConnection())) {
            redis.flushAll();
        }
    }

    @Test
    void keys_begin_with_the_prefix_in_the_database_that_was_named() throws Exception {
        RedisConnection connection = shared(3, "desk1:");
        OwnRedis.await(connection, PATIENCE, () -> false);
        try (RedisWriter writer = new RedisWriter(connection);
                RedisClient redis = RedisClients.open(connection)) {
            writer.onReports(1, Story.NOON, Story.opening(), true);
            writer.onReports(2, Story.NOON, Story.bought(1), true);
            await().until(() -> redis.get("desk1:trade:1") != null && redis.get("desk1:quote:BTCUSDT") != null);

            assertThat(redis.keys("*")).allMatch(key -> key.startsWith("desk1:"));
        }
        try (RedisClient first = RedisClients.open(servers.redisConnection())) {
            assertThat(first.keys("*")).isEmpty();
        }
    }

    @Test
    void a_wipe_removes_what_is_ours_and_nothing_else() {
        RedisConnection connection = shared(0, "a[b]*:");
        List<String> others = List.of("trade:1", "a[b]*:mine", "ab:trade:1", "a[b]*", "other", "a[b]*:tradeless");
        try (RedisClient redis = RedisClients.open(connection);
                RedisLink link = new RedisLink(connection)) {
            others.forEach(key -> redis.set(key, "theirs"));
            for (int trade = 0; trade < 2_500; trade++) {
                redis.set("a[b]*:trade:" + trade, "ours");
            }
            for (String key : List.of("position:1:BTCUSDT", "quote:BTCUSDT", "risk:1", "killswitch")) {
                redis.set("a[b]*:" + key, "ours");
            }
            link.mark();
            assertThat(link.isMarked()).isTrue();

            link.wipe();

            assertThat(redis.keys("*")).containsExactlyInAnyOrderElementsOf(others);
            assertThat(link.isMarked()).isFalse();
        }
    }

    @Test
    void an_overflow_leaves_the_keys_of_others_alone() throws Exception {
        RedisConnection connection = shared(0, "trading:");
        try (RedisClient redis = RedisClients.open(connection)) {
            redis.set("theirs", "1");
            redis.set("trading:trade:999", "of before");
            try (RedisWriter writer = new RedisWriter(connection, 1)) {
                writer.onReports(1, Story.NOON, Story.opening(), true);
                writer.onReports(2, Story.NOON, Story.bought(1), true);
                await().until(() -> redis.get("trading:trade:999") == null);
            }
            assertThat(redis.get("theirs")).isEqualTo("1");
        }
    }

    @Test
    void a_wrong_password_is_told_at_once_and_not_shown() {
        RedisConnection bundled = servers.redisConnection();
        RedisConnection wrong = new RedisConnection(bundled.host(), bundled.port(), null, "geheim", 0, null, "t:");

        assertThat(fails(wrong, PATIENCE).render())
                .contains("it does not let us in", "REDIS_URL", "trading doctor redis")
                .doesNotContain("geheim");
        assertThat(wrong.toString()).doesNotContain("geheim");
    }

    @Test
    void over_tls_its_certificate_and_name_are_checked(@TempDir Path folder) throws Exception {
        RedisConnection bundled = servers.redisConnection();
        try (TlsInFront front = TlsInFront.of(bundled.port(), folder)) {
            RedisConnection trusted = over(front, "localhost", new RedisTls(front.authority()));
            OwnRedis.await(trusted, PATIENCE, () -> false);
            try (RedisWriter writer = new RedisWriter(trusted);
                    RedisClient plain = RedisClients.open(bundled)) {
                writer.onReports(1, Story.NOON, Story.opening(), true);
                writer.onReports(2, Story.NOON, Story.bought(1), true);
                await().until(() -> plain.get("t:trade:1") != null);
            }

            assertThat(fails(over(front, "localhost", new RedisTls(null)), PATIENCE)
                            .render())
                    .contains("no TLS with it", "ssl_ca_certs=FILE");
            assertThat(fails(over(front, "127.0.0.1", new RedisTls(front.authority())), PATIENCE)
                            .render())
                    .contains("no TLS with it");
        }
    }

    private RedisConnection over(TlsInFront front, String host, RedisTls tls) {
        return new RedisConnection(
                host, front.port(), null, servers.redisConnection().password(), 0, tls, "t:");
    }

    @Test
    void one_that_speaks_no_tls_is_told_so() {
        RedisConnection bundled = servers.redisConnection();
        RedisConnection tls = new RedisConnection(
                bundled.host(), bundled.port(), null, bundled.password(), 0, new RedisTls(null), "t:");

        assertThat(fails(tls, Duration.ofSeconds(1)).render()).contains("Use the bundled Redis");
    }

    @Test
    void one_that_comes_later_is_waited_for() throws Exception {
        RedisConnection connection = shared(0, "t:");
        CompletableFuture<Boolean> came = new CompletableFuture<>();
        servers.withoutRedis(() -> {
            assertThat(fails(connection, Duration.ofMillis(600)).render())
                    .contains("it cannot be reached, after 0 s", "rediss://");
            Thread.ofVirtual().start(() -> {
                try {
                    OwnRedis.await(connection, Duration.ofMinutes(2), () -> false);
                    came.complete(true);
                } catch (InterruptedException | RuntimeException e) {
                    came.completeExceptionally(e);
                }
            });
        });

        assertThat(came.get()).isTrue();
    }

    private static ServiceStartException fails(RedisConnection connection, Duration patience) {
        return catchThrowableOfType(
                ServiceStartException.class, () -> OwnRedis.await(connection, patience, () -> false));
    }
}
