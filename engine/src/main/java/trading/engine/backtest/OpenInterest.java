package trading.engine.backtest;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import trading.engine.message.Report;
import trading.engine.model.Order;
import trading.engine.model.Side;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;

/// What the account has open in one instrument, as far as it matters for the way of the price: nothing at all, or at
/// which prices something waits.
final class OpenInterest {
    private final Map<Long, Order> orders = new TreeMap<>();
    private final Map<Long, Trade> trades = new HashMap<>();
    private long position;
    private long[] levels = new long[8];
    private int levelCount;

    boolean isEmpty() {
        return orders.isEmpty() && trades.isEmpty() && position == 0;
    }

    long position() {
        return position;
    }

    Iterable<Trade> trades() {
        return trades.values();
    }

    void see(Report report) {
        switch (report) {
            case Report.Accepted accepted -> see(accepted.order());
            case Report.Filled filled -> see(filled.order());
            case Report.Canceled canceled -> see(canceled.order());
            case Report.OrderUpdated updated -> see(updated.order());
            case Report.TradeUpdated updated -> see(updated.trade());
            case Report.PositionUpdated updated -> position = updated.position().quantity();
            default -> {}
        }
    }

    private void see(Order order) {
        if (order.status().isTerminal()) {
            orders.remove(order.orderId());
        } else {
            orders.put(order.orderId(), order);
        }
    }

    private void see(Trade trade) {
        if (trade.status() == TradeStatus.OPEN) {
            trades.put(trade.tradeId(), trade);
        } else {
            trades.remove(trade.tradeId());
        }
    }

    /// The bids at which stops and targets are met, when the ask is a tick above: of what is sold the level itself,
    /// of what is bought the tick below. Returns how many there are.
    int layLevels() {
        levelCount = 0;
        for (Order order : orders.values()) {
            if (order.terms().stopPrice() > 0) {
                add(
                        order.side() == Side.SELL
                                ? order.terms().stopPrice()
                                : order.terms().stopPrice() - 1);
            }
        }
        for (Trade trade : trades.values()) {
            boolean isLong = trade.side() == Side.BUY;
            if (trade.stopLossPrice() > 0) {
                add(isLong ? trade.stopLossPrice() : trade.stopLossPrice() - 1);
            }
            if (trade.takeProfitPrice() > 0) {
                add(isLong ? trade.takeProfitPrice() : trade.takeProfitPrice() - 1);
            }
        }
        Arrays.sort(levels, 0, levelCount);
        return levelCount;
    }

    /// After [#layLevels()]; good until the next call.
    long[] sortedLevels() {
        return levels;
    }

    private void add(long price) {
        if (levelCount == levels.length) {
            levels = Arrays.copyOf(levels, levelCount * 2);
        }
        levels[levelCount++] = price;
    }
}
