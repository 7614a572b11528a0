package trading.web.stream;

import java.util.List;
import trading.engine.message.Report;
import trading.engine.model.Order;
import trading.engine.view.LiveView;
import trading.web.order.OrderJson;

/// Orders of the account, each time one changes.
final class OrderFeed extends Feed {
    private final int account;
    private final LiveView view;
    private final Pending<Order> pending = new Pending<>();

    OrderFeed(Channel channel, int account, LiveView view) {
        super(channel);
        this.account = account;
        this.view = view;
    }

    @Override
    long pauseNanos() {
        return 0;
    }

    @Override
    void apply(long sequence, Report report) {
        switch (report) {
            case Report.Accepted(Order order, boolean liquidity) -> add(sequence, order);
            case Report.Filled(var fill, Order order, boolean liquidity) -> add(sequence, order);
            case Report.Canceled(Order order, var reason, boolean liquidity) -> add(sequence, order);
            case Report.OrderUpdated(Order order, var event, boolean liquidity) -> add(sequence, order);
            default -> {}
        }
    }

    private void add(long sequence, Order order) {
        pending.add(sequence, order);
        changed(sequence);
    }

    @Override
    Object snapshot() {
        return json(view.openOrders(account));
    }

    @Override
    void snapshotTaken(long sequence) {
        pending.cutAfter(sequence);
    }

    @Override
    List<Update> drain() {
        return pending.drain(this::json);
    }

    private List<OrderJson> json(List<Order> orders) {
        return orders.stream()
                .map(order -> OrderJson.of(order, view.instrument(order.instrument())))
                .toList();
    }
}
