package trading.web.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trading.engine.gateway.Answer;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.Order;
import trading.engine.model.OrderStatus;
import trading.engine.view.LiveView;
import trading.infra.store.FillFilter;
import trading.infra.store.OrderFilter;
import trading.web.command.Gate;
import trading.web.history.History;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.Listing;
import trading.web.route.QueryParameter;
import trading.web.route.Reply;
import trading.web.route.Route;

/// `/api/orders` and `/api/fills`.
public final class OrderRoutes {
    private static final Set<OrderStatus> ENDED = Set.of(OrderStatus.FILLED, OrderStatus.CANCELED);

    /// `next` is what to ask as `before` for the page after this one; it is missing on the last page.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OrderList(
            long sequence, List<OrderJson> orders, @Nullable String next) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FillList(
            long sequence, List<FillJson> fills, @Nullable String next) {}

    record CanceledJson(int canceled) {}

    private final int account;
    private final Gate gate;
    private final LiveView view;
    private final History history;
    private final Orders orders;

    public OrderRoutes(int account, Gate gate, LiveView view, History history, Orders orders) {
        this.account = account;
        this.gate = gate;
        this.view = view;
        this.history = history;
        this.orders = orders;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/orders", "Orders, newest first")
                        .query(Listing.parameters(true))
                        .answers(OrderList.class)
                        .by(this::list),
                Route.post("/api/orders", "Submits an order; with a known clientOrderId it answers the first one")
                        .takes(SubmitOrderRequest.class)
                        .answers(201, OrderJson.class)
                        .by(this::submit),
                Route.delete("/api/orders", "Cancels all open orders, or those of one instrument")
                        .query(QueryParameter.text("symbol", "Only this instrument"))
                        .answers(CanceledJson.class)
                        .by(this::cancelAll),
                Route.get("/api/orders/{orderId}", "One order")
                        .answers(OrderJson.class)
                        .by(this::one),
                Route.delete("/api/orders/{orderId}", "Cancels an order")
                        .answers(OrderJson.class)
                        .by(this::cancel),
                Route.get("/api/fills", "Executions, newest first")
                        .query(Listing.parameters(false))
                        .answers(FillList.class)
                        .by(this::fills));
    }

    private Reply submit(Call call) throws Exception {
        SubmitOrderRequest request = call.body(SubmitOrderRequest.class);
        Orders.Submitted submitted = orders.submit(request.draft().toCommand(account, view));
        Order order = submitted.order();
        return Reply.json(submitted.isNew() ? 201 : 200, json(order))
                .withHeader("Location", "/api/orders/" + order.orderId());
    }

    private Reply list(Call call) {
        Listing listing = Listing.of(call.query(), view);
        long sequence = view.sequence();
        List<Order> open = view.openOrders(account).stream()
                .filter(order -> listing.matches(order.instrument(), order.orderId()))
                .toList();
        List<Order> found = switch (listing.status()) {
            case "open" -> open;
            case "closed" -> recorded(listing, ENDED);
            default -> merged(open, recorded(listing, Set.of()));
        };
        List<Order> page = found.stream()
                .sorted(Comparator.comparingLong(Order::orderId).reversed())
                .limit(listing.limit())
                .toList();
        return Reply.ok(
                new OrderList(sequence, page.stream().map(this::json).toList(), listing.next(page, Order::orderId)));
    }

    private List<Order> recorded(Listing listing, Set<OrderStatus> statuses) {
        return history
                .orders(new OrderFilter(account, listing.instrument(), statuses, listing.before(), listing.limit()))
                .stream()
                .map(order -> view.order(order.orderId()).orElse(order))
                .toList();
    }

    private static List<Order> merged(List<Order> open, List<Order> recorded) {
        List<Order> all = new ArrayList<>(recorded);
        Set<Long> known = new HashSet<>();
        recorded.forEach(order -> known.add(order.orderId()));
        open.stream().filter(order -> !known.contains(order.orderId())).forEach(all::add);
        return all;
    }

    private Reply fills(Call call) {
        Listing listing = Listing.of(call.query(), view);
        long sequence = view.sequence();
        var page =
                history.fills(new FillFilter(account, listing.instrument(), 0, 0, listing.before(), listing.limit()));
        List<FillJson> shown = page.stream()
                .map(fill -> FillJson.of(fill, view.instrument(fill.instrument())))
                .toList();
        return Reply.ok(new FillList(sequence, shown, listing.next(page, fill -> fill.fillId())));
    }

    private Reply one(Call call) {
        return Reply.ok(json(required(call.id("orderId"))));
    }

    private Reply cancel(Call call) throws InterruptedException {
        long orderId = call.id("orderId");
        Answer.Decided decided = gate.decide(new Command.CancelOrder(account, orderId));
        for (Report report : decided.reports()) {
            if (report instanceof Report.Canceled(Order order, var reason, boolean liquidity)
                    && order.orderId() == orderId) {
                return Reply.ok(json(order));
            }
        }
        Order order = required(orderId);
        if (order.status() == OrderStatus.CANCELED) {
            return Reply.ok(json(order));
        }
        throw new Problem(ProblemType.ORDER_NOT_OPEN, "The order is " + order.status() + ".").asException();
    }

    private Reply cancelAll(Call call) throws InterruptedException {
        int instrument = Listing.instrument(call.query(), view);
        Answer.Decided decided = gate.decide(new Command.CancelAllOrders(account, instrument));
        long canceled = decided.reports().stream()
                .filter(report -> report instanceof Report.Canceled)
                .count();
        return Reply.ok(new CanceledJson((int) canceled));
    }

    private Order required(long orderId) {
        return orders.find(orderId, account)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).asException());
    }

    private OrderJson json(Order order) {
        return OrderJson.of(order, view.instrument(order.instrument()));
    }
}
