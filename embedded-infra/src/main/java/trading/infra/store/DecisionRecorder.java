package trading.infra.store;

import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.orchestrator.DecisionListener;
import trading.engine.strategy.host.Decision;

/// Stores what strategies decide in PostgreSQL, each decision once, with the last that was told of it.
///
/// The strategies' thread only puts a decision into a bounded queue, where a later word about the same decision takes
/// the place of the earlier one; a thread of its own stores what has come meanwhile in one transaction. While the
/// database is away the queue fills; a decision that finds no room is counted as lost and said in the log.
///
/// ```text
/// deciding ──▶ file, forced ──▶ (the order is sent) ──▶ decided ──▶ queue ──▶ PostgreSQL ──▶ the file is emptied
/// ```
/// What the queue has is in a file, too, before the orders are sent: a crash takes nothing of it, and the next start
/// stores it.
public final class DecisionRecorder implements DecisionListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DecisionRecorder.class);

    /// Some 100 MB; at a decision a second half a day without a database.
    static final int CAPACITY = 50_000;

    private static final int BATCH = 500;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);

    private record Key(String strategy, String symbol, String id) {
        static Key of(Decision decision) {
            return new Key(decision.strategy(), decision.symbol(), decision.id());
        }
    }

    private final StoreConfig config;
    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Key, Decision> waiting = new LinkedHashMap<>();
    private final Thread writer;
    private volatile @Nullable Connection connection;
    private volatile @Nullable String problem;
    private volatile int underWay;
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final KeptDecisions kept;
    /// Those of the latest [#deciding], which are told again as they are once their orders are sent.
    private final Map<Key, Decision> announced = new HashMap<>();
    private boolean closed;

    /// `file`: where decisions are safe until the database has them, null for nowhere. Throws [StoreException] when it
    /// cannot be opened.
    DecisionRecorder(StoreConfig config, @Nullable Path file) {
        this(config, CAPACITY, file);
    }

    DecisionRecorder(StoreConfig config, int capacity, @Nullable Path file) {
        this.config = config;
        this.capacity = capacity;
        this.kept = KeptDecisions.in(file);
        for (Decision found : kept.found()) {
            waiting.put(Key.of(found), found);
        }
        if (!waiting.isEmpty()) {
            LOG.warn("decisions: {} of the last run were not stored yet and are stored now", waiting.size());
        }
        this.writer = Thread.ofPlatform().daemon().name("decision-recorder").start(this::run);
    }

    @Override
    @SuppressWarnings(
            "ReferenceEquality") // the announced object says nothing new, an equal one may come later and does
    public void decided(Decision decision) {
        Key key = Key.of(decision);
        lock.lock();
        try {
            if (announced.remove(key) == decision) {
                return;
            }
            if (closed || (waiting.size() >= capacity && !waiting.containsKey(key))) {
                lose(decision);
                return;
            }
            kept.add(List.of(decision), false);
            waiting.put(key, decision);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean deciding(List<Decision> decisions) {
        lock.lock();
        try {
            announced.clear();
            if (closed || waiting.size() + decisions.size() > capacity || !kept.add(decisions, true)) {
                return false;
            }
            for (Decision decision : decisions) {
                Key key = Key.of(decision);
                announced.put(key, decision);
                waiting.put(key, decision);
            }
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void lose(Decision decision) {
        lost.incrementAndGet();
        LOG.error(
                "decisions: strategy={} id={} is not stored: {}: {}",
                decision.strategy(),
                decision.id(),
                closed ? "closed" : "waiting=" + capacity,
                decision.words());
    }

    /// Decisions that are not in the database yet.
    public int lag() {
        lock.lock();
        try {
            return waiting.size() + underWay;
        } finally {
            lock.unlock();
        }
    }

    /// Decisions that found no room since the start.
    public long lost() {
        return lost.get();
    }

    /// Decisions that the database would not take since the start.
    public long refused() {
        return refused.get();
    }

    public boolean healthy() {
        return problem == null;
    }

    private void run() {
        try {
            for (List<Decision> batch = take(); !batch.isEmpty(); batch = take()) {
                store(batch);
                stored();
            }
        } catch (InterruptedException e) {
            LOG.warn("decisions: closed before all were stored: {} wait in the file for the next start", lag());
        }
    }

    private void stored() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            underWay = 0;
            kept.stored(waiting.values());
        } finally {
            lock.unlock();
        }
    }

    /// Waits for some; empty when closed and nothing is left.
    private List<Decision> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
            List<Decision> batch = new ArrayList<>();
            Iterator<Decision> each = waiting.values().iterator();
            while (each.hasNext() && batch.size() < BATCH) {
                batch.add(each.next());
                each.remove();
            }
            underWay = batch.size();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /// Tries until they are stored; one that the database will not take does not hold up the others.
    private void store(List<Decision> batch) throws InterruptedException {
        while (true) {
            try {
                write(batch);
                if (problem != null) {
                    problem = null;
                    LOG.info("decisions: storing again: lag={}", lag());
                }
                return;
            } catch (SQLException | RuntimeException e) {
                abort();
                if (isAboutValues(e)) {
                    apart(batch, e);
                    return;
                }
                failed(e);
                pause();
            }
        }
    }

    private void apart(List<Decision> batch, Exception why) throws InterruptedException {
        if (batch.size() > 1) {
            for (Decision decision : batch) {
                store(List.of(decision));
            }
            return;
        }
        refused.incrementAndGet();
        Decision decision = batch.getFirst();
        LOG.error(
                "decisions: strategy={} id={} is not stored, the database refuses it: {}: {}",
                decision.strategy(),
                decision.id(),
                Reasons.of(why),
                decision.words());
    }

    private static boolean isAboutValues(Exception e) {
        String state = e instanceof SQLException sql ? sql.getSQLState() : "22";
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private void failed(Exception e) {
        String text = Reasons.of(e);
        if (problem == null && !Thread.currentThread().isInterrupted()) {
            LOG.error("decisions: {}: they wait and are tried again, lag={}", text, lag());
        }
        problem = text;
    }

    private void pause() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = closed ? PAUSE.toNanos() / 10 : PAUSE.toNanos();
            while (left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void write(List<Decision> batch) throws SQLException {
        Connection open = open();
        try (PreparedStatement rows = open.prepareStatement(DecisionTable.STORE)) {
            for (Decision decision : batch) {
                DecisionTable.bind(rows, decision);
                rows.addBatch();
            }
            rows.executeBatch();
        } catch (BatchUpdateException e) {
            // Its own words are the statement; what is wrong with it comes after.
            SQLException why = e.getNextException();
            throw why == null ? e : why;
        }
        open.commit();
    }

    private Connection open() throws SQLException {
        Connection current = connection;
        if (current == null) {
            Properties properties = new Properties();
            properties.setProperty("user", config.user());
            properties.setProperty("password", config.password());
            properties.setProperty("ApplicationName", "trading decisions");
            properties.setProperty("connectTimeout", ConnectPatience.seconds());
            properties.setProperty("loginTimeout", ConnectPatience.seconds());
            properties.setProperty("socketTimeout", "10");
            current = DriverManager.getConnection(config.jdbcUrl(), properties);
            current.setAutoCommit(false);
            connection = current;
        }
        return current;
    }

    private void abort() {
        Connection current = connection;
        connection = null;
        if (current != null) {
            try {
                current.abort(Runnable::run);
            } catch (SQLException e) {
                throw new IllegalStateException("a connection could not be given up", e);
            }
        }
    }

    /// Stores what is waiting, for at most three seconds.
    @Override
    public void close() {
        close(CLOSE_WITHIN);
    }

    void close(Duration within) {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            if (!writer.join(within)) {
                writer.interrupt();
                abort();
                writer.join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            writer.interrupt();
            Thread.currentThread().interrupt();
        }
        abort();
        lock.lock();
        try {
            kept.close();
        } finally {
            lock.unlock();
        }
    }
}
