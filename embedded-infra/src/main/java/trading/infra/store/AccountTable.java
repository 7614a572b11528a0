package trading.infra.store;

import java.util.Collection;
import trading.engine.message.Report.AccountOpened;

/// The table `accounts`.
final class AccountTable {
    private static final String UPSERT = """
            INSERT INTO accounts (id, name, kind, maker_fee_ppm, taker_fee_ppm, maximum_order_notional,
                maximum_order_lots, collar_ppm, maximum_reference_age_nanos)
            SELECT id, name, kind, maker_fee_ppm, taker_fee_ppm, trim_scale(maximum_order_notional * 0.00000001),
                maximum_order_lots, collar_ppm, maximum_reference_age_nanos
            FROM unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::bigint[], ?::bigint[])
                AS row (id, name, kind, maker_fee_ppm, taker_fee_ppm, maximum_order_notional, maximum_order_lots,
                    collar_ppm, maximum_reference_age_nanos)
            ON CONFLICT (id) DO UPDATE SET
                name = excluded.name, kind = excluded.kind, maker_fee_ppm = excluded.maker_fee_ppm,
                taker_fee_ppm = excluded.taker_fee_ppm, maximum_order_notional = excluded.maximum_order_notional,
                maximum_order_lots = excluded.maximum_order_lots, collar_ppm = excluded.collar_ppm,
                maximum_reference_age_nanos = excluded.maximum_reference_age_nanos
            """;

    private AccountTable() {}

    static void store(Statements statements, Collection<AccountOpened> rows) {
        statements.addRows(
                UPSERT,
                rows,
                columns -> columns.longs(AccountOpened::account)
                        .texts(AccountOpened::name)
                        .texts(opened -> opened.kind().name())
                        .longs(AccountOpened::makerFeePpm)
                        .longs(AccountOpened::takerFeePpm)
                        .longs(opened -> opened.limits().maximumOrderNotional())
                        .longs(opened -> opened.limits().maximumOrderLots())
                        .longs(opened -> opened.limits().collarPpm())
                        .longs(opened -> opened.limits().maximumReferenceAgeNanos()));
    }
}
