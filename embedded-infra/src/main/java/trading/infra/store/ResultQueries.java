package trading.infra.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What came of closed trades, from the database. Thread-safe; throws [StoreException] when the database
/// does not answer in time.
public final class ResultQueries {
    private static final long QUARTER_NANOS = 900_000_000_000L;
    private static final long QUARTER_SECONDS = 900;

    /// By quarters of an hour: every time zone in use begins its days at one.
    private static final String CLOSED = """
            SELECT closed_nanos / :quarter AS quarter, symbol, strategy, count(*) AS trades,
                count(*) FILTER (WHERE realized_pnl > 0) AS won,
                sum(realized_pnl) AS realized_pnl,
                coalesce(sum(realized_pnl) FILTER (WHERE realized_pnl > 0), 0) AS profit,
                coalesce(sum(realized_pnl) FILTER (WHERE realized_pnl < 0), 0) AS loss,
                sum(fees) AS fees, sum(entry_notional + exit_notional) AS notional,
                sum(closed_nanos - opened_nanos) AS held_nanos
            FROM trades
            WHERE account = :account AND status = 'CLOSED' AND closed_nanos >= :from AND closed_nanos < :to
            GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
            """;

    private final Reader reader;

    ResultQueries(Reader reader) {
        this.reader = reader;
    }

    /// The trades that were closed from `fromNanos` to before `toNanos`, by day in `zone`, instrument and
    /// strategy, in that order.
    public List<RecordedResult> closed(int account, long fromNanos, long toNanos, ZoneId zone) {
        Map<String, RecordedResult> days = new TreeMap<>();
        for (RecordedResult found : quarters(account, fromNanos, toNanos, zone)) {
            days.merge(found.order(), found, RecordedResult::plus);
        }
        return new ArrayList<>(days.values());
    }

    private List<RecordedResult> quarters(int account, long fromNanos, long toNanos, ZoneId zone) {
        return reader.read(
                "trades",
                handle -> handle.createQuery(CLOSED)
                        .bind("quarter", QUARTER_NANOS)
                        .bind("account", account)
                        .bind("from", fromNanos)
                        .bind("to", toNanos)
                        .map((row, context) -> new RecordedResult(
                                LocalDate.ofInstant(
                                        Instant.ofEpochSecond(row.getLong("quarter") * QUARTER_SECONDS), zone),
                                row.getString("symbol"),
                                row.getString("strategy"),
                                row.getLong("trades"),
                                row.getLong("won"),
                                row.getBigDecimal("realized_pnl"),
                                row.getBigDecimal("profit"),
                                row.getBigDecimal("loss"),
                                row.getBigDecimal("fees"),
                                row.getBigDecimal("notional"),
                                row.getBigDecimal("held_nanos").longValueExact()))
                        .list());
    }
}
