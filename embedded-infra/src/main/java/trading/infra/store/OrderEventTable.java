package trading.infra.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import trading.engine.model.Instrument;
import trading.engine.model.Order;
import trading.engine.model.OrderEvent;
import trading.engine.model.OrderStatus;

/// The table `order_events`.
///
/// A trailing stop may move with every price, so of its moves only the last one in each second stays. That
/// is a rule about the rows, not about when they were written: however the commands were cut into batches,
/// the same rows are left.
final class OrderEventTable {
    static final long TRAIL_NANOS = 1_000_000_000L;

    /// All but TRAILED.
    static final RecordedTable<Row> TABLE = columns(
                    RecordedTable.<Row>of("order_events").growing(Row::sequence, RecorderConnection.HIGHEST_SEQUENCE))
            .addedOnce("order_id, sequence, ordinal");

    /// Only TRAILED.
    static final RecordedTable<Row> TRAILED = columns(RecordedTable.of("order_events", "staged_trailed"))
            .replaced(
                    "(order_id, (occurred_nanos / " + TRAIL_NANOS + ")) WHERE event = 'TRAILED'", List.of("order_id"));

    private OrderEventTable() {}

    private static RecordedTable.Draft<Row> columns(RecordedTable.Draft<Row> draft) {
        return draft.instrument(row -> row.order().instrument())
                .bigint("order_id", row -> row.order().orderId())
                .bigint("sequence", Row::sequence)
                .integer("ordinal", Row::ordinal)
                .integer("account", row -> row.order().account())
                .symbol()
                .constant("event", Row::event)
                .constant("status", row -> row.order().status())
                .quantity("quantity", row -> row.order().orderQuantity())
                .quantity("filled_quantity", row -> row.order().filledQuantity())
                .quantity("leaves_quantity", row -> row.order().leavesQuantity())
                .priceOrNull("limit_price", row -> row.order().limitPrice())
                .priceOrNull("stop_price", row -> row.order().terms().stopPrice())
                .bigint("occurred_nanos", Row::occurredNanos);
    }

    /// An event, its command and its place among the reports of that command; the order after it.
    record Row(long sequence, int ordinal, OrderEvent event, Order order, long occurredNanos) {}

    static RecordedOrderEvent read(ResultSet row, Instrument instrument) throws SQLException {
        return new RecordedOrderEvent(
                Place.read(row),
                row.getLong("occurred_nanos"),
                row.getLong("order_id"),
                row.getInt("account"),
                instrument.id(),
                OrderEvent.valueOf(row.getString("event")),
                OrderStatus.valueOf(row.getString("status")),
                instrument.lots(row.getBigDecimal("quantity")),
                instrument.lots(row.getBigDecimal("filled_quantity")),
                instrument.lots(row.getBigDecimal("leaves_quantity")),
                Nulls.ticks(row, "limit_price", instrument),
                Nulls.ticks(row, "stop_price", instrument));
    }
}
