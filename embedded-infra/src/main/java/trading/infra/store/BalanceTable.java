package trading.infra.store;

import java.util.Collection;
import trading.engine.model.Balance;

/// The table `balances`.
final class BalanceTable {
    private static final String UPSERT = """
            INSERT INTO balances (account, asset, free, locked, updated_nanos)
            SELECT account, asset, trim_scale(free * 0.00000001), trim_scale(locked * 0.00000001), updated_nanos
            FROM unnest(?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[])
                AS row (account, asset, free, locked, updated_nanos)
            ON CONFLICT (account, asset) DO UPDATE SET
                free = excluded.free, locked = excluded.locked, updated_nanos = excluded.updated_nanos
            """;

    private BalanceTable() {}

    /// A balance and when it became so.
    record Row(Balance balance, long updatedNanos) {}

    static void store(Statements statements, Collection<Row> rows) {
        statements.addRows(
                UPSERT,
                rows,
                columns -> columns.longs(row -> row.balance().account())
                        .texts(row -> row.balance().asset())
                        .longs(row -> row.balance().free())
                        .longs(row -> row.balance().locked())
                        .longs(Row::updatedNanos));
    }
}
