package trading.web.order;

import java.util.List;
import trading.engine.model.Instrument;
import trading.engine.model.Order;
import trading.engine.view.LiveView;
import trading.web.command.Accounts;
import trading.web.history.History;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.Reply;
import trading.web.route.Route;

/// `/api/orders/{orderId}/events`.
public final class OrderEventRoutes {
    record OrderEventList(long orderId, List<OrderEventJson> events) {}

    private final Accounts accounts;
    private final Orders orders;
    private final LiveView view;
    private final History history;

    public OrderEventRoutes(Accounts accounts, Orders orders, LiveView view, History history) {
        this.accounts = accounts;
        this.orders = orders;
        this.view = view;
        this.history = history;
    }

    public List<Route> routes() {
        return List.of(Route.get(
                        "/api/orders/{orderId}/events",
                        "What changed an order while it stayed open, fills apart, oldest first; of a trailing stop's"
                                + " moves one a second")
                .forViewers()
                .query(Accounts.PARAMETER)
                .answers(OrderEventList.class)
                .by(this::events));
    }

    private Reply events(Call call) {
        long orderId = call.id("orderId");
        Order order = orders.find(orderId, accounts.of(call))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).asException());
        Instrument instrument = view.instrument(order.instrument());
        List<OrderEventJson> events = history.orderEvents(orderId).stream()
                .map(event -> OrderEventJson.of(event, instrument))
                .toList();
        return Reply.ok(new OrderEventList(orderId, events));
    }
}
