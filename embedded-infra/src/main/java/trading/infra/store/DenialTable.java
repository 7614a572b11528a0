package trading.infra.store;

import java.util.Collection;
import trading.engine.message.Report.Denied;

/// The table `denials`, to which rows are only added.
final class DenialTable {
    private static final String INSERT = """
            INSERT INTO denials (sequence, ordinal, account, instrument, symbol, client_order_id, strategy, code,
                measured, limit_value, denied_nanos)
            SELECT sequence, ordinal, account, instrument, symbol, nullif(client_order_id, ''), nullif(strategy, ''),
                code, measured, limit_value, denied_nanos
            FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                ?::bigint[], ?::bigint[], ?::bigint[])
                AS row (sequence, ordinal, account, instrument, client_order_id, strategy, code, measured,
                    limit_value, denied_nanos)
            LEFT JOIN instruments ON instruments.id = row.instrument
            ON CONFLICT (sequence, ordinal) DO NOTHING
            """;

    private DenialTable() {}

    /// A denial, its command, and its place among the reports of that command.
    record Row(long sequence, int ordinal, Denied denied, long deniedNanos) {}

    static void store(Statements statements, Collection<Row> rows) {
        statements.addRows(
                INSERT,
                rows,
                columns -> columns.longs(Row::sequence)
                        .longs(Row::ordinal)
                        .longs(row -> row.denied().account())
                        .longs(row -> row.denied().instrument())
                        .texts(row -> row.denied().clientOrderId())
                        .texts(row -> row.denied().strategy())
                        .texts(row -> row.denied().code().name())
                        .longs(row -> row.denied().measured())
                        .longs(row -> row.denied().limit())
                        .longs(Row::deniedNanos));
    }
}
