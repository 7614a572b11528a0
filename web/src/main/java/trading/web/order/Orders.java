package trading.web.order;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trading.engine.gateway.Answer;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.DenyCode;
import trading.engine.model.Order;
import trading.engine.model.OrderEvent;
import trading.engine.view.LiveView;
import trading.web.command.Denials;
import trading.web.command.Gate;
import trading.web.history.History;
import trading.web.problem.FieldError;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;

/// Submits orders and finds them again, whoever asks: the order routes and the trade routes.
public final class Orders {
    /// How far the ids of one list's orders may be apart.
    private static final int LIST_SPAN = 20;

    private static final long STORED_WITHIN_NANOS = Duration.ofSeconds(3).toNanos();
    private static final long LOOK_EVERY_MILLIS = 20;

    private final Gate gate;
    private final LiveView view;
    private final History history;
    private final Denials denials;

    public Orders(Gate gate, LiveView view, History history) {
        this.gate = gate;
        this.view = view;
        this.history = history;
        this.denials = new Denials(view);
    }

    /// An order that is there, and whether this very request made it. `decided` has its reports if so.
    public record Submitted(Order order, boolean isNew, Answer.Decided decided) {}

    public Submitted submit(Command.SubmitOrder command) throws InterruptedException {
        Answer.Decided decided = gate.decide(command);
        for (Report report : decided.reports()) {
            switch (report) {
                case Report.Accepted(Order order, boolean liquidity)
                when isOf(command, order) -> {
                    return new Submitted(after(decided, order), true, decided);
                }
                case Report.Denied denied
                when denied.account() == command.account() && !denied.isOfAmendment() ->
                    throw denials.problem(denied, command.side()).asException();
                case Report.Duplicate duplicate -> {
                    return new Submitted(repeated(duplicate), false, decided);
                }
                default -> {}
            }
        }
        throw new IllegalStateException("gateway: sequence=" + decided.sequence() + ": an order without a report");
    }

    /// The same command may also have brought other orders into being: the exit of a trade, for one.
    private static boolean isOf(Command.SubmitOrder command, Order order) {
        return order.account() == command.account()
                && order.instrument() == command.instrument()
                && order.side() == command.side()
                && order.type() == command.type()
                && order.orderQuantity() == command.quantity()
                && order.limitPrice() == command.limitPrice()
                && order.clientOrderId().equals(command.clientOrderId());
    }

    private static Order after(Answer.Decided decided, Order order) {
        return OrderReports.latest(decided.reports()).getOrDefault(order.orderId(), order);
    }

    /// The orders of a list, the parent first, and whether this very request made them.
    record SubmittedList(long listId, List<Order> orders, boolean isNew) {}

    SubmittedList submit(Command.SubmitOrderList command) throws InterruptedException {
        Answer.Decided decided = gate.decide(command);
        for (Report report : decided.reports()) {
            switch (report) {
                case Report.Denied denied
                when !denied.isOfAmendment() -> throw refused(denied, command).asException();
                case Report.Duplicate duplicate -> {
                    Order one = repeated(duplicate);
                    return new SubmittedList(one.listId(), listOf(one, command), false);
                }
                case Report.Accepted(Order order, boolean liquidity)
                when order.listId() != 0 -> {
                    return new SubmittedList(order.listId(), accepted(decided, order.listId()), true);
                }
                default -> {}
            }
        }
        throw new IllegalStateException("gateway: sequence=" + decided.sequence() + ": a list without a report");
    }

    private static List<Order> accepted(Answer.Decided decided, long listId) {
        Map<Long, Order> latest = OrderReports.latest(decided.reports());
        return latest.values().stream()
                .filter(order -> order.listId() == listId)
                .toList();
    }

