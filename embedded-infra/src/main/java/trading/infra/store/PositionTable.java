package trading.infra.store;

import java.util.Collection;
import trading.engine.model.Position;

/// The table `positions`.
final class PositionTable {
    private static final String UPSERT = """
            INSERT INTO positions (account, symbol, quantity, open_notional, realized_pnl, fees, updated_nanos)
            SELECT account, symbol, trim_scale(quantity * lot_size), trim_scale(open_notional * 0.00000001),
                trim_scale(realized_pnl * 0.00000001), trim_scale(fees * 0.00000001), updated_nanos
            FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                AS row (account, instrument, quantity, open_notional, realized_pnl, fees, updated_nanos)
            LEFT JOIN instruments ON instruments.id = row.instrument
            ON CONFLICT (account, symbol) DO UPDATE SET
                quantity = excluded.quantity, open_notional = excluded.open_notional,
                realized_pnl = excluded.realized_pnl, fees = excluded.fees, updated_nanos = excluded.updated_nanos
            """;

    private PositionTable() {}

    /// A position and when it became so.
    record Row(Position position, long updatedNanos) {}

    static void store(Statements statements, Collection<Row> rows) {
        statements.addRows(
                UPSERT,
                rows,
                columns -> columns.longs(row -> row.position().account())
                        .longs(row -> row.position().instrument())
                        .longs(row -> row.position().quantity())
                        .longs(row -> row.position().openNotional())
                        .longs(row -> row.position().realizedPnl())
                        .longs(row -> row.position().fees())
                        .longs(Row::updatedNanos));
    }
}
