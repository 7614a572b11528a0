package trading.infra.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.gateway.ReportHandler;
import trading.engine.message.Report;
import trading.engine.model.Instrument;
import trading.engine.model.Position;
import trading.engine.model.Quote;
import trading.engine.model.Trade;

/// Keeps the latest in Redis, as JSON: `trade:{id}`, `position:{account}:{symbol}`, `quote:{symbol}`,
/// `risk:{account}`, `killswitch`; each with the connection's prefix before it, which the bundled Redis has not.
///
/// The ring's thread only replaces the latest value of a key, so a slow or dead Redis holds nobody up. A
/// thread of its own writes; it connects again by itself, and fills Redis anew from the current state after
/// each connect and when it finds it wiped.
public final class RedisWriter implements ReportHandler, AutoCloseable {
    /// What keys begin with, after the prefix of a Redis that others use, too.
    static final List<String> KINDS = List.of("trade:", "position:", LatestValues.QUOTE, "risk:", "killswitch");

    private static final int CAPACITY = 50_000;
    private static final int WRITE_AT_ONCE = 1_000;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Logger LOG = LoggerFactory.getLogger(RedisWriter.class);

    private final RedisConnection connection;
    private final LatestValues latest;
    private final LatestRisk risk = new LatestRisk();
    private final Map<Integer, Instrument> instruments = new ConcurrentHashMap<>();
    private final Thread writer;
    private volatile @Nullable Supplier<CurrentState> state;
    private volatile long seenSequence;
    private volatile boolean refillNeeded = true;
    private volatile boolean closing;
    private volatile @Nullable String problem = "not connected yet";
    private boolean failing;
    private boolean wipeNeeded;

    public RedisWriter(RedisConnection connection) {
        this(connection, CAPACITY);
    }

    RedisWriter(RedisConnection connection, int capacity) {
        this.connection = connection;
        this.latest = new LatestValues(capacity);
        this.writer = Thread.ofPlatform().daemon().name("redis-writer").start(this::run);
    }

    /// Where the whole of it comes from; asked on the writer's own thread, now and after each loss.
    public void refillFrom(Supplier<CurrentState> state) {
        this.state = state;
        refillNeeded = true;
    }

    @Override
    public void onReports(long sequence, long timeNanos, List<Report> reports, boolean endOfBatch) {
        for (Report report : reports) {
            apply(report);
            for (String key : risk.apply(sequence, report)) {
                latest.put(key, risk.value(key));
            }
        }
        seenSequence = sequence;
    }

    private void apply(Report report) {
        switch (report) {
            case Report.InstrumentDefined(var instrument) -> instruments.put(instrument.id(), instrument);
            case Report.TradeUpdated(var trade, var liquidity) when !liquidity -> add(trade, latest::put);
            case Report.PositionUpdated(var position, var liquidity) when !liquidity -> add(position, latest::put);
            case Report.QuoteUpdated(var quote) -> add(quote, latest::put);
            default -> {}
        }
    }

    private void add(Trade trade, BiConsumer<String, Supplier<LatestValue>> to) {
        Instrument instrument = known(trade.instrument());
        if (instrument != null) {
            to.accept("trade:" + trade.tradeId(), () -> LatestValue.of(trade, instrument));
        }
    }

    private void add(Position position, BiConsumer<String, Supplier<LatestValue>> to) {
        Instrument instrument = known(position.instrument());
        if (instrument != null) {
            to.accept(
                    "position:" + position.account() + ":" + instrument.symbol(),
                    () -> LatestValue.of(position, instrument));
        }
    }

    private void add(Quote quote, BiConsumer<String, Supplier<LatestValue>> to) {
        Instrument instrument = known(quote.instrument());
        if (instrument != null) {
            to.accept(LatestValues.QUOTE + instrument.symbol(), () -> LatestValue.of(quote, instrument));
        }
    }

