package trading.launcher;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import trading.infra.store.PostgresRecorder;
import trading.infra.store.RedisWriter;

/// How far PostgreSQL and Redis are behind.
record StoreMeters(PostgresRecorder recorder, RedisWriter redis) implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry registry) {
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
}
