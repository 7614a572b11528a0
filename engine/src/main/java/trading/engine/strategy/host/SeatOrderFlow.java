package trading.engine.strategy.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command;
import trading.engine.message.Command.CancelOrder;
import trading.engine.message.Command.CloseTrade;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Report;
import trading.engine.model.Order;
import trading.engine.model.Side;
import trading.engine.model.Trade;

/// Sends the commands of one seat, follows them, and keeps its memory in step with them.
///
/// An entry that finds the gateway busy is given up; an exit or a cancel is tried again until its trade or order
/// is gone.
final class SeatOrderFlow {
    private final SeatSurroundings around;
    private final String seat;
    private final SeatTrades trades;
    private final SeatOrders orders;
    private final SeatLog log;
    /// With what they were decided by; null for what a person has stopped.
    private final Map<Command, @Nullable Decision> wanted = new LinkedHashMap<>();
    private SortedMap<String, String> memory = new TreeMap<>();
    private List<Command> cutShort = List.of();
    private long cutShortNanos;
    private boolean unsafe;
    private boolean busy;

    SeatOrderFlow(SeatSurroundings around, String seat, SeatTrades trades, SeatOrders orders, SeatLog log) {
        this.around = around;
        this.seat = seat;
        this.trades = trades;
        this.orders = orders;
        this.log = log;
        around.memories().read(seat).ifPresent(remembered -> {
            memory = remembered.memory();
            cutShort = remembered.unsent();
            cutShortNanos = remembered.timeNanos();
        });
    }

    /// As it was kept last, which nobody changes.
    SortedMap<String, String> memory() {
        return memory;
    }

    /// Keeps what a call has put into its memory, together with what it wants to be sent, which is sent next, and
    /// with what was sent before and is not decided yet.
    ///
    /// `draft`: null where the call did not ask for it.
    void keep(long timeNanos, @Nullable MemoryDraft draft, List<Command> plan) {
        if (draft == null || !draft.changed()) {
            return;
        }
        List<Command> unsent = new ArrayList<>(orders.underWay());
        unsent.addAll(plan);
        around.memories().write(seat, timeNanos, draft.values(), unsent);
        memory = draft.values();
        unsafe = !unsent.isEmpty();
    }

    /// Sends what a crash had cut short, unless the market has moved on by more than `freshNanos`.
    void resume(long timeNanos, long freshNanos) {
        List<Command> unsent = cutShort;
        cutShort = List.of();
        if (unsent.isEmpty()) {
            return;
        }
        if (timeNanos - cutShortNanos > freshNanos) {
            log.say(timeNanos, "a crash cut a call short, and its " + unsent.size() + " orders are too old to be sent");
        } else {
            log.say(timeNanos, "a crash cut a call short: its " + unsent.size() + " orders are sent now");
            for (Command command : unsent) {
                long sequence = around.gateway().trySubmit(command);
                if (sequence < 0) {
                    log.say(timeNanos, "the gateway was busy, an order of before the crash is given up: " + command);
                } else {
                    orders.sent(sequence, command, null);
                }
            }
        }
        unsafe = true;
    }

    void send(Command command, Decision decision, long setAside) {
        if (!(command instanceof SubmitOrder)) {
            wanted.put(command, decision);
            sendWanted(command, decision);
            return;
        }
        long sequence = around.gateway().trySubmit(command);
        if (sequence < 0) {
            log.keep(decision.became(Outcome.BUSY, "the gateway was busy"));
            log.say(decision.timeNanos(), "not entered, the gateway was busy: " + decision.reason());
            return;
        }
        around.portfolio().reserve(sequence, setAside);
        orders.sent(sequence, command, decision);
        log.keep(decision);
        log.say(decision.timeNanos(), words(decision));
    }

    /// Exits and cancels that are not done yet are tried again.
    void retry() {
        if (wanted.isEmpty()) {
            busy = false;
            return;
        }
        wanted.keySet().removeIf(command -> !isPending(command));
        busy = false;
        wanted.forEach(this::sendWanted);
    }

    /// Those that are open end, whatever the strategy thinks of it.
    void cancelAll() {
        for (Order order : orders.open()) {
            CancelOrder cancel = new CancelOrder(order.account(), order.orderId());
            wanted.put(cancel, null);
            sendWanted(cancel, null);
        }
    }

    private void sendWanted(Command command, @Nullable Decision decision) {
        if (!isPending(command) || orders.isUnderWay(command)) {
            return;
        }
        long sequence = around.gateway().trySubmit(command);
        if (sequence < 0) {
            busy = true;
        } else {
            orders.sent(sequence, command, decision);
        }
        if (decision != null && sequence < 0) {
            log.keep(decision.became(Outcome.BUSY, "the gateway was busy, it is tried again"));
            log.say(decision.timeNanos(), "the gateway was busy, trying again: " + decision.reason());
        } else if (decision != null) {
            log.keep(decision);
            log.say(decision.timeNanos(), words(decision));
        }
    }

    private boolean isPending(Command command) {
        return switch (command) {
            case CloseTrade close -> {
                Trade trade = trades.open(close.tradeId());
                yield trade != null && SeatDesk.isOpen(trade);
            }
            case CancelOrder cancel -> orders.open(cancel.orderId()) != null;
            default -> false;
        };
    }

    /// True when it was one of the seat's.
    boolean onDenied(long sequence, long timeNanos, Report.Denied denied) {
        String words = "denied: " + denied.code() + " measured=" + denied.measured() + " limit=" + denied.limit();
        return answered(sequence, timeNanos, Outcome.DENIED, words);
    }

    boolean onRepeated(long sequence, long timeNanos, Report.Duplicate duplicate) {
        return answered(
                sequence, timeNanos, Outcome.REPEATED, "this bar was traded before: order " + duplicate.orderId());
    }

    private boolean answered(long sequence, long timeNanos, Outcome outcome, String words) {
        if (!orders.sent(sequence)) {
            return false;
        }
        Decision decision = orders.decisionOf(sequence);
        if (decision != null) {
            log.keep(decision.became(outcome, words));
        }
        log.say(timeNanos, words);
        return true;
    }

    /// Whether [#onDecided] may do something.
    boolean awaitsDecisions() {
        return busy || unsafe || !orders.nothingUnderWay();
    }

    /// True when something changed.
    boolean onDecided(long sequence) {
        orders.decided(sequence);
        if (unsafe && orders.nothingUnderWay()) {
            unsafe = false;
            around.memories().sent(seat);
        }
        if (busy) {
            retry();
            return true;
        }
        return false;
    }

    private static String words(Decision decision) {
        String verb = switch (decision.action()) {
            case ENTER, EXIT -> decision.side() == Side.BUY ? "buy: " : "sell: ";
            case CANCEL -> "cancel: ";
        };
        return verb + decision.reason();
    }
}
