package trading.infra.store;

import java.util.List;
import java.util.Optional;
import trading.engine.model.Order;

/// Orders from the database: everything that ever was, up to [PostgresRecorder#lag] behind. Thread-safe;
/// throws [StoreException] when the database does not answer in time.
public final class OrderQueries {
    private final Reader reader;

    OrderQueries(Reader reader) {
        this.reader = reader;
    }

    public List<Order> list(OrderFilter filter) {
        Conditions conditions = new Conditions()
                .equal("account", filter.account())
                .instrument(filter.instrument())
                .statuses(filter.statuses())
                .before(filter.beforeId());
        return reader.newest("orders", conditions, filter.limit(), OrderTable::read);
    }

    public Optional<Order> byId(long orderId) {
        return reader.one("orders", new Conditions().equal("id", orderId).anyAccount(), OrderTable::read);
    }

    public Optional<Order> byClientOrderId(int account, String clientOrderId) {
        Conditions conditions = new Conditions().equal("account", account).equal("client_order_id", clientOrderId);
        return reader.one("orders", conditions, OrderTable::read);
    }

    /// What changed an order while it stayed open, fills apart: the newest 500, oldest first.
    public List<RecordedOrderEvent> events(long orderId) {
        return reader.read(
                        "order_events",
                        handle -> handle.createQuery("SELECT * FROM order_events WHERE order_id = :order"
                                        + " ORDER BY sequence DESC, ordinal DESC LIMIT " + Page.MAXIMUM_LIMIT)
                                .bind("order", orderId)
                                .map(reader.mapper(handle, OrderEventTable::read))
                                .list())
                .reversed();
    }
}
