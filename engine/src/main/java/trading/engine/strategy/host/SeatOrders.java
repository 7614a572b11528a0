package trading.engine.strategy.host;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command;
import trading.engine.model.Order;

/// The orders of one seat: those that are open, and the commands that are in the ring and not decided yet.
final class SeatOrders {
    private final TreeMap<Long, Order> open = new TreeMap<>();
    private @Nullable List<Order> told = List.of();
    private final TreeMap<Long, Command> underWay = new TreeMap<>();
    private final Map<Long, Decision> decisions = new TreeMap<>();

    void update(Order order) {
        told = null;
        if (order.status().isTerminal()) {
            open.remove(order.orderId());
        } else {
            open.put(order.orderId(), order);
        }
    }

    /// Oldest first.
    List<Order> open() {
        List<Order> all = told;
        if (all == null) {
            all = List.copyOf(open.values());
            told = all;
        }
        return all;
    }

    @Nullable
    Order open(long orderId) {
        return open.get(orderId);
    }

    void sent(long sequence, Command command, @Nullable Decision decision) {
        underWay.put(sequence, command);
        if (decision != null) {
            decisions.put(sequence, decision);
        }
    }

    boolean sent(long sequence) {
        return underWay.containsKey(sequence);
    }

    /// What the command of that sequence was sent for, if it was a decision.
    @Nullable
    Decision decisionOf(long sequence) {
        return decisions.get(sequence);
    }

    boolean isUnderWay(Command command) {
        return underWay.containsValue(command);
    }

    /// In the order in which they were sent.
    List<Command> underWay() {
        return List.copyOf(underWay.values());
    }

    int entriesUnderWay() {
        if (underWay.isEmpty()) {
            return 0;
        }
        int entries = 0;
        for (Command command : underWay.values()) {
            if (command instanceof Command.SubmitOrder) {
                entries++;
            }
        }
        return entries;
    }

    boolean nothingUnderWay() {
        return underWay.isEmpty();
    }

    /// Everything up to `sequence` is decided.
    void decided(long sequence) {
        while (!underWay.isEmpty() && underWay.firstKey() <= sequence) {
            decisions.remove(underWay.firstKey());
            underWay.pollFirstEntry();
        }
    }
}
