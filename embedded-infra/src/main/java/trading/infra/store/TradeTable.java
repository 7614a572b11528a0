package trading.infra.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import trading.engine.model.ExitReason;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.Side;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;

/// The table `trades`.
final class TradeTable {
    static final RecordedTable<Trade> TABLE = RecordedTable.<Trade>of("trades")
            .growing(Trade::tradeId, "SELECT max(id) FROM trades")
            .instrument(Trade::instrument)
            .bigint("id", Trade::tradeId)
            .integer("account", Trade::account)
            .symbol()
            .textOrNull("strategy", Trade::strategy)
            .constant("side", Trade::side)
            .constant("status", Trade::status)
            .bigint("entry_order_id", Trade::entryOrderId)
            .quantity("quantity", Trade::orderQuantity)
            .quantity("entry_quantity", Trade::entryQuantity)
            .quantity("exit_quantity", Trade::exitQuantity)
            .quantity("open_quantity", Trade::openQuantity)
            .averagePrice("entry_price", Trade::entryNotional, Trade::entryQuantity)
            .averagePrice("exit_price", Trade::exitNotional, Trade::exitQuantity)
            .decimal("entry_notional", Trade::entryNotional)
            .decimal("exit_notional", Trade::exitNotional)
            .decimal("fees", Trade::fees)
            .decimal("realized_pnl", Trade::realizedPnl)
            .priceOrNull("stop_loss_price", Trade::stopLossPrice)
            .priceOrNull("take_profit_price", Trade::takeProfitPrice)
            .constantOrNull("exit_reason", Trade::exitReason, ExitReason.NONE)
            .decimal("maximum_adverse", Trade::maximumAdverse)
            .decimal("maximum_favorable", Trade::maximumFavorable)
            .time("created_at", Trade::createdNanos)
            .timeOrNull("opened_at", Trade::openedNanos)
            .timeOrNull("closed_at", Trade::closedNanos)
            .bigint("created_nanos", Trade::createdNanos)
            .bigintOrNull("opened_nanos", Trade::openedNanos)
            .bigintOrNull("closed_nanos", Trade::closedNanos)
            .replaced("id");

    private TradeTable() {}

    static Trade read(ResultSet row, Instrument instrument) throws SQLException {
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
                Nulls.constant(row, "exit_reason", ExitReason.class, ExitReason.NONE),
                row.getLong("created_nanos"),
                row.getLong("opened_nanos"),
                row.getLong("closed_nanos"),
                FixedPoint.ofDecimal(row.getBigDecimal("maximum_adverse")),
                FixedPoint.ofDecimal(row.getBigDecimal("maximum_favorable")));
    }
}