    /// A refusal names its order by the client order id; where that could be two, it is of the whole list.
    private Problem refused(Report.Denied denied, Command.SubmitOrderList command) {
        if (denied.code() == DenyCode.LIST_INVALID) {
            return denials.problemAt(denied, "/orders/" + denied.measured());
        }
        List<Command.SubmitOrder> candidates = command.orders().stream()
                .filter(order -> order.clientOrderId().equals(denied.clientOrderId()))
                .toList();
        if (candidates.size() != 1) {
            return denials.problemAt(denied, "/orders");
        }
        Command.SubmitOrder order = candidates.getFirst();
        return denials.problem(
                denied, order.side(), "/orders/" + command.orders().indexOf(order));
    }

    /// The orders of a list were accepted one after the other, so their ids are near each other; it has the id of its
    /// first order.
    private List<Order> listOf(Order one, Command.SubmitOrderList command) {
        List<Order> found = new ArrayList<>();
        for (long id = one.listId(); id < one.listId() + LIST_SPAN; id++) {
            if (found.size() < command.orders().size()) {
                find(id, one.account())
                        .filter(order -> order.listId() == one.listId())
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private Order repeated(Report.Duplicate duplicate) throws InterruptedException {
        if (!duplicate.sameRequest()) {
            String detail = "clientOrderId was used for order " + duplicate.orderId() + " with other fields.";
            throw new Problem(
                            ProblemType.CLIENT_ORDER_ID_CONFLICT,
                            new FieldError("/clientOrderId", "CLIENT_ORDER_ID_CONFLICT", detail))
                    .asException();
        }
        return stored(duplicate.orderId(), duplicate.account())
                .orElseThrow(() -> new Problem(ProblemType.STORAGE, "The order exists but cannot be read right now.")
                        .asException());
    }

    /// An order that is known to exist. One that is closed is in the history as soon as that has caught up, which may
    /// be a moment after a restart: just when lost answers are asked for again.
    private Optional<Order> stored(long orderId, int account) throws InterruptedException {
        long end = System.nanoTime() + STORED_WITHIN_NANOS;
        Optional<Order> found = find(orderId, account);
        while (found.isEmpty() && System.nanoTime() - end < 0) {
            Thread.sleep(LOOK_EVERY_MILLIS);
            found = find(orderId, account);
        }
        return found;
    }

    /// Changes an open order. Empty when the change is on its way to the venue.
    Optional<Order> amend(Command.AmendOrder command) throws InterruptedException {
        Answer.Decided decided = gate.decide(command);
        for (Report report : decided.reports()) {
            if (report instanceof Report.Denied denied && isOf(command, denied)) {
                throw notAmended(denied, command).asException();
            }
        }
        boolean done = decided.reports().stream()
                .anyMatch(report ->
                        report instanceof Report.OrderUpdated(Order order, OrderEvent event, boolean liquidity)
                                && event == OrderEvent.AMENDED
                                && order.orderId() == command.orderId());
        return done ? about(decided, command.orderId()) : Optional.empty();
    }

    private static boolean isOf(Command.AmendOrder command, Report.Denied denied) {
        return denied.account() == command.account() && denied.orderId() == command.orderId();
    }

    private Problem notAmended(Report.Denied denied, Command.AmendOrder command) {
        Optional<Order> order = find(command.orderId(), command.account());
        return order.filter(known -> known.status().isTerminal())
                .map(Orders::notOpen)
                .orElseGet(() -> denials.problem(denied, order.map(Order::side).orElse(null)));
    }

    /// Cancels an order. Empty when the cancel is on its way to the venue.
    Optional<Order> cancel(Command.CancelOrder command) throws InterruptedException {
        return about(gate.decide(command), command.orderId());
    }

    private static Optional<Order> about(Answer.Decided decided, long orderId) {
        @Nullable Order order = OrderReports.latest(decided.reports()).get(orderId);
        return Optional.ofNullable(order);
    }

    static Problem notOpen(Order order) {
        return new Problem(ProblemType.ORDER_NOT_OPEN, "The order is " + order.status() + ".");
    }

    /// Of that account only: another's order is as absent as one that never was.
    public Optional<Order> find(long orderId, int account) {
        return view.order(orderId).or(() -> history.order(orderId)).filter(order -> order.account() == account);
    }
}
