package trading.web.exchange.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.model.Balance;
import trading.engine.model.CancelReason;
import trading.engine.model.Fill;
import trading.engine.model.Instrument;
import trading.engine.model.Liquidity;
import trading.engine.model.Order;
import trading.engine.model.OrderEvent;
import trading.engine.view.LiveView;
import trading.web.exchange.wire.Amounts;
import trading.web.exchange.wire.Fields;
import trading.web.exchange.wire.KnownIds;
import trading.web.exchange.wire.OrderText;
import trading.web.stream.Batch;
import trading.web.text.Figures;

/// What one account is told: each change of its orders, and its balances after a command that changed them.
/// Used by the dispatcher only.
final class UserEvents {
    private static final int MOST_LISTS = 1_000;

    private final int account;
    private final LiveView view;
    private final KnownIds ids;
    private final Map<Long, SortedMap<Long, Order>> lists = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, SortedMap<Long, Order>> eldest) {
            return size() > MOST_LISTS;
        }
    };

    UserEvents(int account, LiveView view, KnownIds ids) {
        this.account = account;
        this.view = view;
        this.ids = ids;
    }

    List<Fields> of(Batch batch) {
        List<Fields> events = new ArrayList<>();
        Map<String, Balance> balances = new LinkedHashMap<>();
        Set<Long> begun = new LinkedHashSet<>();
        for (Report report : batch.reports()) {
            if (report instanceof Report.OfAccount ofAccount && ofAccount.account() == account) {
                apply(batch, ofAccount, events, balances, begun);
            }
        }
        begun.forEach(list -> events.add(listStatus(list, "EXEC_STARTED", "EXECUTING", batch)));
        endedLists().forEach(list -> {
            events.add(listStatus(list, "ALL_DONE", "ALL_DONE", batch));
            lists.remove(list);
        });
        if (!balances.isEmpty()) {
            events.add(position(batch, balances));
        }
        return events;
    }

    private void apply(
            Batch batch, Report.OfAccount report, List<Fields> events, Map<String, Balance> balances, Set<Long> begun) {
        switch (report) {
            case Report.Accepted(Order order, boolean liquidity) -> {
                if (order.listId() != 0) {
                    begun.add(order.listId());
                    lists.computeIfAbsent(order.listId(), id -> new TreeMap<>()).put(order.orderId(), order);
                }
                events.add(order(batch, order, "NEW", OrderText.status(order), null, false));
            }
            case Report.Filled(Fill fill, Order order, boolean liquidity) -> {
                remember(order);
                events.add(order(batch, order, "TRADE", OrderText.status(order), fill, false));
            }
            case Report.Canceled(Order order, CancelReason reason, boolean liquidity) -> {
                remember(order);
                String status = OrderText.status(reason);
                events.add(order(batch, order, execution(status), status, null, reason == CancelReason.REQUESTED));
            }
            case Report.OrderUpdated(Order order, OrderEvent event, boolean liquidity) -> {
                remember(order);
                String execution = execution(event);
                if (execution != null) {
                    events.add(order(batch, order, execution, OrderText.status(order), null, false));
                }
            }
            case Report.BalanceUpdated(Balance balance, boolean liquidity) -> balances.put(balance.asset(), balance);
            case Report.Deposited deposited -> events.add(deposit(batch, deposited));
            default -> {}
        }
    }

    private static String execution(String status) {
        return status.equals("EXPIRED_IN_MATCH") ? "TRADE_PREVENTION" : status;
    }

    /// Null for what the exchange tells nobody.
    private static @Nullable String execution(OrderEvent event) {
        return switch (event) {
            case TRIGGERED, ACTIVATED -> "NEW";
            case AMENDED, REDUCED -> "REPLACED";
            case ARRIVED, TRAILED, CANCEL_PENDING, AMEND_PENDING -> null;
        };
    }

    private void remember(Order order) {
        SortedMap<Long, Order> list = lists.get(order.listId());
        if (list != null) {
            list.put(order.orderId(), order);
        }
    }

    private List<Long> endedLists() {
        return lists.entrySet().stream()
                .filter(list -> list.getValue().values().stream()
                        .allMatch(order -> order.status().isTerminal()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Fields order(
            Batch batch, Order order, String execution, String status, @Nullable Fill fill, boolean requested) {
        Instrument instrument = view.instrument(order.instrument());
        Fields event = Fields.of("e", "executionReport")
                .with("E", System.currentTimeMillis())
                .with("s", instrument.symbol())
                .with("c", requested ? ids.cancelId(order.orderId()) : order.clientOrderId())
                .with("S", order.side().name())
                .with("o", OrderText.type(order))
                .with("f", OrderText.timeInForce(order))
                .with("q", Amounts.quantity(instrument, order.orderQuantity()))
                .with("p", Amounts.price(instrument, order.limitPrice()))
                .with("P", Amounts.price(instrument, order.terms().stopPrice()));
        if (OrderText.trailingDelta(order) > 0) {
            event.with("d", OrderText.trailingDelta(order));
        }
        event.with("F", Amounts.quantity(instrument, order.terms().displayQuantity()))
                .with("g", OrderText.listId(order))
                .with("C", requested ? order.clientOrderId() : "")
                .with("x", execution)
                .with("X", status)
                .with("r", "NONE")
                .with("i", order.orderId())
                .with("l", fill == null ? Amounts.ZERO : Amounts.quantity(instrument, fill.lastQuantity()))
                .with("z", Amounts.quantity(instrument, order.filledQuantity()))
                .with("L", fill == null ? Amounts.ZERO : Amounts.price(instrument, fill.lastPrice()))
                .with("n", fill == null ? "0" : Amounts.money(fill.fee()))
                .with("N", fill == null ? null : instrument.quote())
                .with("T", Figures.millis(batch.timeNanos()))
                .with("t", fill == null ? -1 : fill.fillId())
                .with("I", batch.sequence())
                .with("w", OrderText.isWorking(order) && !order.status().isTerminal())
                .with("m", fill != null && fill.liquidity() == Liquidity.MAKER)
                .with("M", false)
                .with("O", Figures.millis(order.createdNanos()))
                .with("Z", Amounts.money(order.filledNotional()))
                .with(
                        "Y",
                        fill == null
                                ? Amounts.ZERO
                                : Amounts.money(instrument.notional(fill.lastPrice(), fill.lastQuantity())))
                .with("Q", Amounts.ZERO);
        if (OrderText.isWorking(order)) {
            event.with("W", OrderText.workingTime(order));
        }
        return event.with("V", order.terms().selfTradePrevention().name());
    }

    private Fields listStatus(long listId, String type, String status, Batch batch) {
        List<Order> orders =
                List.copyOf(lists.getOrDefault(listId, new TreeMap<>()).values());
        Order first = orders.getFirst();
        Instrument instrument = view.instrument(first.instrument());
        return Fields.of("e", "listStatus")
                .with("E", System.currentTimeMillis())
                .with("s", instrument.symbol())
                .with("g", listId)
                .with("c", "OCO")
                .with("l", type)
                .with("L", status)
                .with("r", "NONE")
                .with("C", ids.listClientOrderId(first))
                .with("T", Figures.millis(batch.timeNanos()))
                .with(
                        "O",
                        orders.stream()
                                .map(order -> Fields.of("s", instrument.symbol())
                                        .with("i", order.orderId())
                                        .with("c", order.clientOrderId()))
                                .toList());
    }

    private static Fields position(Batch batch, Map<String, Balance> balances) {
        return Fields.of("e", "outboundAccountPosition")
                .with("E", System.currentTimeMillis())
                .with("u", Figures.millis(batch.timeNanos()))
                .with(
                        "B",
                        balances.values().stream()
                                .map(balance -> Fields.of("a", balance.asset())
                                        .with("f", Amounts.money(balance.free()))
                                        .with("l", Amounts.money(balance.locked())))
                                .toList());
    }

    private static Fields deposit(Batch batch, Report.Deposited deposited) {
        return Fields.of("e", "balanceUpdate")
                .with("E", System.currentTimeMillis())
                .with("a", deposited.asset())
                .with("d", Amounts.money(deposited.amount()))
                .with("T", Figures.millis(batch.timeNanos()));
    }
}
