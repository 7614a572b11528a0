package trading.infra.store;

import trading.engine.message.Report.AccountOpened;
import trading.engine.model.FixedPoint;

/// The table `accounts`. A limit that does not limit is null.
final class AccountTable {
    private static final long NO_MONEY_LIMIT = Long.MAX_VALUE;
    private static final int NO_LIMIT = Integer.MAX_VALUE;
    private static final long HUNDREDTH = FixedPoint.ONE / 100;

    static final RecordedTable<AccountOpened> TABLE = RecordedTable.<AccountOpened>of("accounts")
            .integer("id", AccountOpened::account)
            .text("name", AccountOpened::name)
            .constant("kind", AccountOpened::kind)
            .integer("maker_fee_ppm", AccountOpened::makerFeePpm)
            .integer("taker_fee_ppm", AccountOpened::takerFeePpm)
            .integer("initial_margin_ppm", opened -> opened.margin().initialPpm())
            .integer("maintenance_margin_ppm", opened -> opened.margin().maintenancePpm())
            .bigint("latency_nanos", opened -> opened.fillModel().latencyNanos())
            .bigint("latency_jitter_nanos", opened -> opened.fillModel().latencyJitterNanos())
            .integer("slippage_ppm", opened -> opened.fillModel().slippagePpm())
            .integer("participation_ppm", opened -> opened.fillModel().participationPpm())
            .constant("limit_fill", opened -> opened.fillModel().limitFill())
            .bigint("fill_seed", opened -> opened.fillModel().seed())
            .decimal("maximum_order_notional", opened -> opened.limits().maximumOrderNotional())
            .bigint("maximum_order_lots", opened -> opened.limits().maximumOrderLots())
            .integer("collar_ppm", opened -> opened.limits().collarPpm())
            .bigint("maximum_reference_age_nanos", opened -> opened.limits().maximumReferenceAgeNanos())
            .decimalOrNull(
                    "maximum_instrument_notional",
                    opened -> opened.limits().exposure().instrumentNotional(),
                    NO_MONEY_LIMIT)
            .decimalOrNull(
                    "maximum_strategy_notional",
                    opened -> opened.limits().exposure().strategyNotional(),
                    NO_MONEY_LIMIT)
            .decimalOrNull(
                    "maximum_account_notional",
                    opened -> opened.limits().exposure().accountNotional(),
                    NO_MONEY_LIMIT)
            .decimalOrNull(
                    "maximum_leverage",
                    opened -> opened.limits().exposure().leverageHundredths() * HUNDREDTH,
                    NO_LIMIT * HUNDREDTH)
            .integerOrNull(
                    "maximum_open_orders", opened -> opened.limits().exposure().openOrders(), NO_LIMIT)
            .decimalOrNull(
                    "maximum_daily_loss", opened -> opened.limits().loss().dailyLoss(), NO_MONEY_LIMIT)
            .integerOrNull(
                    "maximum_drawdown_ppm", opened -> opened.limits().loss().drawdownPpm(), NO_LIMIT)
            .integerOrNull("maximum_messages", opened -> opened.limits().rate().messages(), 0)
            .bigintOrNull("message_nanos", opened -> opened.limits().rate().messageNanos())
            .integerOrNull("cancel_reserve", opened -> opened.limits().rate().cancelReserve(), 0)
            .bigintOrNull("duplicate_nanos", opened -> opened.limits().rate().duplicateNanos())
            .integerOrNull(
                    "maximum_executions", opened -> opened.limits().rate().executions(), 0)
            .bigintOrNull("execution_nanos", opened -> opened.limits().rate().executionNanos())
            .replaced("id");

    private AccountTable() {}
}
