package trading.web.history;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
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

/// History out of PostgreSQL. Of one order or trade it says that it is not there only when all that the gateway
/// took before is stored: who asks what became of a lost answer would else send again what was done.
public final class StoreHistory implements History {
    private static final Logger LOG = LoggerFactory.getLogger(StoreHistory.class);

    private static final long STORED_WITHIN_NANOS = Duration.ofSeconds(3).toNanos();
    private static final long LOOK_EVERY_MILLIS = 5;

    private final Store store;
    private final LongSupplier takenSequence;

    /// `takenSequence`: the last that the gateway has given to a command.
    public StoreHistory(Store store, LongSupplier takenSequence) {
        this.store = store;
        this.takenSequence = takenSequence;
    }

    @Override
    public List<Order> orders(OrderFilter filter) {
        return read(() -> store.orders().list(filter));
    }

    @Override
    public Optional<Order> order(long orderId) {
        return certainly(() -> store.orders().byId(orderId));
    }

    @Override
    public Optional<Order> order(int account, String clientOrderId) {
        return certainly(() -> store.orders().byClientOrderId(account, clientOrderId));
    }

    @Override
    public List<Trade> trades(TradeFilter filter) {
        return read(() -> store.trades().list(filter));
    }

    @Override
    public Optional<Trade> trade(long tradeId) {
        return certainly(() -> store.trades().byId(tradeId));
    }

    @Override
    public List<Fill> fills(FillFilter filter) {
        return read(() -> store.fills().list(filter));
    }

    @Override
    public List<Bar> bars(int instrument, TimeFrame frame, long fromNanos, long toNanos, int limit) {
        return read(() -> store.bars().newest(instrument, frame, fromNanos, toNanos, limit));
    }

    @Override
    public List<Bar> oldestBars(int instrument, TimeFrame frame, long fromNanos, long toNanos, int limit) {
        return read(() -> store.bars().oldest(instrument, frame, fromNanos, toNanos, limit));
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

    private <T> Optional<T> certainly(Supplier<Optional<T>> query) {
        long taken = takenSequence.getAsLong();
        boolean stored = store.recorder().hasStored(taken);
        Optional<T> found = read(query);
        if (found.isPresent() || stored) {
            return found;
        }
        awaitStored(taken);
        return read(query);
    }

    private void awaitStored(long sequence) {
        long end = System.nanoTime() + STORED_WITHIN_NANOS;
        while (!store.recorder().hasStored(sequence)) {
            if (System.nanoTime() - end > 0) {
                throw new Problem(
                                ProblemType.STORAGE,
                                "Not everything that was taken is stored yet, so it may be there. Ask again.")
                        .asException();
            }
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Problem(ProblemType.STORAGE, "Stopped while waiting for what is not stored yet.")
                        .asException();
            }
        }
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
