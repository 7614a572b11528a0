package trading.infra.store;

import java.util.Collection;
import trading.engine.message.Report.Deposited;

/// The table `deposits`, to which rows are only added.
final class DepositTable {
    private static final String INSERT = """
            INSERT INTO deposits (account, reference, asset, amount, sequence, deposited_nanos)
            SELECT account, reference, asset, trim_scale(amount * 0.00000001), sequence, deposited_nanos
            FROM unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[])
                AS row (account, reference, asset, amount, sequence, deposited_nanos)
            ON CONFLICT (account, reference) DO NOTHING
            """;

    private DepositTable() {}

    /// A deposit and its command.
    record Row(long sequence, Deposited deposited, long depositedNanos) {}

    static void store(Statements statements, Collection<Row> rows) {
        statements.addRows(
                INSERT,
                rows,
                columns -> columns.longs(row -> row.deposited().account())
                        .texts(row -> row.deposited().reference())
                        .texts(row -> row.deposited().asset())
                        .longs(row -> row.deposited().amount())
                        .longs(Row::sequence)
                        .longs(Row::depositedNanos));
    }
}
