package trading.web.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trading.engine.gateway.Answer;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.Instrument;
import trading.engine.model.Order;
import trading.engine.model.OrderStatus;
import trading.engine.model.OrderType;
import trading.engine.view.LiveView;
import trading.web.command.Accounts;
import trading.web.command.FieldChecks;
import trading.web.command.Gate;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.Listing;
import trading.web.route.QueryParameter;
import trading.web.route.Reply;
import trading.web.route.Route;
import trading.web.text.Figures;

/// What changes orders: `/api/orders` and `/api/order-lists`.
public final class OrderRoutes {
    private static final int LONGEST_STRATEGY = 64;

    record CanceledJson(int canceled) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SubmittedListJson(@Nullable Long listId, List<OrderJson> orders) {}

    private final Accounts accounts;
    private final Gate gate;
    private final LiveView view;
    private final Orders orders;

    public OrderRoutes(Accounts accounts, Gate gate, LiveView view, Orders orders) {
        this.accounts = accounts;
        this.gate = gate;
        this.view = view;
        this.orders = orders;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/api/orders", "Submits an order; with a known clientOrderId it answers the first one")
                        .forTraders()
                        .query(Accounts.PARAMETER)
                        .takes(SubmitOrderRequest.class)
                        .answers(201, OrderJson.class)
                        .by(this::submit),
                Route.post("/api/order-lists", "Submits orders that depend on each other, all of them or none")
                        .forTraders()
                        .query(Accounts.PARAMETER)
                        .takes(SubmitOrderListRequest.class)
                        .answers(201, SubmittedListJson.class)
                        .by(this::submitList),
                Route.delete("/api/orders", "Cancels all open orders, or those of one instrument or strategy")
                        .forTraders()
                        .query(
                                QueryParameter.text("symbol", "Only this instrument"),
                                QueryParameter.text("strategy", "Only those of this strategy"),
                                Accounts.PARAMETER)
                        .answers(CanceledJson.class)
                        .by(this::cancelAll),
                Route.get("/api/orders/{orderId}", "One order")
                        .forViewers()
                        .query(Accounts.PARAMETER)
                        .answers(OrderJson.class)
                        .by(call -> Reply.ok(json(required(call)))),
                Route.patch("/api/orders/{orderId}", "Changes quantity or prices of an open order")
                        .forTraders()
                        .query(Accounts.PARAMETER)
                        .takes(AmendOrderRequest.class)
                        .answers(OrderJson.class)
                        .by(this::amend),
                Route.delete("/api/orders/{orderId}", "Cancels an order")
                        .forTraders()
                        .query(Accounts.PARAMETER)
                        .answers(OrderJson.class)
                        .by(this::cancel));
    }

    private Reply submit(Call call) throws Exception {
        int account = accounts.of(call);
        SubmitOrderRequest request = call.body(SubmitOrderRequest.class);
        Orders.Submitted submitted = orders.submit(request.draft().toCommand(account, view));
        Order order = submitted.order();
        return Reply.json(submitted.isNew() ? 201 : 200, json(order))
                .withHeader("Location", "/api/orders/" + order.orderId());
    }

    private Reply submitList(Call call) throws Exception {
        int account = accounts.of(call);
        SubmitOrderListRequest request = call.body(SubmitOrderListRequest.class);
        Orders.SubmittedList submitted = orders.submit(request.draft().toCommand(account, view));
        SubmittedListJson list = new SubmittedListJson(
                submitted.listId() == 0 ? null : submitted.listId(),
                submitted.orders().stream().map(this::json).toList());
        return Reply.json(submitted.isNew() ? 201 : 200, list);
    }

    private Reply amend(Call call) throws Exception {
        AmendOrderRequest request = call.body(AmendOrderRequest.class);
        Order order = required(call);
        if (order.status().isTerminal()) {
            throw Orders.notOpen(order).asException();
        }
        Optional<Order> amended = orders.amend(command(order, request));
        return amended.isPresent() ? Reply.ok(json(amended.get())) : onItsWay(call);
    }

    private Command.AmendOrder command(Order order, AmendOrderRequest request) {
        FieldChecks checks = new FieldChecks();
        Instrument instrument = view.instrument(order.instrument());
        if (request.quantity() == null && request.limitPrice() == null && request.stopPrice() == null) {
            checks.wrong(
                    ProblemType.REQUIRED, "", "REQUIRED", "One of quantity, limitPrice and stopPrice is required.");
        }
        if (request.limitPrice() != null && !order.type().isLimited()) {
            String detail = "A " + order.type() + " order has no limitPrice.";
            checks.wrong(ProblemType.COMBINATION, "/limitPrice", "LIMIT_PRICE_NOT_ALLOWED", detail);
        }
        boolean stops = order.type().isConditional() && order.type() != OrderType.TRAILING_STOP;
        if (request.stopPrice() != null && !stops) {
            String detail = "The stopPrice of a " + order.type() + " order cannot be set.";
            checks.wrong(ProblemType.COMBINATION, "/stopPrice", "STOP_PRICE_NOT_ALLOWED", detail);
        }
        long lots = checks.lots(instrument, "/quantity", request.quantity());
        if (lots > 0 && lots <= order.filledQuantity()) {
            String filled = Figures.quantity(instrument, order.filledQuantity());
            String detail = "quantity must be above what is filled, " + filled + "; to end the order, cancel it.";
            checks.wrong(ProblemType.COMBINATION, "/quantity", "QUANTITY_FILLED", detail);
        }
        Command.AmendOrder command = new Command.AmendOrder(
                order.account(),
                order.orderId(),
                lots,
                checks.ticks(instrument, "/limitPrice", request.limitPrice()),
                checks.ticks(instrument, "/stopPrice", request.stopPrice()));
        checks.throwIfWrong();
        return command;
    }

    private Reply cancel(Call call) throws InterruptedException {
        Order order = required(call);
        Optional<Order> canceled = orders.cancel(new Command.CancelOrder(order.account(), order.orderId()));
        if (canceled.isPresent() && canceled.get().status() == OrderStatus.CANCELED) {
            return Reply.ok(json(canceled.get()));
        }
        Order now = required(call);
        if (now.status() == OrderStatus.CANCELED) {
            return Reply.ok(json(now));
        }
        if (now.status().isTerminal()) {
            throw Orders.notOpen(now).asException();
        }
        return onItsWay(call);
    }

    /// The venue is not reached at once: 202, and the order as it still is.
    private Reply onItsWay(Call call) {
        return Reply.json(202, json(required(call)));
    }

    private Reply cancelAll(Call call) throws InterruptedException {
        int account = accounts.of(call);
        int instrument = Listing.instrument(call.query(), view);
        String strategy = call.query().text("strategy").orElse("");
        if (strategy.length() > LONGEST_STRATEGY) {
            throw new Problem(
                            ProblemType.QUERY_INVALID,
                            "strategy must have at most " + LONGEST_STRATEGY + " characters.")
                    .asException();
        }
        Answer.Decided decided = gate.decide(new Command.CancelAllOrders(account, instrument, strategy));
        return Reply.ok(new CanceledJson(canceledOf(decided, account)));
    }

    private static int canceledOf(Answer.Decided decided, int account) {
        return (int) decided.reports().stream()
                .filter(report -> report instanceof Report.Canceled canceled && canceled.account() == account)
                .count();
    }

    private Order required(Call call) {
        return orders.find(call.id("orderId"), accounts.of(call))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).asException());
    }

    private OrderJson json(Order order) {
        return OrderJson.of(order, view.instrument(order.instrument()));
    }
}
