package trading.infra.store;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads of a start, which are tried again while the database is away or too slow.
///
/// A query of a person gives up soon, since the person can ask again. A start cannot, and it comes when the database
/// has just recovered from a crash, on a machine that has much to do: it would end for one late answer. Thread-safe.
public final class PatientReads {
    /// No more patient than anybody else: each read is tried once.
    public static final PatientReads ONCE = during(Duration.ZERO, () -> false);

    private static final Logger LOG = LoggerFactory.getLogger(PatientReads.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final long endNanos;
    private final BooleanSupplier wanted;

    private PatientReads(long endNanos, BooleanSupplier wanted) {
        this.endNanos = endNanos;
        this.wanted = wanted;
    }

    /// Patient for `longest` from now on, as long as they are `wanted`; after that each read is tried once.
    public static PatientReads during(Duration longest, BooleanSupplier wanted) {
        return new PatientReads(System.nanoTime() + longest.toNanos(), wanted);
    }

    /// What `read` gives. Throws its [StoreException] when that will not pass, and the last one when the time is over
    /// or the thread is interrupted.
    public <T> T read(Supplier<T> read) {
        while (true) {
            try {
                return read.get();
            } catch (StoreException failed) {
                if (!failed.mayPass() || !goesOn()) {
                    throw failed;
                }
                LOG.warn("{}: trying again", failed.getMessage());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private boolean goesOn() {
        return System.nanoTime() - endNanos < 0
                && wanted.getAsBoolean()
                && !Thread.currentThread().isInterrupted();
    }
}
