package trading.launcher;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import trading.infra.store.DecisionRecorder;
import trading.infra.store.PostgresRecorder;
import trading.infra.store.RedisWriter;
import trading.infra.store.Store;

/// How far PostgreSQL and Redis are behind.
record StoreMeters(Store store, RedisWriter redis) implements MeterBinder {
    private static final Duration[] LEVELS = IntStream.of(
                    250, 500, 1_000, 2_000, 3_000, 4_000, 5_000, 7_500, 10_000, 25_000, 50_000, 100_000, 250_000,
                    1_000_000)
            .mapToObj(micros -> Duration.of(micros, ChronoUnit.MICROS))
            .toArray(Duration[]::new);

    @Override
    public void bindTo(MeterRegistry registry) {
        PostgresRecorder recorder = store.recorder();
        decisions(registry);
        Timer queries = Timer.builder("trading.database.query")
                .description("Queries of the API, the wait for a connection included")
                .serviceLevelObjectives(LEVELS)
                .register(registry);
        store.timedBy(nanos -> queries.record(nanos, TimeUnit.NANOSECONDS));
        Gauge.builder("trading.database.lag", recorder, PostgresRecorder::lag)
                .description("Commands that PostgreSQL is behind the gateway")
                .baseUnit("commands")
                .register(registry);
        Gauge.builder("trading.database.pending", recorder, PostgresRecorder::pendingRows)
                .description("Rows that wait to be written")
                .baseUnit("rows")
                .register(registry);
        Gauge.builder("trading.database.up", recorder, is -> is.healthy() ? 1 : 0)
                .description("1 while PostgreSQL takes what is recorded")
                .register(registry);
        Gauge.builder("trading.redis.pending", redis, RedisWriter::pending)
                .description("Keys that wait to be written")
                .baseUnit("keys")
                .register(registry);
        Gauge.builder("trading.redis.up", redis, is -> is.healthy() ? 1 : 0)
                .description("1 while Redis answers")
                .register(registry);
    }

    private void decisions(MeterRegistry registry) {
        DecisionRecorder recorder = store.decisionRecorder();
        Gauge.builder("trading.decisions.lag", recorder, DecisionRecorder::lag)
                .description("Decisions that are not in PostgreSQL yet")
                .baseUnit("decisions")
                .register(registry);
        FunctionCounter.builder("trading.decisions.lost", recorder, is -> is.lost() + is.refused())
                .description("Decisions that found no room or that PostgreSQL refused; the log has them")
                .register(registry);
    }
}
