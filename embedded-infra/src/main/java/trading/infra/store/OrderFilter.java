package trading.infra.store;

import java.util.Set;
import trading.engine.model.OrderStatus;

/// Which orders to list, newest first. `instrument` -1: all. `statuses` empty: all. `beforeId` 0: from the
/// newest, else only orders with a lower id. `limit` is 1 to 500.
public record OrderFilter(int account, int instrument, Set<OrderStatus> statuses, long beforeId, int limit) {
    public OrderFilter {
        statuses = Set.copyOf(statuses);
        Page.check(beforeId, limit);
    }

    /// The newest of all.
    public static OrderFilter newest(int account, int limit) {
        return new OrderFilter(account, -1, Set.of(), 0, limit);
    }
}
