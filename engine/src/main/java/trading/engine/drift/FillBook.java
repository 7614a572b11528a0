package trading.engine.drift;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import trading.engine.message.Report;
import trading.engine.model.Fill;
import trading.engine.model.Order;
import trading.engine.model.Side;
import trading.engine.model.Trade;

/// The fills of the strategies of one account within a stretch of time, by what they belong to. Numbers of orders and
/// trades are not compared: another order before makes them others.
final class FillBook {
    private final int account;
    private final long fromNanos;
    private final long toNanos;
    private final Map<Long, String> orders = new HashMap<>();
    private final Map<Long, Owner> trades = new HashMap<>();
    private final Map<String, Long> ordersById = new HashMap<>();
    private final Map<String, Long> tradesByEntry = new HashMap<>();
    private final Map<Key, List<Fill>> fills = new LinkedHashMap<>();
    private long count;

    /// Whose a trade is.
    private record Owner(String strategy, String entry) {}

    /// Fills of one side of one trade.
    record Key(String strategy, int instrument, Side side, String entry) {}

    FillBook(int account, long fromNanos, long toNanos) {
        this.account = account;
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
    }

    /// Of one command.
    void see(List<Report> reports) {
        for (Report report : reports) {
            switch (report) {
                case Report.Accepted accepted when accepted.account() == account -> know(accepted.order());
                case Report.TradeUpdated updated when updated.account() == account -> know(updated.trade());
                default -> {}
            }
        }
        for (Report report : reports) {
            if (report instanceof Report.Filled filled && filled.account() == account) {
                know(filled.order());
                add(filled.fill(), filled.order());
            }
        }
    }

    private void know(Order order) {
        orders.put(order.orderId(), order.clientOrderId());
        if (!order.clientOrderId().isEmpty()) {
            ordersById.put(order.clientOrderId(), order.orderId());
        }
    }

    private void know(Trade trade) {
        String entry = orders.getOrDefault(trade.entryOrderId(), "");
        Owner owner = new Owner(trade.strategy(), entry.isEmpty() ? "at " + trade.createdNanos() : entry);
        if (trades.putIfAbsent(trade.tradeId(), owner) == null) {
            tradesByEntry.put(owner.entry, trade.tradeId());
        }
    }

    /// The order or the trade of the other book that is the one of this number here; the number itself when it is not
    /// known there.
    long orderIn(FillBook other, long orderId) {
        return other.ordersById.getOrDefault(orders.getOrDefault(orderId, ""), orderId);
    }

    long tradeIn(FillBook other, long tradeId) {
        Owner owner = trades.get(tradeId);
        return owner == null ? tradeId : other.tradesByEntry.getOrDefault(owner.entry, tradeId);
    }

    boolean hasOrder(String clientOrderId) {
        return ordersById.containsKey(clientOrderId);
    }

    private void add(Fill fill, Order order) {
        if (fill.timeNanos() < fromNanos || fill.timeNanos() >= toNanos) {
            return;
        }
        Owner owner = trades.getOrDefault(fill.tradeId(), new Owner(order.strategy(), order.clientOrderId()));
        if (owner.strategy.isEmpty()) {
            return;
        }
        count++;
        fills.computeIfAbsent(
                        new Key(owner.strategy, fill.instrument(), fill.side(), owner.entry),
                        unused -> new ArrayList<>())
                .add(fill);
    }

    long count() {
        return count;
    }

    Map<Key, List<Fill>> fills() {
        return fills;
    }
}
