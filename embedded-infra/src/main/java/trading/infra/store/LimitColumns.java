package trading.infra.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import trading.engine.model.ExposureLimits;
import trading.engine.model.FixedPoint;
import trading.engine.model.LossLimits;
import trading.engine.model.RateLimits;
import trading.engine.model.RiskLimits;

/// The columns of an account's limits, the same in every table that has them. A limit that does not limit is
/// null.
final class LimitColumns {
    private static final long NO_MONEY_LIMIT = Long.MAX_VALUE;
    private static final int NO_LIMIT = Integer.MAX_VALUE;
    private static final long HUNDREDTH = FixedPoint.ONE / 100;

    private LimitColumns() {}

    static <R> RecordedTable.Draft<R> addTo(RecordedTable.Draft<R> table, Function<R, RiskLimits> limits) {
        Function<R, ExposureLimits> exposure = limits.andThen(RiskLimits::exposure);
        Function<R, LossLimits> loss = limits.andThen(RiskLimits::loss);
        Function<R, RateLimits> rate = limits.andThen(RiskLimits::rate);
        return table.decimal("maximum_order_notional", row -> limits.apply(row).maximumOrderNotional())
                .bigint("maximum_order_lots", row -> limits.apply(row).maximumOrderLots())
                .integer("collar_ppm", row -> limits.apply(row).collarPpm())
                .bigint("maximum_reference_age_nanos", row -> limits.apply(row).maximumReferenceAgeNanos())
                .decimalOrNull(
                        "maximum_instrument_notional",
                        row -> exposure.apply(row).instrumentNotional(),
                        NO_MONEY_LIMIT)
                .decimalOrNull(
                        "maximum_strategy_notional", row -> exposure.apply(row).strategyNotional(), NO_MONEY_LIMIT)
                .decimalOrNull(
                        "maximum_account_notional", row -> exposure.apply(row).accountNotional(), NO_MONEY_LIMIT)
                .decimalOrNull(
                        "maximum_leverage",
                        row -> exposure.apply(row).leverageHundredths() * HUNDREDTH,
                        NO_LIMIT * HUNDREDTH)
                .integerOrNull("maximum_open_orders", row -> exposure.apply(row).openOrders(), NO_LIMIT)
                .decimalOrNull("maximum_daily_loss", row -> loss.apply(row).dailyLoss(), NO_MONEY_LIMIT)
                .integerOrNull("maximum_drawdown_ppm", row -> loss.apply(row).drawdownPpm(), NO_LIMIT)
                .integerOrNull("maximum_messages", row -> rate.apply(row).messages(), 0)
                .bigintOrNull("message_nanos", row -> rate.apply(row).messageNanos())
                .integerOrNull("cancel_reserve", row -> rate.apply(row).cancelReserve(), 0)
                .bigintOrNull("duplicate_nanos", row -> rate.apply(row).duplicateNanos())
                .integerOrNull("maximum_executions", row -> rate.apply(row).executions(), 0)
                .bigintOrNull("execution_nanos", row -> rate.apply(row).executionNanos());
    }

    static RiskLimits read(ResultSet row) throws SQLException {
        return new RiskLimits(
                money(row, "maximum_order_notional"),
                row.getLong("maximum_order_lots"),
                row.getInt("collar_ppm"),
                row.getLong("maximum_reference_age_nanos"),
                new ExposureLimits(
                        money(row, "maximum_instrument_notional"),
                        money(row, "maximum_strategy_notional"),
                        money(row, "maximum_account_notional"),
                        leverage(row),
                        number(row, "maximum_open_orders")),
                new LossLimits(money(row, "maximum_daily_loss"), number(row, "maximum_drawdown_ppm")),
                new RateLimits(
                        row.getInt("maximum_messages"),
                        row.getLong("message_nanos"),
                        row.getInt("cancel_reserve"),
                        row.getLong("duplicate_nanos"),
                        row.getInt("maximum_executions"),
                        row.getLong("execution_nanos")));
    }

    private static long money(ResultSet row, String column) throws SQLException {
        BigDecimal value = row.getBigDecimal(column);
        return value == null ? NO_MONEY_LIMIT : FixedPoint.ofDecimal(value);
    }

    private static int number(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? NO_LIMIT : value;
    }

    private static int leverage(ResultSet row) throws SQLException {
        BigDecimal value = row.getBigDecimal("maximum_leverage");
        return value == null ? NO_LIMIT : value.movePointRight(2).intValueExact();
    }
}
