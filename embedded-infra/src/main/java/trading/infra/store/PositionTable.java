package trading.infra.store;

import trading.engine.model.Position;

/// The table `positions`.
final class PositionTable {
    static final RecordedTable<Row> TABLE = RecordedTable.<Row>of("positions")
            .instrument(row -> row.position().instrument())
            .integer("account", row -> row.position().account())
            .symbol()
            .quantity("quantity", row -> row.position().quantity())
            .decimal("open_notional", row -> row.position().openNotional())
            .decimal("realized_pnl", row -> row.position().realizedPnl())
            .decimal("fees", row -> row.position().fees())
            .bigint("updated_nanos", Row::updatedNanos)
            .replaced("account, symbol");

    private PositionTable() {}

    /// A position and when it became so.
    record Row(Position position, long updatedNanos) {}
}
