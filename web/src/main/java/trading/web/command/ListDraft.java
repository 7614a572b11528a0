package trading.web.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import trading.engine.message.Command;
import trading.engine.model.Contingency;
import trading.engine.view.LiveView;
import trading.web.problem.ProblemType;

/// Orders that depend on each other, as a request says them.
public record ListDraft(Contingency contingency, List<OrderDraft> orders) {
    private static final int FEWEST = 2;
    private static final int MOST = 5;

    /// Throws a problem that names every field of every order that does not fit.
    public Command.SubmitOrderList toCommand(int account, LiveView view) {
        FieldChecks checks = new FieldChecks();
        if (orders.size() < FEWEST || orders.size() > MOST) {
            checks.wrong(
                    ProblemType.COMBINATION,
                    "/orders",
                    "LIST_SIZE",
                    "A list has " + FEWEST + " to " + MOST + " orders, not " + orders.size() + ".");
            checks.throwIfWrong();
        }
        List<Command.SubmitOrder> commands = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < orders.size(); i++) {
            OrderDraft order = orders.get(i);
            FieldChecks own = checks.at("/orders/" + i);
            commands.add(order.toCommand(account, view, own));
            if (!order.symbol().equals(orders.getFirst().symbol())) {
                String detail = "All orders of a list are of one instrument.";
                own.wrong(ProblemType.COMBINATION, "/symbol", "LIST_INVALID", detail);
            }
            if (order.clientOrderId() != null && !ids.add(order.clientOrderId())) {
                String detail = "Two orders of the list have the same clientOrderId.";
                own.wrong(ProblemType.COMBINATION, "/clientOrderId", "LIST_INVALID", detail);
            }
        }
        checks.throwIfWrong();
        return new Command.SubmitOrderList(contingency, commands);
    }
}
