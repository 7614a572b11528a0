package trading.engine.drift;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import trading.engine.message.Command;
import trading.engine.message.Report;

/// Which order of the re-run is which of the session, of those who trade in both: an order more or less of the
/// strategies gives all later ones other numbers.
final class SharedOrders {
    private final Map<Long, Long> there = new HashMap<>();

    /// What the same command led to in the session and in the re-run.
    void see(List<Report> session, List<Report> rerun) {
        int at = 0;
        for (Report report : session) {
            if (!(report instanceof Report.Accepted accepted)) {
                continue;
            }
            while (at < rerun.size() && !(rerun.get(at) instanceof Report.Accepted)) {
                at++;
            }
            if (at < rerun.size() && rerun.get(at) instanceof Report.Accepted other) {
                long one = accepted.order().orderId();
                if (one != other.order().orderId()) {
                    there.put(one, other.order().orderId());
                }
                at++;
            }
        }
    }

    /// The same command on the order that it is there.
    Command translated(Command command) {
        return switch (command) {
            case Command.CancelOrder(int account, long orderId) -> new Command.CancelOrder(account, there(orderId));
            case Command.AmendOrder(int account, long orderId, long quantity, long limitPrice, long stopPrice) ->
                new Command.AmendOrder(account, there(orderId), quantity, limitPrice, stopPrice);
            default -> command;
        };
    }

    private long there(long orderId) {
        return there.getOrDefault(orderId, orderId);
    }
}
