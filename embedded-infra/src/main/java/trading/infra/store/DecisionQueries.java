package trading.infra.store;

import java.util.List;
import java.util.Optional;
import trading.engine.strategy.host.Decision;

/// Decisions of strategies from the database, up to [DecisionRecorder#lag] behind. Thread-safe; throws
/// [StoreException] when the database does not answer in time.
public final class DecisionQueries {
    private static final String NEWEST = " ORDER BY decided_nanos DESC, id DESC LIMIT ";

    private final Reader reader;

    DecisionQueries(Reader reader) {
        this.reader = reader;
    }

    /// Newest first.
    public List<Decision> list(DecisionFilter filter) {
        Conditions conditions = new Conditions().decidedBetween(filter.fromNanos(), filter.toNanos());
        if (filter.strategy() != null) {
            conditions.equal("strategy", filter.strategy());
        }
        if (filter.symbol() != null) {
            conditions.equal("symbol", filter.symbol());
        }
        if (filter.outcome() != null) {
            conditions.equal("outcome", filter.outcome().name());
        }
        if (filter.before() != null) {
            conditions.before(filter.before());
        }
        return read(conditions, NEWEST + filter.limit());
    }

    public Optional<Decision> byId(String id) {
        return read(new Conditions().equal("id", id), NEWEST + 1).stream().findFirst();
    }

    private List<Decision> read(Conditions conditions, String tail) {
        return reader.read(
                "decisions",
                handle -> handle.createQuery("SELECT * FROM decisions WHERE " + conditions.sql() + tail)
                        .bindMap(conditions.values())
                        .map((row, context) -> DecisionTable.read(row))
                        .list());
    }
}
