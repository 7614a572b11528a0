package trading.infra.store;

import trading.engine.message.Report.Deposited;

/// The table `deposits`, to which rows are only added.
final class DepositTable {
    static final RecordedTable<Row> TABLE = RecordedTable.<Row>of("deposits")
            .integer("account", row -> row.deposited().account())
            .text("reference", row -> row.deposited().reference())
            .text("asset", row -> row.deposited().asset())
            .decimal("amount", row -> row.deposited().amount())
            .bigint("sequence", Row::sequence)
            .bigint("deposited_nanos", Row::depositedNanos)
            .addedOnce("account, reference");

    private DepositTable() {}

    /// A deposit and its command.
    record Row(long sequence, Deposited deposited, long depositedNanos) {}
}
