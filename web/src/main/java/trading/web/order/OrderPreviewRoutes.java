package trading.web.order;

import java.util.List;
import trading.engine.message.Command;
import trading.engine.message.OrderOutlook;
import trading.engine.view.LiveView;
import trading.web.command.Accounts;
import trading.web.command.Denials;
import trading.web.command.Gate;
import trading.web.route.Call;
import trading.web.route.Reply;
import trading.web.route.Route;

/// What the gate would say to orders, before they are sent: `/api/orders/preview` and
/// `/api/order-lists/preview`.
///
/// The gate itself is asked, so that the answer is the one that the order would get; nothing is journaled
/// or counted for the question.
public final class OrderPreviewRoutes {
    private final Accounts accounts;
    private final Gate gate;
    private final LiveView view;
    private final Denials denials;

    public OrderPreviewRoutes(Accounts accounts, Gate gate, LiveView view) {
        this.accounts = accounts;
        this.gate = gate;
        this.view = view;
        this.denials = new Denials(view);
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/api/orders/preview", "What would become of an order, which is not sent")
                        .forTraders()
                        .query(Accounts.PARAMETER)
                        .takes(SubmitOrderRequest.class)
                        .answers(OrderPreviewJson.class)
                        .by(this::order),
                Route.post("/api/order-lists/preview", "What would become of a list of orders, which is not sent")
                        .forTraders()
                        .query(Accounts.PARAMETER)
                        .takes(SubmitOrderListRequest.class)
                        .answers(OrderPreviewJson.class)
                        .by(this::list));
    }

    private Reply order(Call call) throws Exception {
        int account = accounts.of(call);
        Command.SubmitOrder order = call.body(SubmitOrderRequest.class).draft().toCommand(account, view);
        OrderOutlook outlook = gate.ask(order);
        return Reply.ok(OrderPreviewJson.of(outlook, order, view.instrument(order.instrument()), denials, ""));
    }

    private Reply list(Call call) throws Exception {
        int account = accounts.of(call);
        Command.SubmitOrderList list =
                call.body(SubmitOrderListRequest.class).draft().toCommand(account, view);
        OrderOutlook outlook = gate.ask(list);
        int place = outlook instanceof OrderOutlook.Refused refused ? refused.place() : 0;
        Command.SubmitOrder about = list.orders().get(place);
        return Reply.ok(
                OrderPreviewJson.of(outlook, about, view.instrument(about.instrument()), denials, "/orders/" + place));
    }
}
