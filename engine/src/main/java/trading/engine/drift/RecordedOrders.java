package trading.engine.drift;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import trading.engine.message.Command;

/// Where the journal has the orders of an account, so that who asks for the same again gets it at the same place.
final class RecordedOrders {
    private final Map<Object, Deque<Long>> places = new HashMap<>();

    /// What a command is recognised by: an order by its own id, whatever it asks for, all else by all of it.
    private static Object mark(Command command) {
        return switch (command) {
            case Command.SubmitOrder order when !order.clientOrderId().isEmpty() -> order.clientOrderId();
            case Command.SubmitOrderList list
            when !list.orders().getFirst().clientOrderId().isEmpty() ->
                "list " + list.orders().getFirst().clientOrderId();
            default -> command;
        };
    }

    void add(long sequence, Command command) {
        places.computeIfAbsent(mark(command), unused -> new ArrayDeque<>()).add(sequence);
    }

    /// The first place after `sequence`, which is taken by that; 0 when there is none.
    long take(long sequence, Command command) {
        Deque<Long> those = places.get(mark(command));
        while (those != null && !those.isEmpty()) {
            long place = those.remove();
            if (place > sequence) {
                return place;
            }
        }
        return 0;
    }

    /// Whose account a trading command is of, -1 when it is none.
    static int accountOf(Command command) {
        return switch (command) {
            case Command.SubmitOrder order -> order.account();
            case Command.SubmitOrderList list -> list.orders().getFirst().account();
            case Command.AmendOrder amend -> amend.account();
            case Command.CancelOrder cancel -> cancel.account();
            case Command.CancelAllOrders cancel -> cancel.account();
            case Command.CloseTrade close -> close.account();
            default -> -1;
        };
    }
}
