package trading.engine.view;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import trading.engine.model.Balance;
import trading.engine.model.Order;
import trading.engine.model.Position;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;

/// What one account has and what it has open. Guarded by the view's lock.
final class AccountView {
    private final TreeMap<Long, Order> openOrders = new TreeMap<>();
    private final TreeMap<Long, Trade> openTrades = new TreeMap<>();
    private final TreeMap<Integer, Position> positions = new TreeMap<>();
    private final TreeMap<String, Balance> balances = new TreeMap<>();

    static boolean isEnded(Trade trade) {
        return trade.status() == TradeStatus.CLOSED || trade.status() == TradeStatus.CANCELED;
    }

    void order(Order order) {
        if (order.status().isTerminal()) {
            openOrders.remove(order.orderId());
        } else {
            openOrders.put(order.orderId(), order);
        }
    }

    void trade(Trade trade) {
        if (isEnded(trade)) {
            openTrades.remove(trade.tradeId());
        } else {
            openTrades.put(trade.tradeId(), trade);
        }
    }

    void position(Position position) {
        positions.put(position.instrument(), position);
    }

    void balance(Balance balance) {
        balances.put(balance.asset(), balance);
    }

    List<Order> openOrders() {
        return copy(openOrders.values());
    }

    List<Trade> openTrades() {
        return copy(openTrades.values());
    }

    List<Position> positions() {
        return copy(positions.values());
    }

    List<Balance> balances() {
        return copy(balances.values());
    }

    long total(String asset) {
        Balance balance = balances.get(asset);
        return balance == null ? 0 : balance.total();
    }

    private static <T> List<T> copy(Collection<T> values) {
        return List.copyOf(values);
    }
}
