package trading.infra.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import trading.engine.model.ExitReason;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.Side;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;

/// The table `trades`.
final class TradeTable {
    private static final String UPSERT = """
            INSERT INTO trades (id, account, symbol, strategy, side, status, entry_order_id, quantity,
                entry_quantity, exit_quantity, entry_notional, exit_notional, fees, realized_pnl, stop_loss_price,
                take_profit_price, exit_reason, created_nanos, opened_nanos, closed_nanos)
            SELECT row.id, account, symbol, nullif(strategy, ''), side, status, entry_order_id,
                trim_scale(quantity * lot_size), trim_scale(entered * lot_size), trim_scale(exited * lot_size),
                trim_scale(entry_notional * 0.00000001), trim_scale(exit_notional * 0.00000001),
                trim_scale(fees * 0.00000001), trim_scale(realized_pnl * 0.00000001),
                trim_scale(nullif(stop_loss, 0) * tick_size), trim_scale(nullif(take_profit, 0) * tick_size),
                nullif(exit_reason, 'NONE'), created_nanos, nullif(opened_nanos, 0), nullif(closed_nanos, 0)
            FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[])
                AS row (id, account, instrument, strategy, side, status, entry_order_id, quantity, entered, exited,
                    entry_notional, exit_notional, fees, realized_pnl, stop_loss, take_profit, exit_reason,
                    created_nanos, opened_nanos, closed_nanos)
            LEFT JOIN instruments ON instruments.id = row.instrument
            ON CONFLICT (id) DO UPDATE SET
                status = excluded.status, quantity = excluded.quantity, entry_quantity = excluded.entry_quantity,
                exit_quantity = excluded.exit_quantity, entry_notional = excluded.entry_notional,
                exit_notional = excluded.exit_notional, fees = excluded.fees, realized_pnl = excluded.realized_pnl,
                stop_loss_price = excluded.stop_loss_price, take_profit_price = excluded.take_profit_price,
                exit_reason = excluded.exit_reason, opened_nanos = excluded.opened_nanos,
                closed_nanos = excluded.closed_nanos
            """;

    private TradeTable() {}

    static void store(Statements statements, Collection<Trade> rows) {
        statements.addRows(
                UPSERT,
                rows,
                columns -> columns.longs(Trade::tradeId)
                        .longs(Trade::account)
                        .longs(Trade::instrument)
                        .texts(Trade::strategy)
                        .texts(trade -> trade.side().name())
                        .texts(trade -> trade.status().name())
                        .longs(Trade::entryOrderId)
                        .longs(Trade::orderQuantity)
                        .longs(Trade::entryQuantity)
                        .longs(Trade::exitQuantity)
                        .longs(Trade::entryNotional)
                        .longs(Trade::exitNotional)
                        .longs(Trade::fees)
                        .longs(Trade::realizedPnl)
                        .longs(Trade::stopLossPrice)
                        .longs(Trade::takeProfitPrice)
                        .texts(trade -> trade.exitReason().name())
                        .longs(Trade::createdNanos)
                        .longs(Trade::openedNanos)
                        .longs(Trade::closedNanos));
    }

    static Trade read(ResultSet row, Instrument instrument) throws SQLException {
        String exitReason = row.getString("exit_reason");
        return new Trade(
                row.getLong("id"),
                row.getInt("account"),
                instrument.id(),
                Nulls.text(row, "strategy"),
                Side.valueOf(row.getString("side")),
                TradeStatus.valueOf(row.getString("status")),
                row.getLong("entry_order_id"),
                instrument.lots(row.getBigDecimal("quantity")),
                instrument.lots(row.getBigDecimal("entry_quantity")),
                instrument.lots(row.getBigDecimal("exit_quantity")),
                FixedPoint.ofDecimal(row.getBigDecimal("entry_notional")),
                FixedPoint.ofDecimal(row.getBigDecimal("exit_notional")),
                FixedPoint.ofDecimal(row.getBigDecimal("fees")),
                FixedPoint.ofDecimal(row.getBigDecimal("realized_pnl")),
                Nulls.ticks(row, "stop_loss_price", instrument),
                Nulls.ticks(row, "take_profit_price", instrument),
                exitReason == null ? ExitReason.NONE : ExitReason.valueOf(exitReason),
                row.getLong("created_nanos"),
                row.getLong("opened_nanos"),
                row.getLong("closed_nanos"));
    }
}
