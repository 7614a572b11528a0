package trading.web.history;

import java.util.List;
import java.util.Optional;
import trading.engine.model.Bar;
import trading.engine.model.Fill;
import trading.engine.model.Order;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;
import trading.infra.store.FillFilter;
import trading.infra.store.OrderFilter;
import trading.infra.store.TradeFilter;

/// Recorded orders, trades, fills and bars, newest first except bars. Lags behind the gateway by what is
/// being written. Throws a problem of type `storage` when the database is not there.
public interface History {
    List<Order> orders(OrderFilter filter);

    Optional<Order> order(long orderId);

    List<Trade> trades(TradeFilter filter);

    Optional<Trade> trade(long tradeId);

    List<Fill> fills(FillFilter filter);

    /// The newest `limit` bars that open in `[fromNanos, toNanos)`, oldest first.
    List<Bar> bars(int instrument, TimeFrame frame, long fromNanos, long toNanos, int limit);
}
