package trading.web.history;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import trading.infra.store.Store;
import trading.infra.store.StoreException;
import trading.infra.store.TradeFilter;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;

/// History out of PostgreSQL.
public final class StoreHistory implements History {
    private static final Logger LOG = LoggerFactory.getLogger(StoreHistory.class);

    private final Store store;

    public StoreHistory(Store store) {
        this.store = store;
    }

    @Override
    public List<Order> orders(OrderFilter filter) {
        return read(() -> store.orders().list(filter));
    }

    @Override
    public Optional<Order> order(long orderId) {
        return read(() -> store.orders().byId(orderId));
    }

    @Override
    public Optional<Order> order(int account, String clientOrderId) {
        return read(() -> store.orders().byClientOrderId(account, clientOrderId));
    }

    @Override
    public List<Trade> trades(TradeFilter filter) {
        return read(() -> store.trades().list(filter));
    }

    @Override
    public Optional<Trade> trade(long tradeId) {
        return read(() -> store.trades().byId(tradeId));
    }

    @Override
    public List<Fill> fills(FillFilter filter) {
        return read(() -> store.fills().list(filter));
    }

    @Override
    public List<Bar> bars(int instrument, TimeFrame frame, long fromNanos, long toNanos, int limit) {
        return read(() -> store.bars().range(instrument, frame, fromNanos, toNanos, limit));
    }

    @Override
    public List<RecordedOrderEvent> orderEvents(long orderId) {
        return read(() -> store.orders().events(orderId));
    }

    @Override
    public List<Equity> equity(int account, long fromNanos, long toNanos, int points) {
        return read(() -> store.equity().series(account, fromNanos, toNanos, points));
    }

    @Override
    public List<RecordedResult> results(int account, long fromNanos, long toNanos, ZoneId zone) {
        return read(() -> store.results().closed(account, fromNanos, toNanos, zone));
    }

    @Override
    public List<RecordedDenial> denials(int account, Place before, int limit) {
        return read(() -> store.risk().denials(account, before, limit));
    }

    @Override
    public List<RecordedState> tradingStates(int account, Place before, int limit) {
        return read(() -> store.risk().tradingStates(account, before, limit));
    }

    @Override
    public List<RecordedLimits> limitChanges(int account, Place before, int limit) {
        return read(() -> store.risk().limitChanges(account, before, limit));
    }

    @Override
    public List<RecordedSwitch> killSwitches(Place before, int limit) {
        return read(() -> store.risk().killSwitches(before, limit));
    }

    @Override
    public List<RecordedPermission> permissions(int account, Place before, int limit) {
        return read(() -> store.risk().permissions(account, before, limit));
    }

    @Override
    public List<RecordedOverride> overrides(int account, Place before, int limit) {
        return read(() -> store.risk().overrides(account, before, limit));
    }

    @Override
    public List<RecordedDeadManSwitch> deadManSwitch(int account, Place before, int limit) {
        return read(() -> store.risk().deadManSwitch(account, before, limit));
    }

    @Override
    public List<Decision> decisions(DecisionFilter filter) {
        return read(() -> store.decisions().list(filter));
    }

    @Override
    public Optional<Decision> decision(String id) {
        return read(() -> store.decisions().byId(id));
    }

    private static <T> T read(Supplier<T> query) {
        try {
            return query.get();
        } catch (StoreException e) {
            LOG.warn("history: the database did not answer: {}", e.getMessage());
            throw new Problem(ProblemType.STORAGE, "History cannot be read right now; what is open can.")
                    .withHeader("Retry-After", "2")
                    .asException();
        }
    }
}
