package trading.infra.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.RedisClient;
import trading.engine.model.TradeStatus;

@ExtendWith(Servers.Extension.class)
class FiguresTest {
    private static final TradeFilter ALL = new TradeFilter(1, -1, Set.of(TradeStatus.CLOSED), 0, 10);

    private final Servers servers;

    FiguresTest(Servers servers) {
        this.servers = servers;
    }

    @Test
    void postgresql_tells_its_figures_to_the_role_of_the_product() throws Exception {
        StoreConfig config = servers.emptyDatabase();
        try (Store store = Store.open(config)) {
            PostgresFigures before = store.figures();
            try (var connection = DriverManager.getConnection(config.jdbcUrl(), config.user(), config.password());
                    var statement = connection.createStatement()) {
                statement.execute(
                        "CREATE TABLE figures AS SELECT repeat('x', 1000) AS text FROM generate_series(1, 2000)");
                try (var roles = statement.executeQuery(
                        "SELECT rolsuper OR pg_has_role(rolname, 'pg_monitor', 'member') FROM pg_roles"
                                + " WHERE rolname = current_user")) {
                    roles.next();
                    assertThat(roles.getBoolean(1)).isFalse();
                }
            }
            // PostgreSQL adds up what its processes did now and then.
            await().until(() -> store.figures().walBytes() > before.walBytes());
            PostgresFigures after = store.figures();

            assertThat(after.connections()).isPositive().isLessThanOrEqualTo(after.maximumConnections());
            assertThat(after.sizeBytes()).isGreaterThan(before.sizeBytes() + 1_000_000);
            assertThat(after.commits()).isGreaterThanOrEqualTo(before.commits());
            assertThat(after.blocksHit() + after.blocksRead()).isPositive();
            assertThat(store.pool().maximum()).isEqualTo(8);
            assertThat(store.pool().idle() + store.pool().active()).isPositive();
        }
    }

    @Test
    void each_query_is_told_with_its_time_also_one_that_fails() {
        List<Long> times = new ArrayList<>();
        Store store = Store.open(servers.emptyDatabase());
        try (store) {
            store.timedBy(times::add);
            store.trades().list(ALL);
            assertThat(times).hasSize(1).allMatch(nanos -> nanos > 0);
        }
        assertThatThrownBy(() -> store.trades().list(ALL)).isInstanceOf(StoreException.class);
        assertThat(times).hasSize(2);
    }

    @Test
    void a_database_that_is_gone_is_an_error_and_not_a_row_of_zeros() {
        Store store = Store.open(servers.emptyDatabase());
        store.close();

        assertThatThrownBy(store::figures).isInstanceOf(StoreException.class);
    }

    @Test
    void redis_tells_its_figures_and_nothing_when_it_lets_nobody_in() {
        RedisConnection connection = servers.redisConnection();
        try (RedisClient redis = RedisClients.open(connection);
                RedisStatistics statistics = new RedisStatistics(connection)) {
            redis.flushDB();
            redis.set("a", "1");
            redis.set("b", "2");
            redis.get("a");
            redis.get("none");

            assertThat(statistics.read()).hasValueSatisfying(figures -> {
                assertThat(figures.keys()).isEqualTo(2);
                assertThat(figures.memoryBytes()).isPositive();
                assertThat(figures.clients()).isPositive();
                assertThat(figures.commands()).isPositive();
                assertThat(figures.hits()).isPositive();
                assertThat(figures.misses()).isPositive();
                assertThat(figures.appendsToFile()).isTrue();
                assertThat(figures.appendFileWell()).isTrue();
                assertThat(figures.lastSaveSeconds()).isPositive();
            });
        }
        try (RedisStatistics nobody =
                new RedisStatistics(new RedisConnection(connection.host(), connection.port(), "not the password"))) {
            assertThat(nobody.read()).isEqualTo(Optional.empty());
        }
    }

    @Test
    void an_append_file_that_could_not_be_written_is_told() {
        RedisFigures figures = RedisFigures.of(
                "# Persistence\r\naof_enabled:1\r\naof_last_write_status:err\r\nmaxmemory:9\r\ndb3:keys=7,expires=0\r\n",
                3);

        assertThat(figures.appendFileWell()).isFalse();
        assertThat(figures.keys()).isEqualTo(7);
        assertThat(figures.maximumMemoryBytes()).isEqualTo(9);
        assertThat(RedisFigures.of("aof_last_bgrewrite_status:ok\r\n", 0).appendFileWell())
                .isTrue();
    }
}
