package trading.engine.backtest;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import trading.engine.message.Report;
import trading.engine.model.LimitFill;
import trading.engine.model.Order;
import trading.engine.model.OrderStatus;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;
import trading.engine.model.TriggerPrice;

/// What the account has open in one instrument, as far as it matters for the way of the price: nothing at all, or at
/// which prices something waits.
final class OpenInterest {
    private final LimitFill limitFill;
    private final Map<Long, Order> orders = new TreeMap<>();
    private final Map<Long, Trade> trades = new HashMap<>();
    private long position;
    private boolean empty = true;
    private long[] levels = new long[8];
    private int levelCount;
    private boolean levelsLaid;
    private long changes;

    /// Bids strictly between them meet nothing; laid when they are asked for.
    private long bidAbove;
    private long bidBelow;
    private boolean boundsLaid;

    /// `limitFill`: which prices fill a limit order that rests.
    OpenInterest(LimitFill limitFill) {
        this.limitFill = limitFill;
    }

    boolean isEmpty() {
        return empty;
    }

    long position() {
        return position;
    }

    /// Counts up whenever it may wait at other prices than before.
    long changes() {
        return changes;
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
        empty = orders.isEmpty() && trades.isEmpty() && position == 0;
    }

    private void see(Order order) {
        changed();
        if (order.status().isTerminal()) {
            orders.remove(order.orderId());
        } else {
            orders.put(order.orderId(), order);
        }
    }

    private void changed() {
        boundsLaid = false;
        levelsLaid = false;
        changes++;
    }

    private void see(Trade trade) {
        changed();
        if (trade.status() == TradeStatus.OPEN) {
            trades.put(trade.tradeId(), trade);
        } else {
            trades.remove(trade.tradeId());
        }
    }

    /// Whether bids from `low` to `high`, with the ask a tick above, meet nothing that waits: no order is filled or
    /// released, no stop or target of a trade is reached, and nothing is there that changes without being met.
    /// Where commands are under way for a while (`latency`), one may be with any open order.
    boolean isOutOfReach(long low, long high, boolean latency) {
        if (latency && !orders.isEmpty()) {
            return false;
        }
        if (!boundsLaid) {
            layBounds();
        }
        return low > bidAbove && high < bidBelow;
    }

    private void layBounds() {
        boundsLaid = true;
        bidAbove = Long.MIN_VALUE;
        bidBelow = Long.MAX_VALUE;
        for (Order order : orders.values()) {
            bound(order);
        }
        for (Trade trade : trades.values()) {
            boolean isLong = trade.side() == Side.BUY;
            bound(isLong, trade.stopLossPrice());
            bound(!isLong, trade.takeProfitPrice());
        }
    }

    private void bound(Order order) {
        boolean rests = rests(order);
        boolean waits = order.status() == OrderStatus.WAITING;
        boolean sells = order.side() == Side.SELL;
        if (order.timeInForce() != TimeInForce.GTC
                || order.type() == OrderType.TRAILING_STOP
                || order.terms().triggerPrice() != TriggerPrice.BEST_PRICE) {
            bidBelow = Long.MIN_VALUE;
        } else if (rests) {
            bound(!sells, order.limitPrice());
        } else if (waits) {
            bound(order.type().takesProfit() != sells, order.terms().stopPrice());
        } else {
            bidBelow = Long.MIN_VALUE;
        }
    }

    private static boolean rests(Order order) {
        return order.status() == OrderStatus.NEW || order.status() == OrderStatus.PARTIALLY_FILLED;
    }

    /// `falling`: met by a price that falls to it, else by one that rises to it. A price of 0 is none.
    private void bound(boolean falling, long price) {
        if (price <= 0) {
            return;
        }
        if (falling) {
            bidAbove = Math.max(bidAbove, price + 1);
        } else {
            bidBelow = Math.min(bidBelow, price - 1);
        }
    }

    /// The bids at which orders, stops and targets are met, when the ask is a tick above: of what is sold the level
    /// itself, of what is bought the tick below. Returns how many there are.
    int layLevels() {
        if (!levelsLaid) {
            levelsLaid = true;
            levelCount = 0;
            for (Order order : orders.values()) {
                add(order);
            }
            for (Trade trade : trades.values()) {
                boolean sells = trade.side() == Side.BUY;
                add(sells, trade.stopLossPrice());
                add(sells, trade.takeProfitPrice());
            }
            Arrays.sort(levels, 0, levelCount);
        }
        return levelCount;
    }

    private void add(Order order) {
        boolean sells = order.side() == Side.SELL;
        add(sells, order.terms().stopPrice());
        if (rests(order) && order.limitPrice() > 0) {
            if (limitFill != LimitFill.PASS_THROUGH) {
                add(sells, order.limitPrice());
            }
            if (limitFill != LimitFill.TOUCH) {
                add(sells, order.limitPrice() + order.side().opposite().sign());
            }
        }
    }

    /// After [#layLevels()]; good until the next call.
    long[] sortedLevels() {
        return levels;
    }

    private void add(boolean sells, long price) {
        if (price <= 0) {
            return;
        }
        if (levelCount == levels.length) {
            levels = Arrays.copyOf(levels, levelCount * 2);
        }
        levels[levelCount++] = sells ? price : price - 1;
    }
}
