package trading.infra.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.strategy.host.Decision;

/// The decisions that wait for the database, beside the queue of [DecisionRecorder], where a crash cannot take them.
/// Without a file it keeps nothing. To be called under the recorder's lock.
final class KeptDecisions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeptDecisions.class);
    private static final long LARGE = 64L << 20;

    private final @Nullable DecisionFile file;

    private KeptDecisions(@Nullable DecisionFile file) {
        this.file = file;
    }

    /// Throws [StoreException] when the file cannot be opened.
    static KeptDecisions in(@Nullable Path path) {
        try {
            return new KeptDecisions(path == null ? null : DecisionFile.open(path, LARGE));
        } catch (IOException e) {
            throw new StoreException("decisions: file=" + path + ": " + e, e);
        }
    }

    /// What the last run could not store, oldest first; one may come again with a later word.
    List<Decision> found() {
        List<Decision> decisions = new ArrayList<>();
        for (byte[] payload : file == null ? List.<byte[]>of() : file.found()) {
            try {
                decisions.add(DecisionFrame.decode(payload));
            } catch (IOException | RuntimeException unreadable) {
                LOG.error("decisions: one that was kept cannot be read and is not stored", unreadable);
            }
        }
        return decisions;
    }

    /// Whether they are safe: on the disk with `force`, else with the operating system.
    boolean add(Collection<Decision> decisions, boolean force) {
        if (file == null) {
            return true;
        }
        try {
            file.append(encoded(decisions), force);
            return true;
        } catch (IOException e) {
            LOG.error("decisions: {} could not be kept: {}", decisions.size(), e.toString());
            return false;
        }
    }

    /// The database has all but `waiting`.
    void stored(Collection<Decision> waiting) {
        if (file == null) {
            return;
        }
        try {
            if (waiting.isEmpty() && !file.isEmpty()) {
                file.clear();
            } else if (file.isLarge()) {
                file.rewrite(encoded(waiting));
            }
        } catch (IOException e) {
            LOG.error("decisions: what is stored could not be taken out of the file: {}", e.toString());
        }
    }

    private static List<byte[]> encoded(Collection<Decision> decisions) throws IOException {
        List<byte[]> payloads = new ArrayList<>();
        for (Decision decision : decisions) {
            payloads.add(DecisionFrame.encode(decision));
        }
        return payloads;
    }

    @Override
    public void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                LOG.error("decisions: the file could not be closed: {}", e.toString());
            }
        }
    }
}
