package trading.engine.analyst.budget;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.analyst.CallCost;
import trading.engine.analyst.Excerpt;
import trading.engine.analyst.FailureCode;
import trading.engine.analyst.budget.Reserving.Refused;
import trading.engine.analyst.budget.Reserving.Reservation;

/// Lets calls through as long as the worst that they can cost fits into every limit.
///
/// Any thread. One lock is held over check, ledger and sum, so that no two calls see the same rest.
public final class Budget implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Budget.class);
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private BudgetLimits limits;
    private @Nullable ModelPrice price;
    private final LongSupplier wallNanos;
    private final SpendingLedger ledger;
    private final ReentrantLock lock = new ReentrantLock();
    private final DaySpending spending = new DaySpending();
    private final Deque<Long> calls = new ArrayDeque<>();
    private final Map<String, Reservation> underWay = new HashMap<>();
    /// At which price each was let through.
    private final Map<String, ModelPrice> prices = new HashMap<>();
    private long serial;

    private Budget(BudgetLimits limits, @Nullable ModelPrice price, LongSupplier wallNanos, SpendingLedger ledger) {
        this.limits = limits;
        this.price = price;
        this.wallNanos = wallNanos;
        this.ledger = ledger;
    }

    /// Opens the ledger in `file`, or begins one. `price` is null when nobody said what the model costs: then
    /// nothing is let through. `wallNanos`: nanoseconds since 1970 by the wall clock.
    ///
    /// Throws [trading.engine.chain.ChainDamagedException] when the ledger was changed.
    public static Budget open(Path file, BudgetLimits limits, @Nullable ModelPrice price, LongSupplier wallNanos)
            throws IOException {
        SpendingLedger ledger = new SpendingLedger();
        Budget budget = new Budget(limits, price, wallNanos, ledger);
        ledger.open(file, budget::taken, budget::replaced);
        budget.serial = ledger.entries();
        if (!budget.underWay.isEmpty()) {
            log.warn("analyst: {} calls were never settled and count as spent", budget.underWay.size());
            budget.underWay.clear();
        }
        return budget;
    }

    /// Takes the worst that a call can cost. A [Reservation] must be given to [#settle].
    public Reserving reserve(String strategy, long mostPromptTokens, long mostOutputTokens) {
        lock.lock();
        try {
            ModelPrice current = price;
            if (current == null) {
                return new Refused(
                        FailureCode.PRICE_UNKNOWN,
                        "budget: nobody said what the model costs: set its prices, 0 for one of your own");
            }
            CallCost most = current.of(mostPromptTokens, mostOutputTokens);
            long now = wallNanos.getAsLong();
            spending.advanceTo(now);
            forgetCallsBefore(now - MINUTE_NANOS);
            Refused refused = refusal(strategy, most);
            if (refused != null) {
                return refused;
            }
            Reserving taken = taken(strategy, now, most);
            if (taken instanceof Reservation reservation) {
                prices.put(reservation.id(), current);
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private Reserving taken(String strategy, long now, CallCost most) {
        Reservation reservation = new Reservation(now + "-" + ++serial, strategy, now, most);
        try {
            ledger.reserved(reservation);
        } catch (IOException e) {
            log.error("analyst: the ledger of spending cannot be written: no more calls", e);
            return new Refused(FailureCode.RECORDS_UNAVAILABLE, "budget: the ledger: " + Excerpt.of(e.toString()));
        }
        taken(reservation);
        return reservation;
    }

    private void taken(Reservation reservation) {
        spending.advanceTo(reservation.atNanos());
        spending.add(reservation.strategy(), reservation.most());
        calls.addLast(reservation.atNanos());
        underWay.put(reservation.id(), reservation);
    }

    private void replaced(String id, CallCost spent) {
        Reservation reservation = underWay.remove(id);
        if (reservation != null) {
            long day = DaySpending.dayOf(reservation.atNanos());
            spending.replace(day, reservation.strategy(), reservation.most(), spent);
        }
    }

    private @Nullable Refused refusal(String strategy, CallCost most) {
        DaySpending.Sum day = spending.all();
        DaySpending.Sum own = spending.of(strategy);
        if (most.money() > limits.callMoney()) {
            return refused(FailureCode.BUDGET_CALL_MONEY, 0, most.money(), limits.callMoney());
        }
        if (most.tokens() > limits.callTokens()) {
            return refused(FailureCode.BUDGET_CALL_TOKENS, 0, most.tokens(), limits.callTokens());
        }
        if (day.money() + most.money() > limits.dayMoney()) {
            return refused(FailureCode.BUDGET_DAY_MONEY, day.money(), most.money(), limits.dayMoney());
        }
        if (day.tokens() + most.tokens() > limits.dayTokens()) {
            return refused(FailureCode.BUDGET_DAY_TOKENS, day.tokens(), most.tokens(), limits.dayTokens());
        }
        if (own.money() + most.money() > limits.strategyDayMoney()) {
            return refused(FailureCode.BUDGET_STRATEGY_MONEY, own.money(), most.money(), limits.strategyDayMoney());
        }
        if (own.tokens() + most.tokens() > limits.strategyDayTokens()) {
            return refused(FailureCode.BUDGET_STRATEGY_TOKENS, own.tokens(), most.tokens(), limits.strategyDayTokens());
        }
        return calls.size() >= limits.callsPerMinute()
                ? refused(FailureCode.BUDGET_CALL_RATE, calls.size(), 1, limits.callsPerMinute())
                : null;
    }

    private static Refused refused(FailureCode code, long spent, long call, long limit) {
        return new Refused(code, "budget: " + code + ": spent=" + spent + " call=" + call + " limit=" + limit);
    }

    /// Dates from a clock that was set back count as now: they are never let off early.
    private void forgetCallsBefore(long nanos) {
        while (!calls.isEmpty() && calls.getFirst() <= nanos) {
            calls.removeFirst();
        }
    }

    /// Replaces a reservation by what the call came to. Returns that cost.
    public CallCost settle(Reservation reservation, long promptTokens, long outputTokens) {
        lock.lock();
        try {
            ModelPrice its = prices.get(reservation.id());
            return settled(reservation, its == null ? reservation.most() : its.of(promptTokens, outputTokens));
        } finally {
            lock.unlock();
        }
    }

    /// Other limits and prices from now on; what was spent and what is reserved stays so.
    public void accept(BudgetLimits newLimits, @Nullable ModelPrice newPrice) {
        lock.lock();
        try {
            limits = newLimits;
            price = newPrice;
        } finally {
            lock.unlock();
        }
    }

    /// The call was never made, or is not charged for.
    public CallCost release(Reservation reservation) {
        return settled(reservation, CallCost.NONE);
    }

    /// Nobody knows what the call came to: all that was reserved.
    public CallCost forfeit(Reservation reservation) {
        return settled(reservation, reservation.most());
    }

    private CallCost settled(Reservation reservation, CallCost spent) {
        lock.lock();
        try {
            prices.remove(reservation.id());
            ledger.settled(reservation.id(), spent);
            replaced(reservation.id(), spent);
            return spent;
        } catch (IOException e) {
            log.error("analyst: the ledger of spending cannot be written: all that was reserved counts as spent", e);
            replaced(reservation.id(), atLeast(reservation.most(), spent));
            return atLeast(reservation.most(), spent);
        } finally {
            lock.unlock();
        }
    }

    private static CallCost atLeast(CallCost one, CallCost other) {
        return one.money() >= other.money() && one.tokens() >= other.tokens() ? one : other;
    }

    public BudgetView view() {
        lock.lock();
        try {
            long now = wallNanos.getAsLong();
            spending.advanceTo(now);
            forgetCallsBefore(now - MINUTE_NANOS);
            return new BudgetView(
                    spending.startNanos(),
                    spending.all().money(),
                    spending.all().tokens(),
                    underWay.values().stream()
                            .mapToLong(reservation -> reservation.most().money())
                            .sum(),
                    underWay.size(),
                    calls.size(),
                    spending.strategies(),
                    limits);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        ledger.close();
    }
}
