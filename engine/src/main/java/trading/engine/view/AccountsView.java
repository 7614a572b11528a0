package trading.engine.view;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import trading.engine.message.Report;
import trading.engine.model.Order;
import trading.engine.model.Trade;

/// All accounts, and the orders and trades by id. Guarded by the view's lock.
final class AccountsView {
    private static final int ENDED = 10_000;

    private static final AccountView NONE = new AccountView();

    private final Map<Integer, AccountView> byId = new HashMap<>();
    private final Map<Long, Order> openOrders = new HashMap<>();
    private final Map<Long, Order> endedOrders = new NewestById<>(ENDED);
    private final Map<Long, Trade> openTrades = new HashMap<>();
    private final Map<Long, Trade> endedTrades = new NewestById<>(ENDED);

    /// Empty when nothing is known of it.
    AccountView account(int account) {
        return byId.getOrDefault(account, NONE);
    }

    private AccountView own(int account) {
        return byId.computeIfAbsent(account, id -> new AccountView());
    }

    void apply(Report.OfAccount report) {
        switch (report) {
            case Report.PositionUpdated(var position, var liquidity) ->
                own(position.account()).position(position);
            case Report.BalanceUpdated(var balance, var liquidity) ->
                own(balance.account()).balance(balance);
            case Report.Accepted(var order, var liquidity) when !liquidity -> order(order);
            case Report.Filled(var fill, var order, var liquidity) when !liquidity -> order(order);
            case Report.Canceled(var order, var reason, var liquidity) when !liquidity -> order(order);
            case Report.OrderUpdated(var order, var event, var liquidity) when !liquidity -> order(order);
            case Report.TradeUpdated(var trade, var liquidity) when !liquidity -> trade(trade);
            default -> {}
        }
    }

    private void order(Order order) {
        own(order.account()).order(order);
        if (order.status().isTerminal()) {
            openOrders.remove(order.orderId());
            endedOrders.put(order.orderId(), order);
        } else {
            openOrders.put(order.orderId(), order);
        }
    }

    private void trade(Trade trade) {
        own(trade.account()).trade(trade);
        if (AccountView.isEnded(trade)) {
            openTrades.remove(trade.tradeId());
            endedTrades.put(trade.tradeId(), trade);
        } else {
            openTrades.put(trade.tradeId(), trade);
        }
    }

    Optional<Order> order(long orderId) {
        Order open = openOrders.get(orderId);
        return Optional.ofNullable(open != null ? open : endedOrders.get(orderId));
    }

    Optional<Trade> trade(long tradeId) {
        Trade open = openTrades.get(tradeId);
        return Optional.ofNullable(open != null ? open : endedTrades.get(tradeId));
    }
}
