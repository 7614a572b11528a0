package trading.infra.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import trading.engine.model.CancelReason;
import trading.engine.model.Contingency;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.Order;
import trading.engine.model.OrderStatus;
import trading.engine.model.OrderTerms;
import trading.engine.model.OrderType;
import trading.engine.model.SelfTradePrevention;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.TriggerPrice;

/// The table `orders`.
final class OrderTable {
    private static final OrderTerms PLAIN = OrderTerms.PLAIN;

    static final RecordedTable<Row> TABLE = RecordedTable.<Row>of("orders")
            .growing(row -> row.order().orderId(), RecordedTable.highestId("orders"))
            .instrument(row -> row.order().instrument())
            .bigint("id", row -> row.order().orderId())
            .integer("account", row -> row.order().account())
            .symbol()
            .textOrNull("client_order_id", row -> row.order().clientOrderId())
            .textOrNull("strategy", row -> row.order().strategy())
            .constant("side", row -> row.order().side())
            .constant("type", row -> row.order().type())
            .constant("time_in_force", row -> row.order().timeInForce())
            .quantity("quantity", row -> row.order().orderQuantity())
            .priceOrNull("limit_price", row -> row.order().limitPrice())
            .quantity("filled_quantity", row -> row.order().filledQuantity())
            .quantity("leaves_quantity", row -> row.order().leavesQuantity())
            .quantity("canceled_quantity", row -> canceledQuantity(row.order()))
            .averagePrice(
                    "average_price",
                    row -> row.order().filledNotional(),
                    row -> row.order().filledQuantity())
            .decimal("filled_notional", row -> row.order().filledNotional())
            .decimal("fees", row -> row.order().fees())
            .constant("status", row -> row.order().status())
            .constant("end_reason", Row::endReason)
            .bigintOrNull("trade_id", row -> row.order().tradeId())
            .bigintOrNull("list_id", row -> row.order().listId())
            .constant("contingency", row -> row.order().contingency())
            .integerOrNull("list_orders", row -> row.order().listOrders(), 0)
            .priceOrNull("stop_price", row -> row.order().terms().stopPrice())
            .constantOrNull("trigger_price", row -> row.order().terms().triggerPrice(), PLAIN.triggerPrice())
            .priceOrNull("trailing_distance", row -> row.order().terms().trailingTicks())
            .integerOrNull("trailing_ppm", row -> row.order().terms().trailingPpm(), 0)
            .quantityOrNull("display_quantity", row -> row.order().terms().displayQuantity())
            .bool("post_only", row -> row.order().terms().postOnly())
            .bool("reduce_only", row -> row.order().terms().reduceOnly())
            .timeOrNull("expires_at", row -> row.order().terms().expireNanos())
            .bigintOrNull("expires_nanos", row -> row.order().terms().expireNanos())
            .constantOrNull(
                    "self_trade_prevention",
                    row -> row.order().terms().selfTradePrevention(),
                    PLAIN.selfTradePrevention())
            .time("created_at", row -> row.order().createdNanos())
            .time("updated_at", row -> row.order().updatedNanos())
            .bigint("created_nanos", row -> row.order().createdNanos())
            .bigint("updated_nanos", row -> row.order().updatedNanos())
            .replaced("account, id");

    private OrderTable() {}

    /// An order as it stands, and why its rest was canceled if it was.
    record Row(Order order, @Nullable CancelReason endReason) {}

    private static long canceledQuantity(Order order) {
        return order.orderQuantity() - order.filledQuantity() - order.leavesQuantity();
    }

    static Order read(ResultSet row, Instrument instrument) throws SQLException {
        String contingency = row.getString("contingency");
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
                row.getLong("updated_nanos"),
                terms(row, instrument),
                row.getLong("list_id"),
                contingency == null ? null : Contingency.valueOf(contingency),
                row.getInt("list_orders"));
    }

    private static OrderTerms terms(ResultSet row, Instrument instrument) throws SQLException {
        BigDecimal display = row.getBigDecimal("display_quantity");
        return new OrderTerms(
                Nulls.ticks(row, "stop_price", instrument),
                Nulls.constant(row, "trigger_price", TriggerPrice.class, PLAIN.triggerPrice()),
                Nulls.ticks(row, "trailing_distance", instrument),
                row.getInt("trailing_ppm"),
                display == null ? 0 : instrument.lots(display),
                row.getBoolean("post_only"),
                row.getBoolean("reduce_only"),
                row.getLong("expires_nanos"),
                Nulls.constant(row, "self_trade_prevention", SelfTradePrevention.class, PLAIN.selfTradePrevention()));
    }
}
