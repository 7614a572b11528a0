package trading.launcher.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import trading.infra.store.PoolFigures;
import trading.infra.store.PostgresFigures;
import trading.infra.store.RedisFigures;
import trading.launcher.service.ServiceBoard;

class FigureMetersTest {
    private static final PostgresFigures DATABASE = new PostgresFigures(3, 100, 5, 6, 70, 8, 9, 10, 11, 12, 13, 14);
    private static final RedisFigures REDIS = new RedisFigures(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, true, false, 11);

    private final AtomicReference<PostgresFigures> database = new AtomicReference<>();
    private final AtomicReference<RedisFigures> redis = new AtomicReference<>();
    private final ServiceBoard board = new ServiceBoard(Clock.systemUTC(), "postgres", "gateway");
    private final FigureWatch watch = new FigureWatch(
            () -> Optional.ofNullable(database.get()), () -> Optional.ofNullable(redis.get()), board, () -> {});
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void servers_show_what_they_told_last_and_no_gauge_of_one_that_is_silent() {
        ServerMeters meters = new ServerMeters(watch, () -> new PoolFigures(1, 2, 3, 8));
        meters.bindTo(registry);
        meters.refresh();
        assertThat(registry.scrape())
                .contains("trading_database_pool_waiting 3.0")
                .doesNotContain("trading_postgres", "trading_redis");

        database.set(DATABASE);
        redis.set(REDIS);
        watch.look();
        meters.refresh();
        assertThat(registry.scrape())
                .contains(
                        "trading_postgres_connections 3.0",
                        "trading_postgres_blocks_total{from=\"cache\"} 70.0",
                        "trading_postgres_wal_bytes_total 14.0",
                        "trading_postgres_checkpoints_total{cause=\"requested\"} 13.0",
                        "trading_redis_memory_maximum_bytes 2.0",
                        "trading_redis_evictions_total 4.0",
                        "trading_redis_aof_well 0.0");

        database.set(null);
        redis.set(null);
        watch.look();
        meters.refresh();
        assertThat(registry.scrape())
                .contains("trading_postgres_connections NaN", "trading_redis_memory_bytes NaN")
                .contains("trading_postgres_commits_total 5.0", "trading_redis_commands_total 6.0");
    }

    @Test
    void services_show_state_health_restarts_and_what_their_processes_take() {
        board.running("postgres", ProcessHandle.current().pid(), 1);
        board.failed("gateway", "halted");
        watch.look();
        ServiceMeters meters = new ServiceMeters(watch, board);
        meters.bindTo(registry);
        meters.refresh();

        assertThat(registry.scrape())
                .contains(
                        "trading_service_up{service=\"postgres\"} 1.0",
                        "trading_service_healthy{service=\"postgres\"} 1.0",
                        "trading_service_up{service=\"gateway\"} 0.0",
                        "trading_service_healthy{service=\"gateway\"} 0.0",
                        "trading_service_restarts{service=\"postgres\"} 0.0",
                        "trading_process_resident_memory_bytes{service=\"postgres\"}",
                        "trading_process_cpu_seconds_total{service=\"trading\"}")
                .doesNotContain("trading_process_cpu_seconds_total{service=\"gateway\"}");
    }
}
