package trading.infra.store;

import trading.engine.model.Balance;

/// The table `balances`.
final class BalanceTable {
    static final RecordedTable<Row> TABLE = RecordedTable.<Row>of("balances")
            .integer("account", row -> row.balance().account())
            .text("asset", row -> row.balance().asset())
            .decimal("free", row -> row.balance().free())
            .decimal("locked", row -> row.balance().locked())
            .bigint("updated_nanos", Row::updatedNanos)
            .replaced("account, asset");

    private BalanceTable() {}

    /// A balance and when it became so.
    record Row(Balance balance, long updatedNanos) {}
}
