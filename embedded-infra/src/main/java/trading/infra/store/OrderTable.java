package trading.infra.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.Order;
import trading.engine.model.OrderStatus;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// The table `orders`.
final class OrderTable {
    private static final String UPSERT = """
            INSERT INTO orders (id, account, symbol, client_order_id, strategy, side, type, time_in_force,
                quantity, limit_price, filled_quantity, leaves_quantity, canceled_quantity, filled_notional, fees,
                status, trade_id, created_nanos, updated_nanos)
            SELECT row.id, row.account, symbol, nullif(client_order_id, ''), nullif(strategy, ''), side, type,
                time_in_force, trim_scale(quantity * lot_size), trim_scale(nullif(limit_price, 0) * tick_size),
                trim_scale(filled * lot_size), trim_scale(leaves * lot_size),
                trim_scale((quantity - filled - leaves) * lot_size),
                trim_scale(filled_notional * 0.00000001), trim_scale(fees * 0.00000001),
                status, nullif(trade_id, 0), created_nanos, updated_nanos
            FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::bigint[],
                ?::bigint[], ?::bigint[])
                AS row (id, account, instrument, client_order_id, strategy, side, type, time_in_force, quantity,
                    limit_price, filled, leaves, filled_notional, fees, status, trade_id, created_nanos, updated_nanos)
            LEFT JOIN instruments ON instruments.id = row.instrument
            ON CONFLICT (id) DO UPDATE SET
                filled_quantity = excluded.filled_quantity, leaves_quantity = excluded.leaves_quantity,
                canceled_quantity = excluded.canceled_quantity, filled_notional = excluded.filled_notional,
                fees = excluded.fees, status = excluded.status, trade_id = excluded.trade_id,
                updated_nanos = excluded.updated_nanos
            """;

    private OrderTable() {}

    static void store(Statements statements, Collection<Order> rows) {
        statements.addRows(
                UPSERT,
                rows,
                columns -> columns.longs(Order::orderId)
                        .longs(Order::account)
                        .longs(Order::instrument)
                        .texts(Order::clientOrderId)
                        .texts(Order::strategy)
                        .texts(order -> order.side().name())
                        .texts(order -> order.type().name())
                        .texts(order -> order.timeInForce().name())
                        .longs(Order::orderQuantity)
                        .longs(Order::limitPrice)
                        .longs(Order::filledQuantity)
                        .longs(Order::leavesQuantity)
                        .longs(Order::filledNotional)
                        .longs(Order::fees)
                        .texts(order -> order.status().name())
                        .longs(Order::tradeId)
                        .longs(Order::createdNanos)
                        .longs(Order::updatedNanos));
    }

    static Order read(ResultSet row, Instrument instrument) throws SQLException {
        return new Order(
                row.getLong("id"),
                row.getInt("account"),
                instrument.id(),
                Nulls.text(row, "client_order_id"),
                Nulls.text(row, "strategy"),
                Side.valueOf(row.getString("side")),
                OrderType.valueOf(row.getString("type")),
                TimeInForce.valueOf(row.getString("time_in_force")),
                instrument.lots(row.getBigDecimal("quantity")),
                Nulls.ticks(row, "limit_price", instrument),
                instrument.lots(row.getBigDecimal("filled_quantity")),
                instrument.lots(row.getBigDecimal("leaves_quantity")),
                FixedPoint.ofDecimal(row.getBigDecimal("filled_notional")),
                FixedPoint.ofDecimal(row.getBigDecimal("fees")),
                OrderStatus.valueOf(row.getString("status")),
                row.getLong("trade_id"),
                row.getLong("created_nanos"),
                row.getLong("updated_nanos"));
    }
}