    /// An instrument that was defined before this writer came is in the current state.
    private @Nullable Instrument known(int id) {
        Instrument instrument = instruments.get(id);
        if (instrument == null) {
            refillNeeded = true;
        }
        return instrument;
    }

    /// Keys that wait to be written.
    public int pending() {
        return latest.size();
    }

    public boolean healthy() {
        return problem == null;
    }

    /// Why it is not healthy.
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        try {
            while (!closing) {
                try (RedisLink link = new RedisLink(connection)) {
                    connected(link);
                    pause = FIRST_PAUSE;
                    keepWriting(link);
                } catch (RuntimeException e) {
                    failed(e);
                    Thread.sleep(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("redis writer: closed while waiting");
        }
    }

    private void connected(RedisLink link) {
        link.mark();
        refillNeeded = true;
        if (failing) {
            LOG.info("redis writer: writing again: pending={}", pending());
        }
        failing = false;
        problem = null;
    }

    private void keepWriting(RedisLink link) throws InterruptedException {
        long lookAt = System.nanoTime() + LOOK_EVERY_NANOS;
        while (!closing || latest.size() > 0) {
            wipeIfNeeded(link);
            refillIfNeeded();
            write(link, latest.take());
            if (System.nanoTime() - lookAt >= 0) {
                lookAt = System.nanoTime() + LOOK_EVERY_NANOS;
                if (!link.isMarked()) {
                    LOG.info("redis writer: Redis was wiped, filling it again");
                    link.mark();
                    refillNeeded = true;
                }
            }
        }
    }

    /// After an overflow nobody knows which trades have changed.
    private void wipeIfNeeded(RedisLink link) {
        wipeNeeded |= latest.overflowed();
        if (wipeNeeded) {
            link.wipe();
            link.mark();
            wipeNeeded = false;
            refillNeeded = true;
        }
    }

    private void write(RedisLink link, Map<String, Supplier<LatestValue>> values) {
        List<Map.Entry<String, Supplier<LatestValue>>> entries = new ArrayList<>(values.entrySet());
        for (int from = 0; from < entries.size(); from += WRITE_AT_ONCE) {
            Map<String, Supplier<LatestValue>> part = new LinkedHashMap<>();
            entries.subList(from, Math.min(from + WRITE_AT_ONCE, entries.size()))
                    .forEach(entry -> part.put(entry.getKey(), entry.getValue()));
            try {
                link.write(part);
            } catch (RuntimeException e) {
                latest.putIfAbsent(values);
                throw e;
            }
        }
    }

    /// A state older than what was seen already could bring back what is gone: it is asked for again.
    private void refillIfNeeded() {
        Supplier<CurrentState> source = state;
        if (!refillNeeded || source == null) {
            return;
        }
        refillNeeded = false;
        long seen = seenSequence;
        CurrentState current = source.get();
        if (current.sequence() < seen) {
            refillNeeded = true;
            return;
        }
        current.instruments().forEach(instrument -> instruments.put(instrument.id(), instrument));
        Map<String, Supplier<LatestValue>> values = new LinkedHashMap<>();
        current.openTrades().forEach(trade -> add(trade, values::put));
        current.positions().forEach(position -> add(position, values::put));
        current.quotes().forEach(quote -> add(quote, values::put));
        if (!risk.replace(current)) {
            refillNeeded = true;
        }
        risk.keys().forEach(key -> values.put(key, risk.value(key)));
        latest.putIfAbsent(values);
    }

    private void failed(RuntimeException e) {
        problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown");
        if (!failing) {
            LOG.warn("redis writer: {}: {}: the latest values are kept and tried again", connection, problem);
        }
        failing = true;
    }

    /// Writes what is waiting when Redis is there, for at most two seconds.
    @Override
    public void close() {
        closing = true;
        try {
            if (healthy() && writer.join(Duration.ofSeconds(2))) {
                return;
            }
            writer.interrupt();
            writer.join(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            writer.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
