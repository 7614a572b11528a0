package trading.web.exchange;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import trading.engine.gateway.Answer;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.CancelReason;
import trading.engine.model.Fill;
import trading.engine.model.Order;
import trading.engine.model.OrderEvent;
import trading.engine.model.OrderStatus;
import trading.engine.model.Side;
import trading.engine.view.Denial;
import trading.engine.view.LiveView;
import trading.web.command.Denials;
import trading.web.command.Gate;
import trading.web.exchange.wire.KnownIds;
import trading.web.history.History;

/// Hands orders, amendments and cancels to the gateway and says what became of them.
final class OrderEntry {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long LOOK_MILLIS = 2;

    /// Among so many of the newest is one that came a moment ago.
    private static final int LATE_DENIALS = 20;

    /// Who it was, where that is kept: the key itself is not shown to anybody.
    private static final String BY = "paper exchange";

    private static final ExchangeError DUPLICATE = ExchangeError.bad(-2010, "Duplicate order sent.")
            .with("A client order id is taken once, for ever: also when the order with it has ended.");

    private final Gate gate;
    private final LiveView view;
    private final History history;
    private final Refusals refusals;
    private final KnownIds ids;

    OrderEntry(Gate gate, LiveView view, History history, KnownIds ids) {
        this.gate = gate;
        this.view = view;
        this.history = history;
        this.refusals = new Refusals(new Denials(view));
        this.ids = ids;
    }

    /// An order right after it was taken: its fills so far, and why it ended if it has.
    record Placed(Order order, List<Fill> fills, @Nullable CancelReason reason, long timeNanos) {}

    /// An order that was canceled.
    record Ended(Order order, CancelReason reason, long timeNanos) {}

    Placed place(Command.SubmitOrder command) throws InterruptedException {
        return placed(gate.decide(command), List.of(command)).getFirst();
    }

    /// In the order of the list.
    List<Placed> place(Command.SubmitOrderList list) throws InterruptedException {
        return placed(gate.decide(list), list.orders());
    }

    private List<Placed> placed(Answer.Decided decided, List<Command.SubmitOrder> commands) {
        Side side = commands.getFirst().side();
        Map<Long, Order> orders = new LinkedHashMap<>();
        Map<Long, List<Fill>> fills = new LinkedHashMap<>();
        Map<Long, CancelReason> ends = new LinkedHashMap<>();
        for (Report report : decided.reports()) {
            switch (report) {
                case Report.Denied denied
                when !denied.isOfAmendment() -> throw refusals.of(denied, side).asException();
                case Report.Duplicate duplicate -> {
                    ids.order(duplicate.account(), duplicate.clientOrderId(), duplicate.orderId());
                    throw DUPLICATE.asException();
                }
                case Report.Accepted(Order order, boolean liquidity)
                when isOf(order, commands) -> orders.put(order.orderId(), order);
                case Report.Filled(Fill fill, Order order, boolean liquidity) -> {
                    orders.replace(order.orderId(), order);
                    fills.computeIfAbsent(order.orderId(), id -> new ArrayList<>())
                            .add(fill);
                }
                case Report.Canceled(Order order, CancelReason reason, boolean liquidity) -> {
                    orders.replace(order.orderId(), order);
                    ends.put(order.orderId(), reason);
                }
                case Report.OrderUpdated(Order order, OrderEvent event, boolean liquidity) ->
                    orders.replace(order.orderId(), order);
                default -> {}
            }
        }
        if (orders.size() != commands.size()) {
            throw new IllegalStateException("gateway: sequence=" + decided.sequence() + ": orders without a report");
        }
        return orders.values().stream()
                .map(order -> {
                    ids.order(order.account(), order.clientOrderId(), order.orderId());
                    return new Placed(
                            order,
                            fills.getOrDefault(order.orderId(), List.of()),
                            ends.get(order.orderId()),
                            decided.timeNanos());
                })
                .toList();
    }

    private static boolean isOf(Order order, List<Command.SubmitOrder> commands) {
        return commands.stream()
                .anyMatch(command -> command.account() == order.account()
                        && command.clientOrderId().equals(order.clientOrderId()));
    }

    /// Throws when the order is not open.
    Ended cancel(int account, long orderId, String cancelId) throws InterruptedException {
        ids.cancel(orderId, cancelId);
        Answer.Decided decided = gate.decide(new Command.CancelOrder(account, orderId));
        for (Report report : decided.reports()) {
            if (report instanceof Report.Canceled(Order order, CancelReason reason, boolean liquidity)
                    && order.orderId() == orderId) {
                return new Ended(order, reason, decided.timeNanos());
            }
            if (report instanceof Report.CancelRejected) {
                throw ExchangeError.UNKNOWN_ORDER.asException();
            }
        }
        return awaitEnd(orderId);
    }

    /// Starts the account's countdown anew; 0 stops it.
    void countdown(int account, long millis, boolean cancelsStops) throws InterruptedException {
        Answer.Decided decided = gate.decide(new Command.ArmDeadManSwitch(account, millis, cancelsStops, BY));
        for (Report report : decided.reports()) {
            if (report instanceof Report.Denied denied && !denied.isOfAmendment()) {
                throw refusals.of(denied, Side.BUY).asException();
            }
        }
    }

    /// A leg of a list takes the other legs along: those of its side that are still open.
    void cancelSiblings(Order leg, String cancelId) throws InterruptedException {
        if (leg.listId() == 0) {
            return;
        }
        for (Order other : view.openOrders(leg.account())) {
            if (other.listId() == leg.listId() && other.side() == leg.side() && other.orderId() != leg.orderId()) {
                try {
                    cancel(leg.account(), other.orderId(), cancelId);
                } catch (ExchangeException endedMeanwhile) {
                    if (isOpen(other.orderId())) {
                        throw endedMeanwhile;
                    }
                }
            }
        }
    }

