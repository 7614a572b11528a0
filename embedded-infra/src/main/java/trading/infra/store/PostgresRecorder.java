package trading.infra.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.gateway.Projection;
import trading.engine.message.Report;

/// Stores what the gateway decided in PostgreSQL, in order, without gaps, once.
///
/// The ring's thread only puts rows into a bounded queue; a thread of its own stores them, one transaction
/// for as many commands as came meanwhile, the last sequence in it. While the database is away the queue
/// fills and nothing is lost; when it is full the ring is held back until there is room or the recorder is
/// closed. What is not stored at the end is made again from the journal at the next start.
public final class PostgresRecorder implements Projection, AutoCloseable {
    /// Rows held in memory at most before the ring is held back: 30 s of 5,000 orders a second, each with a
    /// fill and a trade, and room to spare; some 200 MB.
    static final int CAPACITY = 600_000;

    /// Rows of one transaction at most. A batch is what came while the one before was being stored, so it
    /// has one order when little goes on, and this many when the database is behind: a third of a second.
    static final int BATCH_ROWS = 50_000;

    private static final Duration SEQUENCE_ONLY_EVERY = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);
    private static final long HANGING_NANOS = Duration.ofSeconds(2).toNanos();
    private static final Logger LOG = LoggerFactory.getLogger(PostgresRecorder.class);

    private final RecorderConnection connection;
    private final PendingRows pending;
    private final Thread writer;
    private volatile long receivedSequence;
    private volatile long storedSequence;
    private volatile @Nullable String problem;
    /// When the present attempt began, 0 between attempts.
    private volatile long attemptNanoTime;

    PostgresRecorder(RecorderConnection connection, int capacity) throws SQLException {
        this.connection = connection;
        this.pending = new PendingRows(capacity, BATCH_ROWS);
        this.storedSequence = connection.lastSequence();
        this.receivedSequence = storedSequence;
        this.writer = Thread.ofPlatform().daemon().name("postgres-recorder").start(this::run);
    }

    @Override
    public long lastStoredSequence() {
        return storedSequence;
    }

    @Override
    public void onReports(long sequence, long timeNanos, List<Report> reports, boolean endOfBatch)
            throws InterruptedException {
        if (sequence <= receivedSequence) {
            return;
        }
        boolean taken = RowBatch.anyKept(reports) ? pending.add(sequence, timeNanos, reports) : !pending.isClosed();
        if (!taken) {
            throw new IllegalStateException(
                    "recorder: sequence=" + sequence + ": closed; the next start stores it from the journal");
        }
        receivedSequence = sequence;
    }

    /// How many commands were received and are not in the database yet.
    public long lag() {
        return receivedSequence - storedSequence;
    }

    /// Whether all rows of the commands up to `sequence` are in the database.
    public boolean hasStored(long sequence) {
        return storedSequence >= sequence || (receivedSequence >= sequence && pending.rows() == 0);
    }

    /// Rows waiting in memory.
    public int pendingRows() {
        return pending.rows();
    }

    /// False from the first failed or hanging attempt until one succeeds.
    public boolean healthy() {
        return problem().isEmpty();
    }

    /// Why it is not healthy.
    public Optional<String> problem() {
        String known = problem;
        if (known != null) {
            return Optional.of(known);
        }
        long since = attemptNanoTime;
        boolean hangs = since != 0 && System.nanoTime() - since > HANGING_NANOS;
        return hangs ? Optional.of("the database does not answer") : Optional.empty();
    }

    private void run() {
        try {
            while (true) {
                long received = receivedSequence;
                RowBatch batch = pending.take(SEQUENCE_ONLY_EVERY);
                if (batch != null) {
                    store(batch.lastSequence(), batch);
                    pending.stored(batch);
                } else {
                    // The queue is empty, so everything up to what was received before looking is stored.
                    if (received > storedSequence) {
                        store(received, null);
                    }
                    if (pending.isClosed() && pending.isEmpty()) {
                        // What came while this thread waited had no rows, and nothing comes any more.
                        if (receivedSequence > storedSequence) {
                            store(receivedSequence, null);
                        }
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            LOG.warn(
                    "recorder: closed before everything was stored: storedSequence={} receivedSequence={}; the next"
                            + " start stores the rest from the journal",
                    storedSequence,
                    receivedSequence);
        }
    }

    /// Tries until it is stored; nothing is skipped.
    private void store(long to, @Nullable RowBatch batch) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            attemptNanoTime = System.nanoTime() | 1;
            try {
                connection.store(storedSequence, to, batch);
                succeeded(to);
                return;
            } catch (SQLException | RuntimeException e) {
                failed(to, e);
            } finally {
                attemptNanoTime = 0;
            }
            pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private void pause(Duration pause) throws InterruptedException {
        if (pending.isClosed()) {
            Thread.sleep(Duration.ofMillis(100));
        } else {
            pending.awaitClose(pause);
        }
    }

    private void succeeded(long to) {
        storedSequence = to;
        if (problem != null) {
            problem = null;
            LOG.info("recorder: storing again: storedSequence={} lag={}", to, lag());
        }
    }

    private void failed(long to, Exception e) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        String text = "sequence=" + (storedSequence + 1) + ".." + to + ": " + Reasons.of(e);
        boolean outage = Reasons.isOutage(e);
        String known = problem;
        problem = text;
        if (known == null || (!outage && !known.equals(text))) {
            LOG.error("recorder: {}: rows are kept and tried again, nothing is skipped", text, outage ? null : e);
        }
    }

    /// Stores what is waiting, for at most three seconds.
    @Override
    public void close() {
        close(CLOSE_WITHIN);
    }

    void close(Duration within) {
        pending.close();
        try {
            if (!writer.join(within)) {
                writer.interrupt();
                connection.abort();
                writer.join(Duration.ofSeconds(1));
            }
            connection.close();
        } catch (InterruptedException e) {
            writer.interrupt();
            connection.abort();
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.warn("recorder: the connection did not close: {}", Reasons.of(e));
        }
    }
}
