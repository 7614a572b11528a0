package trading.web.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Order;
import trading.engine.model.OrderStatus;
import trading.engine.view.LiveView;
import trading.infra.store.FillFilter;
import trading.infra.store.OrderFilter;
import trading.web.command.Accounts;
import trading.web.history.History;
import trading.web.route.Call;
import trading.web.route.Listing;
import trading.web.route.QueryParameter;
import trading.web.route.Reply;
import trading.web.route.Route;

/// The lists of orders and of fills.
public final class OrderQueryRoutes {
    private static final Set<OrderStatus> ENDED =
            Set.of(OrderStatus.FILLED, OrderStatus.CANCELED, OrderStatus.EXPIRED, OrderStatus.REJECTED);

    /// `next` is what to ask as `before` for the page after this one; it is missing on the last page.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OrderList(
            long sequence, List<OrderJson> orders, @Nullable String next) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FillList(
            long sequence, List<FillJson> fills, @Nullable String next) {}

    private final Accounts accounts;
    private final LiveView view;
    private final History history;

    public OrderQueryRoutes(Accounts accounts, LiveView view, History history) {
        this.accounts = accounts;
        this.view = view;
        this.history = history;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/orders", "Orders, newest first")
                        .forViewers()
                        .query(Listing.parameters(
                                true,
                                QueryParameter.text("clientOrderId", "Only the one that was sent with this id"),
                                Accounts.PARAMETER))
                        .answers(OrderList.class)
                        .by(this::list),
                Route.get("/api/fills", "Executions, newest first")
                        .forViewers()
                        .query(Listing.parameters(false, Accounts.PARAMETER))
                        .answers(FillList.class)
                        .by(this::fills));
    }

    private Reply list(Call call) {
        int account = accounts.of(call);
        Listing listing = Listing.of(call.query(), view);
        long sequence = view.sequence();
        Optional<String> clientOrderId = call.query().text("clientOrderId");
        if (clientOrderId.isPresent()) {
            return Reply.ok(new OrderList(sequence, sentWith(clientOrderId.get(), account, listing), null));
        }
        List<Order> open = view.openOrders(account).stream()
                .filter(order -> listing.matches(order.instrument(), order.orderId()))
                .toList();
        List<Order> found = switch (listing.status()) {
            case "open" -> open;
            case "closed" -> recorded(account, listing, ENDED);
            default -> merged(open, recorded(account, listing, Set.of()));
        };
        List<Order> page = found.stream()
                .sorted(Comparator.comparingLong(Order::orderId).reversed())
                .limit(listing.limit())
                .toList();
        List<OrderJson> shown = page.stream()
                .map(order -> OrderJson.of(order, view.instrument(order.instrument())))
                .toList();
        return Reply.ok(new OrderList(sequence, shown, listing.next(page, Order::orderId)));
    }

    private List<OrderJson> sentWith(String clientOrderId, int account, Listing listing) {
        return view.openOrders(account).stream()
                .filter(order -> order.clientOrderId().equals(clientOrderId))
                .findFirst()
                .or(() -> history.order(account, clientOrderId))
                .map(order -> view.order(order.orderId()).orElse(order))
                .filter(order -> listing.matches(order.instrument(), order.orderId()))
                .filter(order -> switch (listing.status()) {
                    case "open" -> !ENDED.contains(order.status());
                    case "closed" -> ENDED.contains(order.status());
                    default -> true;
                })
                .map(order -> OrderJson.of(order, view.instrument(order.instrument())))
                .stream()
                .toList();
    }

    private List<Order> recorded(int account, Listing listing, Set<OrderStatus> statuses) {
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
        int account = accounts.of(call);
        Listing listing = Listing.of(call.query(), view);
        long sequence = view.sequence();
        var page =
                history.fills(new FillFilter(account, listing.instrument(), 0, 0, listing.before(), listing.limit()));
        List<FillJson> shown = page.stream()
                .map(fill -> FillJson.of(fill, view.instrument(fill.instrument())))
                .toList();
        return Reply.ok(new FillList(sequence, shown, listing.next(page, fill -> fill.fillId())));
    }
}
