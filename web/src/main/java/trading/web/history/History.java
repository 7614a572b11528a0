package trading.web.history;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import trading.engine.model.Bar;
import trading.engine.model.Equity;
import trading.engine.model.Fill;
import trading.engine.model.Order;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;
import trading.engine.strategy.host.Decision;
import trading.infra.store.DecisionFilter;
import trading.infra.store.FillFilter;
import trading.infra.store.OrderFilter;
import trading.infra.store.Place;
import trading.infra.store.RecordedDeadManSwitch;
import trading.infra.store.RecordedDenial;
import trading.infra.store.RecordedLimits;
import trading.infra.store.RecordedOrderEvent;
import trading.infra.store.RecordedOverride;
import trading.infra.store.RecordedPermission;
import trading.infra.store.RecordedResult;
import trading.infra.store.RecordedState;
import trading.infra.store.RecordedSwitch;
import trading.infra.store.TradeFilter;

/// What was recorded, newest first unless it says otherwise. Lags behind the gateway by what is being
/// written. Throws a problem of type `storage` when the database is not there.
public interface History {
    List<Order> orders(OrderFilter filter);

    Optional<Order> order(long orderId);

    Optional<Order> order(int account, String clientOrderId);

    List<Trade> trades(TradeFilter filter);

    Optional<Trade> trade(long tradeId);

    List<Fill> fills(FillFilter filter);

    /// The newest `limit` bars that open in `[fromNanos, toNanos)`, oldest first.
    List<Bar> bars(int instrument, TimeFrame frame, long fromNanos, long toNanos, int limit);

    /// The oldest `limit` bars that open in `[fromNanos, toNanos)`, oldest first.
    List<Bar> oldestBars(int instrument, TimeFrame frame, long fromNanos, long toNanos, int limit);

    /// What changed an order while it stayed open, fills apart; oldest first.
    List<RecordedOrderEvent> orderEvents(long orderId);

    /// What an account was worth in `[fromNanos, toNanos)`, thinned to `points`, oldest first.
    List<Equity> equity(int account, long fromNanos, long toNanos, int points);

    /// What came of the trades closed in `[fromNanos, toNanos)`, by day in `zone`, instrument and strategy.
    List<RecordedResult> results(int account, long fromNanos, long toNanos, ZoneId zone);

    List<RecordedDenial> denials(int account, Place before, int limit);

    List<RecordedState> tradingStates(int account, Place before, int limit);

    List<RecordedLimits> limitChanges(int account, Place before, int limit);

    List<RecordedSwitch> killSwitches(Place before, int limit);

    List<RecordedPermission> permissions(int account, Place before, int limit);

    List<RecordedOverride> overrides(int account, Place before, int limit);

    List<RecordedDeadManSwitch> deadManSwitch(int account, Place before, int limit);

    List<Decision> decisions(DecisionFilter filter);

    Optional<Decision> decision(String id);
}
