package trading.launcher.figure;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import trading.infra.store.PoolFigures;
import trading.infra.store.PostgresFigures;
import trading.infra.store.RedisFigures;
import trading.web.metrics.RefreshedMeters;

/// PostgreSQL's and Redis's own figures, and the pool of connections. A counter appears with the first value that is
/// known, so that it never seems to have jumped from 0, and keeps its last one while the server does not answer.
public final class ServerMeters implements RefreshedMeters {
    private static final String BYTES = "bytes";

    private final FigureWatch watch;
    private final Supplier<PoolFigures> pool;
    private @Nullable MeterRegistry registry;
    private @Nullable PostgresFigures database;
    private @Nullable RedisFigures redis;

    public ServerMeters(FigureWatch watch, Supplier<PoolFigures> pool) {
        this.watch = watch;
        this.pool = pool;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        this.registry = registry;
        ofPool(registry, "active", "Connections of the pool that are in use", PoolFigures::active);
        ofPool(registry, "idle", "Connections of the pool that nobody uses", PoolFigures::idle);
        ofPool(registry, "waiting", "Threads that wait for a connection", PoolFigures::waiting);
        ofPool(registry, "maximum", "The most connections that the pool may have", PoolFigures::maximum);
    }

    @Override
    public synchronized void refresh() {
        MeterRegistry known = registry;
        PostgresFigures nowDatabase = watch.ofDatabase().orElse(null);
        if (known != null && database == null && nowDatabase != null) {
            database = nowDatabase;
            bindDatabase(known);
        }
        database = nowDatabase == null ? database : nowDatabase;
        RedisFigures nowRedis = watch.ofRedis().orElse(null);
        if (known != null && redis == null && nowRedis != null) {
            redis = nowRedis;
            bindRedis(known);
        }
        redis = nowRedis == null ? redis : nowRedis;
    }

    private void ofPool(MeterRegistry known, String name, String help, ToDoubleFunction<PoolFigures> figure) {
        Gauge.builder("trading.database.pool." + name, pool, from -> figure.applyAsDouble(from.get()))
                .description(help)
                .register(known);
    }

    private void bindDatabase(MeterRegistry known) {
        gauge(known, "connections", "Connections to our database", null, PostgresFigures::connections);
        gauge(known, "connections.maximum", "The most it allows", null, PostgresFigures::maximumConnections);
        gauge(known, "size", "Size of our database", BYTES, PostgresFigures::sizeBytes);
        count(known, "commits", "Transactions committed", null, Tags.empty(), PostgresFigures::commits);
        count(known, "rollbacks", "Transactions rolled back", null, Tags.empty(), PostgresFigures::rollbacks);
        count(
                known,
                "blocks",
                "Blocks that were found in the cache, or asked of the system",
                null,
                Tags.of("from", "cache"),
                PostgresFigures::blocksHit);
        count(
                known,
                "blocks",
                "Blocks that were found in the cache, or asked of the system",
                null,
                Tags.of("from", "system"),
                PostgresFigures::blocksRead);
        count(known, "deadlocks", "Deadlocks found", null, Tags.empty(), PostgresFigures::deadlocks);
        count(known, "temporary", "Written to temporary files", BYTES, Tags.empty(), PostgresFigures::temporaryBytes);
        count(
                known,
                "checkpoints",
                "Checkpoints by the clock, or because its log had grown",
                null,
                Tags.of("cause", "timed"),
                PostgresFigures::checkpointsTimed);
        count(
                known,
                "checkpoints",
                "Checkpoints by the clock, or because its log had grown",
                null,
                Tags.of("cause", "requested"),
                PostgresFigures::checkpointsRequested);
        count(known, "wal", "Written to its log", BYTES, Tags.empty(), PostgresFigures::walBytes);
    }

    private void bindRedis(MeterRegistry known) {
        ofRedis(known, "memory", "Memory in use", BYTES, RedisFigures::memoryBytes);
        ofRedis(
                known,
                "memory.maximum",
                "The most it may use, 0 for no limit",
                BYTES,
                RedisFigures::maximumMemoryBytes);
        ofRedis(known, "clients", "Connected clients", null, RedisFigures::clients);
        ofRedis(known, "keys", "Keys of our database", null, RedisFigures::keys);
        ofRedis(known, "aof.enabled", "1 while it appends to a file", null, is -> is.appendsToFile() ? 1 : 0);
        ofRedis(
                known,
                "aof.well",
                "1 when its last write to that file went well",
                null,
                is -> is.appendFileWell() ? 1 : 0);
        ofRedis(known, "aof.size", "Size of that file", BYTES, RedisFigures::appendFileBytes);
        ofRedis(
                known,
                "last.save.time",
                "When it last wrote a snapshot, since 1970",
                "seconds",
                RedisFigures::lastSaveSeconds);
        countOfRedis(known, "evictions", "Keys that had to go for want of memory", RedisFigures::evictions);
        countOfRedis(known, "expirations", "Keys whose time was over", RedisFigures::expirations);
        countOfRedis(known, "commands", "Commands done", RedisFigures::commands);
        countOfRedis(known, "hits", "Keys that were looked for and found", RedisFigures::hits);
        countOfRedis(known, "misses", "Keys that were looked for and not found", RedisFigures::misses);
    }

    private void gauge(
            MeterRegistry known,
            String name,
            String help,
            @Nullable String unit,
            ToDoubleFunction<PostgresFigures> figure) {
        Gauge.builder(
                        "trading.postgres." + name,
                        watch,
                        from -> from.ofDatabase().map(figure::applyAsDouble).orElse(Double.NaN))
                .description(help)
                .baseUnit(unit)
                .register(known);
    }

    private void ofRedis(
            MeterRegistry known,
            String name,
            String help,
            @Nullable String unit,
            ToDoubleFunction<RedisFigures> figure) {
        Gauge.builder(
                        "trading.redis." + name,
                        watch,
                        from -> from.ofRedis().map(figure::applyAsDouble).orElse(Double.NaN))
                .description(help)
                .baseUnit(unit)
                .register(known);
    }

    private void count(
            MeterRegistry known,
            String name,
            String help,
            @Nullable String unit,
            Tags tags,
            ToDoubleFunction<PostgresFigures> figure) {
        FunctionCounter.builder("trading.postgres." + name, this, from -> from.lastOfDatabase(figure))
                .description(help)
                .baseUnit(unit)
                .tags(tags)
                .register(known);
    }

    private void countOfRedis(MeterRegistry known, String name, String help, ToDoubleFunction<RedisFigures> figure) {
        FunctionCounter.builder("trading.redis." + name, this, from -> from.lastOfRedis(figure))
                .description(help)
                .register(known);
    }

    private synchronized double lastOfDatabase(ToDoubleFunction<PostgresFigures> figure) {
        return database == null ? 0 : figure.applyAsDouble(database);
    }

    private synchronized double lastOfRedis(ToDoubleFunction<RedisFigures> figure) {
        return redis == null ? 0 : figure.applyAsDouble(redis);
    }
}
