package trading.web.exchange.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import trading.engine.model.Order;

/// Names that the exchange was given and our orders do not carry, or carry where they are not looked up: the
/// newest of each, since the start. Thread-safe.
public final class KnownIds {
    private static final int MOST = 10_000;

    private record OfAccount(int account, String clientOrderId) {}

    private static final class Newest<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST;
        }
    }

    private final Map<OfAccount, Long> orders = new Newest<>();
    private final Map<Long, String> cancels = new Newest<>();
    private final Map<OfAccount, String> lists = new Newest<>();

    public synchronized void order(int account, String clientOrderId, long orderId) {
        orders.put(new OfAccount(account, clientOrderId), orderId);
    }

    public synchronized OptionalLong orderId(int account, String clientOrderId) {
        Long known = orders.get(new OfAccount(account, clientOrderId));
        return known == null ? OptionalLong.empty() : OptionalLong.of(known);
    }

    /// Orders of the account that came in here, oldest first.
    public synchronized List<Long> orderIds(int account) {
        return orders.entrySet().stream()
                .filter(entry -> entry.getKey().account() == account)
                .map(Map.Entry::getValue)
                .toList();
    }

    /// What the request to cancel an order is called.
    public synchronized void cancel(long orderId, String cancelId) {
        cancels.put(orderId, cancelId);
    }

    public synchronized String cancelId(long orderId) {
        return Objects.requireNonNullElseGet(cancels.get(orderId), () -> "cancel-" + orderId);
    }

    /// What the list is called that an order is sent with.
    public synchronized void list(int account, String clientOrderId, String listClientOrderId) {
        lists.put(new OfAccount(account, clientOrderId), listClientOrderId);
    }

    public synchronized String listClientOrderId(Order order) {
        String known = lists.get(new OfAccount(order.account(), order.clientOrderId()));
        return Objects.requireNonNullElseGet(known, () -> "list-" + order.listId());
    }
}
