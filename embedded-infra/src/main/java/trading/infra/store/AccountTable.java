package trading.infra.store;

import trading.engine.message.Report.AccountOpened;

/// The table `accounts`. Of a table of fees it has the first tier; [FeeTierTable] has the others.
final class AccountTable {
    static final RecordedTable<AccountOpened> TABLE = LimitColumns.addTo(
                    RecordedTable.<AccountOpened>of("accounts")
                            .integer("id", AccountOpened::account)
                            .text("name", AccountOpened::name)
                            .constant("kind", AccountOpened::kind)
                            .integer(
                                    "maker_fee_ppm",
                                    opened -> opened.fees().first().makerFeePpm())
                            .integer(
                                    "taker_fee_ppm",
                                    opened -> opened.fees().first().takerFeePpm())
                            .integer(
                                    "initial_margin_ppm",
                                    opened -> opened.margin().initialPpm())
                            .integer(
                                    "maintenance_margin_ppm",
                                    opened -> opened.margin().maintenancePpm())
                            .bigint(
                                    "latency_nanos",
                                    opened -> opened.fillModel().latencyNanos())
                            .bigint(
                                    "latency_jitter_nanos",
                                    opened -> opened.fillModel().latencyJitterNanos())
                            .integer(
                                    "slippage_ppm", opened -> opened.fillModel().slippagePpm())
                            .integer(
                                    "participation_ppm",
                                    opened -> opened.fillModel().participationPpm())
                            .constant("limit_fill", opened -> opened.fillModel().limitFill())
                            .bigint("fill_seed", opened -> opened.fillModel().seed()),
                    AccountOpened::limits)
            .replaced("id");

    private AccountTable() {}
}
