package trading.web.order;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trading.engine.gateway.Answer;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.Order;
import trading.engine.view.LiveView;
import trading.web.command.Denials;
import trading.web.command.Gate;
import trading.web.history.History;
import trading.web.problem.FieldError;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;

/// Submits orders and finds them again, whoever asks: the order routes and the trade routes.
public final class Orders {
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
        @Nullable Order order = null;
        for (Report report : decided.reports()) {
            switch (report) {
                case Report.Denied denied ->
                    throw denials.problem(denied, command.side()).asException();
                case Report.Duplicate duplicate -> {
                    return new Submitted(repeated(duplicate, command.account()), false, decided);
                }
                case Report.Accepted(Order accepted, boolean liquidity) -> order = accepted;
                case Report.Filled(var fill, Order after, boolean liquidity) -> order = later(order, after);
                case Report.Canceled(Order after, var reason, boolean liquidity) -> order = later(order, after);
                case Report.OrderUpdated(Order after, var event, boolean liquidity) -> order = later(order, after);
                default -> {}
            }
        }
        if (order == null) {
            throw new IllegalStateException("gateway: sequence=" + decided.sequence() + ": an order without a report");
        }
        return new Submitted(order, true, decided);
    }

    /// Reports of one command may be about other orders too: those of the other side of a fill.
    private static Order later(@Nullable Order own, Order after) {
        return own == null || own.orderId() == after.orderId() ? after : own;
    }

    private Order repeated(Report.Duplicate duplicate, int account) {
        if (!duplicate.sameRequest()) {
            String detail = "clientOrderId was used for order " + duplicate.orderId() + " with other fields.";
            throw new Problem(
                            ProblemType.CLIENT_ORDER_ID_CONFLICT,
                            new FieldError("/clientOrderId", "CLIENT_ORDER_ID_CONFLICT", detail))
                    .asException();
        }
        return find(duplicate.orderId(), account)
                .orElseThrow(() -> new Problem(ProblemType.STORAGE, "The order exists but cannot be read right now.")
                        .asException());
    }

    /// Of that account only: another's order is as absent as one that never was.
    public Optional<Order> find(long orderId, int account) {
        return view.order(orderId).or(() -> history.order(orderId)).filter(order -> order.account() == account);
    }
}