    /// All open orders of an instrument, oldest first.
    List<Ended> cancelAll(int account, int instrument, String cancelId) throws InterruptedException {
        List<Order> open = view.openOrders(account).stream()
                .filter(order -> order.instrument() == instrument)
                .toList();
        if (open.isEmpty()) {
            throw ExchangeError.UNKNOWN_ORDER.asException();
        }
        open.forEach(order -> ids.cancel(order.orderId(), cancelId));
        Answer.Decided decided = gate.decide(new Command.CancelAllOrders(account, instrument));
        Map<Long, Ended> ended = new LinkedHashMap<>();
        for (Report report : decided.reports()) {
            if (report instanceof Report.Canceled(Order order, CancelReason reason, boolean liquidity)
                    && order.account() == account) {
                ended.put(order.orderId(), new Ended(order, CancelReason.REQUESTED, decided.timeNanos()));
            }
        }
        for (Order order : open) {
            if (!ended.containsKey(order.orderId())) {
                endedLater(order.orderId()).ifPresent(later -> ended.put(order.orderId(), later));
            }
        }
        if (ended.isEmpty()) {
            throw ExchangeError.UNKNOWN_ORDER.asException();
        }
        return List.copyOf(ended.values());
    }

    private boolean isOpen(long orderId) {
        return view.order(orderId).map(order -> !order.status().isTerminal()).orElse(false);
    }

    private Ended awaitEnd(long orderId) throws InterruptedException {
        return endedLater(orderId).orElseThrow(ExchangeError.UNKNOWN_ORDER::asException);
    }

    /// An account with latency has its cancels arrive later. Empty when the order was filled meanwhile.
    private Optional<Ended> endedLater(long orderId) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<Order> order = view.order(orderId);
            if (order.isEmpty() || order.get().status() == OrderStatus.FILLED) {
                return Optional.empty();
            }
            if (order.get().status().isTerminal()) {
                return Optional.of(new Ended(
                        order.get(), CancelReason.REQUESTED, order.get().updatedNanos()));
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw onItsWay("The cancel of order " + orderId + " is on its way.");
    }

    /// The order as it is after the amendment, and when that was.
    record Amended(Order order, long timeNanos, long sequence) {}

    Amended amend(Order order, long lots) throws InterruptedException {
        Answer.Decided decided = gate.decide(new Command.AmendOrder(order.account(), order.orderId(), lots, 0, 0));
        for (Report report : decided.reports()) {
            switch (report) {
                case Report.Denied denied
                when denied.orderId() == order.orderId() ->
                    throw refusals.of(denied, order.side()).asException();
                case Report.CancelRejected rejected -> throw ExchangeError.NO_SUCH_ORDER.asException();
                case Report.OrderUpdated(Order after, OrderEvent event, boolean liquidity)
                when after.orderId() == order.orderId() && event == OrderEvent.AMENDED -> {
                    return new Amended(after, decided.timeNanos(), decided.sequence());
                }
                default -> {}
            }
        }
        return new Amended(awaitChange(order, decided.sequence()), decided.timeNanos(), decided.sequence());
    }

    /// An account with latency has its amendments arrive later, where they may be refused, or find that the order has
    /// ended.
    private Order awaitChange(Order before, long sentSequence) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Order now = view.order(before.orderId()).orElse(before);
            if (now.orderQuantity() != before.orderQuantity()) {
                return now;
            }
            for (Denial denial : view.denials(before.account(), LATE_DENIALS)) {
                if (denial.sequence() > sentSequence && denial.denied().orderId() == before.orderId()) {
                    throw refusals.of(denial.denied(), before.side()).asException();
                }
            }
            if (now.status().isTerminal()) {
                throw ExchangeError.NO_SUCH_ORDER.asException();
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw onItsWay("The amendment of order " + before.orderId() + " is on its way.");
    }

    private static ExchangeException onItsWay(String words) {
        return new ExchangeError(
                        504,
                        -1007,
                        "Timeout waiting for response from backend server. Send status unknown; execution status"
                                + " unknown.",
                        words,
                        null)
                .asException();
    }

    /// What a request names by `orderId` or else by `origClientOrderId`; of that account and instrument only.
    Optional<Order> find(int account, int instrument, OptionalLong orderId, Optional<String> clientOrderId) {
        if (orderId.isEmpty() && clientOrderId.isEmpty()) {
            throw ExchangeError.bad(
                            -1102, "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!")
                    .asException();
        }
        Optional<Order> found =
                orderId.isPresent() ? byId(orderId.getAsLong()) : byClientOrderId(account, clientOrderId.orElseThrow());
        return found.filter(order -> order.account() == account && order.instrument() == instrument);
    }

    private Optional<Order> byId(long orderId) {
        return view.order(orderId).or(() -> history.order(orderId));
    }

    private Optional<Order> byClientOrderId(int account, String clientOrderId) {
        OptionalLong known = ids.orderId(account, clientOrderId);
        if (known.isPresent()) {
            return byId(known.getAsLong());
        }
        return view.openOrders(account).stream()
                .filter(order -> order.clientOrderId().equals(clientOrderId))
                .findFirst()
                .or(() -> history.order(account, clientOrderId)
                        .map(order -> view.order(order.orderId()).orElse(order)));
    }
}
