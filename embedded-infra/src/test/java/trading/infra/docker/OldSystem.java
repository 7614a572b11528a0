package trading.infra.docker;

import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.util.List;
import org.assertj.core.groups.Tuple;

/// A made-up predecessor: SQLAlchemy's tables as Alembic makes them, dumped by PostgreSQL 15's own pg_dump
/// from a server in Berlin's time.
final class OldSystem {
    private static final Path FOLDER = Path.of("src/test/resources/trading/infra/docker");
    static final Path COPIED = FOLDER.resolve("old-system.sql");
    /// The same database with `--inserts`.
    static final Path INSERTED = FOLDER.resolve("old-system-inserts.sql");

    static final List<Tuple> ROWS = List.of(
            tuple("ai_decisions", 3L),
            tuple("alembic_version", 1L),
            tuple("market_data", 120L),
            tuple("orders", 40L),
            tuple("positions", 2L),
            tuple("strategies", 2L),
            tuple("strategy_signals", 15L),
            tuple("trades", 20L),
            tuple("users", 2L));

    private OldSystem() {}
}
