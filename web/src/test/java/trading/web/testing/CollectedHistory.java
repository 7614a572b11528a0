package trading.web.testing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import trading.engine.gateway.ReportHandler;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.Equity;
import trading.engine.model.Fill;
import trading.engine.model.FixedPoint;
import trading.engine.model.LimitOverride;
import trading.engine.model.Order;
import trading.engine.model.Permission;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;
import trading.engine.orchestrator.DecisionListener;
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
import trading.infra.store.RecordedOverride.Event;
import trading.infra.store.RecordedPermission;
import trading.infra.store.RecordedResult;
import trading.infra.store.RecordedState;
import trading.infra.store.RecordedSwitch;
import trading.infra.store.TradeFilter;
import trading.web.history.History;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;

/// History in memory, collected from the ring. Can be switched off like a database that is gone.
public final class CollectedHistory implements History, ReportHandler, DecisionListener {
    private final Map<Long, Order> orders = new ConcurrentHashMap<>();
    private final Map<Long, Trade> trades = new ConcurrentHashMap<>();
    private final List<Fill> fills = new CopyOnWriteArrayList<>();
    private final List<Bar> bars = new CopyOnWriteArrayList<>();
    private final List<RecordedOrderEvent> events = new CopyOnWriteArrayList<>();
    private final List<Equity> equities = new CopyOnWriteArrayList<>();
    private final List<RecordedDenial> denials = new CopyOnWriteArrayList<>();
    private final List<RecordedLimits> limits = new CopyOnWriteArrayList<>();
    private final List<RecordedState> states = new CopyOnWriteArrayList<>();
    private final List<RecordedSwitch> switches = new CopyOnWriteArrayList<>();
    private final List<RecordedPermission> permissions = new CopyOnWriteArrayList<>();
    private final List<RecordedOverride> overrides = new CopyOnWriteArrayList<>();
    private final List<RecordedDeadManSwitch> deadManSwitches = new CopyOnWriteArrayList<>();
    private final Map<String, Decision> decisions = new ConcurrentHashMap<>();
    private final Map<Integer, String> symbols = new ConcurrentHashMap<>();
    private final AtomicInteger late = new AtomicInteger();
    private volatile boolean down;

    public void down(boolean gone) {
        down = gone;
    }

    /// The next `times` that an order is asked for by its id, it is not there yet.
    public void late(int times) {
        late.set(times);
    }

    @Override
    public void onReports(long sequence, long timeNanos, List<Report> reports, boolean endOfBatch) {
        for (int i = 0; i < reports.size(); i++) {
            keepRisk(new Place(sequence, i), timeNanos, reports.get(i));
            keepAllowance(new Place(sequence, i), timeNanos, reports.get(i));
            switch (reports.get(i)) {
                case Report.Accepted(Order order, boolean liquidity) when !liquidity -> keep(order);
                case Report.Filled(Fill fill, Order order, boolean liquidity)
                when !liquidity -> {
                    keep(order);
                    fills.add(fill);
                }
                case Report.Canceled(Order order, var reason, boolean liquidity) when !liquidity -> keep(order);
                case Report.OrderUpdated(Order order, var event, boolean liquidity) when !liquidity -> keep(order);
                case Report.TradeUpdated(Trade trade, boolean liquidity)
                when !liquidity -> trades.put(trade.tradeId(), trade);
                case Report.BarClosed(Bar bar) -> bars.add(bar);
                case Report.InstrumentDefined(var instrument) -> symbols.put(instrument.id(), instrument.symbol());
                default -> {}
            }
        }
    }

    private void keepRisk(Place place, long time, Report report) {
        switch (report) {
            case Report.OrderUpdated(Order order, var event, boolean liquidity)
            when !liquidity -> {
                keep(order);
                events.add(new RecordedOrderEvent(
                        place,
                        time,
                        order.orderId(),
                        order.account(),
                        order.instrument(),
                        event,
                        order.status(),
                        order.orderQuantity(),
                        order.filledQuantity(),
                        order.leavesQuantity(),
                        order.limitPrice(),
                        order.terms().stopPrice()));
            }
            case Report.EquityUpdated(var equity) -> equities.add(equity);
            case Report.Denied denied when !denied.liquidity() -> denials.add(new RecordedDenial(place, time, denied));
            case Report.RiskLimitsChanged changed -> limits.add(new RecordedLimits(place, time, changed));
            case Report.TradingStateChanged changed -> states.add(new RecordedState(place, time, changed));
            case Report.KillSwitchEngaged(var engaged) ->
                switches.add(new RecordedSwitch(
                        place, time, true, engaged.scope(), engaged.target(), engaged.reason(), engaged.by()));
            case Report.KillSwitchRearmed(var scope, var target, var reason, var by) ->
                switches.add(new RecordedSwitch(place, time, false, scope, target, reason, by));
            default -> {}
        }
    }

    private void keepAllowance(Place place, long time, Report report) {
        switch (report) {
            case Report.PermissionChanged(
                    Permission(var account, var strategy, var everything, var instruments, var reason, var by)) -> {
                List<String> listed =
                        instruments.stream().map(symbols::get).sorted().toList();
                permissions.add(new RecordedPermission(place, time, account, strategy, everything, listed, reason, by));
            }
            case Report.LimitsOverridden(
                    LimitOverride(var account, var strategy, var oneOrder, var until, var reason, var by)) ->
                overrides.add(new RecordedOverride(
                        place, time, account, strategy, Event.GRANTED, oneOrder, until, reason, by));
            case Report.OverrideEnded(var account, var strategy, var used, var reason, var by) -> {
                Event event = used ? Event.USED : by.isEmpty() ? Event.EXPIRED : Event.REVOKED;
                overrides.add(new RecordedOverride(place, time, account, strategy, event, false, 0, reason, by));
            }
            case Report.DeadManSwitchArmed(var account, var until, var stops, var refreshed, var by)
            when !refreshed -> {
                var event = until == 0 ? RecordedDeadManSwitch.Event.DISARMED : RecordedDeadManSwitch.Event.ARMED;
                deadManSwitches.add(new RecordedDeadManSwitch(place, time, account, event, stops, until, 0, by));
            }
            case Report.DeadManSwitchFired(var account, var ended) ->
                deadManSwitches.add(new RecordedDeadManSwitch(
                        place, time, account, RecordedDeadManSwitch.Event.FIRED, false, 0, ended, ""));
            default -> {}
        }
    }

    private void keep(Order order) {
        orders.put(order.orderId(), order);
    }

    private void requireUp() {
        if (down) {
            throw Problem.of(ProblemType.STORAGE).withHeader("Retry-After", "2").asException();
        }
    }

    @Override
    public List<Order> orders(OrderFilter filter) {
        requireUp();
        return orders.values().stream()
                .filter(order -> order.account() == filter.account())
                .filter(order -> filter.instrument() == -1 || filter.instrument() == order.instrument())
                .filter(order ->
                        filter.statuses().isEmpty() || filter.statuses().contains(order.status()))
                .filter(order -> filter.beforeId() == 0 || order.orderId() < filter.beforeId())
                .sorted(Comparator.comparingLong(Order::orderId).reversed())
                .limit(filter.limit())
                .toList();
    }

    @Override
    public Optional<Order> order(long orderId) {
        requireUp();
        return late.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                ? Optional.empty()
                : Optional.ofNullable(orders.get(orderId));
    }

    @Override
    public Optional<Order> order(int account, String clientOrderId) {
        requireUp();
        return orders.values().stream()
                .filter(order -> order.account() == account)
                .filter(order -> order.clientOrderId().equals(clientOrderId))
                .findFirst();
    }

    @Override
    public List<Trade> trades(TradeFilter filter) {
        requireUp();
        return trades.values().stream()
                .filter(trade -> trade.account() == filter.account())
                .filter(trade -> filter.instrument() == -1 || filter.instrument() == trade.instrument())
                .filter(trade ->
                        filter.statuses().isEmpty() || filter.statuses().contains(trade.status()))
                .filter(trade -> filter.beforeId() == 0 || trade.tradeId() < filter.beforeId())
                .sorted(Comparator.comparingLong(Trade::tradeId).reversed())
                .limit(filter.limit())
                .toList();
    }

    @Override
    public Optional<Trade> trade(long tradeId) {
        requireUp();
        return Optional.ofNullable(trades.get(tradeId));
    }

    @Override
    public List<Fill> fills(FillFilter filter) {
        requireUp();
        List<Fill> newestFirst = new ArrayList<>(fills);
        newestFirst.sort(Comparator.comparingLong(Fill::fillId).reversed());
        return newestFirst.stream()
                .filter(fill -> fill.account() == filter.account())
                .filter(fill -> filter.instrument() == -1 || filter.instrument() == fill.instrument())
                .filter(fill -> filter.beforeId() == 0 || fill.fillId() < filter.beforeId())
                .limit(filter.limit())
                .toList();
    }

    @Override
    public List<Bar> bars(int instrument, TimeFrame frame, long fromNanos, long toNanos, int limit) {
        List<Bar> found = barsBetween(instrument, frame, fromNanos, toNanos);
        return found.subList(Math.max(0, found.size() - limit), found.size());
    }

    @Override
    public List<Bar> oldestBars(int instrument, TimeFrame frame, long fromNanos, long toNanos, int limit) {
        List<Bar> found = barsBetween(instrument, frame, fromNanos, toNanos);
        return found.subList(0, Math.min(limit, found.size()));
    }

    private List<Bar> barsBetween(int instrument, TimeFrame frame, long fromNanos, long toNanos) {
        requireUp();
        return bars.stream()
                .filter(bar -> bar.instrument() == instrument && bar.frame() == frame)
                .filter(bar -> bar.openTimeNanos() >= fromNanos && bar.openTimeNanos() < toNanos)
                .sorted(Comparator.comparingLong(Bar::openTimeNanos))
                .toList();
    }

    @Override
    public List<RecordedOrderEvent> orderEvents(long orderId) {
        requireUp();
        return events.stream().filter(event -> event.orderId() == orderId).toList();
    }

    @Override
    public List<Equity> equity(int account, long fromNanos, long toNanos, int points) {
        requireUp();
        List<Equity> found = equities.stream()
                .filter(equity -> equity.account() == account)
                .filter(equity -> equity.timeNanos() >= fromNanos && equity.timeNanos() < toNanos)
                .toList();
        return found.subList(Math.max(0, found.size() - points), found.size());
    }

    /// One line for each trade.
    @Override
    public List<RecordedResult> results(int account, long fromNanos, long toNanos, ZoneId zone) {
        requireUp();
        return trades.values().stream()
                .filter(trade -> trade.account() == account && trade.status() == TradeStatus.CLOSED)
                .filter(trade -> trade.closedNanos() >= fromNanos && trade.closedNanos() < toNanos)
                .map(trade -> result(trade, zone))
                .toList();
    }

    private static RecordedResult result(Trade trade, ZoneId zone) {
        BigDecimal pnl = FixedPoint.toDecimal(trade.realizedPnl());
        return new RecordedResult(
                LocalDate.ofInstant(Instant.ofEpochSecond(0, trade.closedNanos()), zone),
                TestDesk.BTC.symbol(),
                trade.strategy().isEmpty() ? null : trade.strategy(),
                1,
                pnl.signum() > 0 ? 1 : 0,
                pnl,
                pnl.max(BigDecimal.ZERO),
                pnl.min(BigDecimal.ZERO),
                FixedPoint.toDecimal(trade.fees()),
                FixedPoint.toDecimal(trade.entryNotional() + trade.exitNotional()),
                trade.closedNanos() - trade.openedNanos());
    }

    @Override
    public List<RecordedDenial> denials(int account, Place before, int limit) {
        return newest(denials, RecordedDenial::place, denial -> denial.denied().account() == account, before, limit);
    }

    @Override
    public List<RecordedState> tradingStates(int account, Place before, int limit) {
        return newest(states, RecordedState::place, state -> state.changed().account() == account, before, limit);
    }

    @Override
    public List<RecordedLimits> limitChanges(int account, Place before, int limit) {
        return newest(limits, RecordedLimits::place, each -> each.changed().account() == account, before, limit);
    }

    @Override
    public List<RecordedSwitch> killSwitches(Place before, int limit) {
        return newest(switches, RecordedSwitch::place, each -> true, before, limit);
    }

    @Override
    public List<RecordedPermission> permissions(int account, Place before, int limit) {
        return newest(permissions, RecordedPermission::place, each -> each.account() == account, before, limit);
    }

    @Override
    public List<RecordedOverride> overrides(int account, Place before, int limit) {
        return newest(overrides, RecordedOverride::place, each -> each.account() == account, before, limit);
    }

    @Override
    public List<RecordedDeadManSwitch> deadManSwitch(int account, Place before, int limit) {
        return newest(deadManSwitches, RecordedDeadManSwitch::place, each -> each.account() == account, before, limit);
    }

    @Override
    public void decided(Decision decision) {
        decisions.put(decision.id(), decision);
    }

    /// As if it had never been told, to the database or to the running strategies.
    public void keepOnly(Decision decision) {
        decisions.clear();
        decisions.put(decision.id(), decision);
    }

    @Override
    public List<Decision> decisions(DecisionFilter filter) {
        requireUp();
        return decisions.values().stream()
                .filter(each -> filter.strategy() == null || filter.strategy().equals(each.strategy()))
                .filter(each -> filter.symbol() == null || filter.symbol().equals(each.symbol()))
                .filter(each -> filter.outcome() == null || filter.outcome() == each.outcome())
                .filter(each -> each.timeNanos() >= filter.fromNanos() && each.timeNanos() < filter.toNanos())
                .filter(each -> filter.before() == null || isBefore(each, filter.before()))
                .sorted(Comparator.comparingLong(Decision::timeNanos)
                        .thenComparing(Decision::id)
                        .reversed())
                .limit(filter.limit())
                .toList();
    }

    private static boolean isBefore(Decision decision, DecisionFilter.Mark mark) {
        return decision.timeNanos() < mark.timeNanos()
                || (decision.timeNanos() == mark.timeNanos() && decision.id().compareTo(mark.id()) < 0);
    }

    @Override
    public Optional<Decision> decision(String id) {
        requireUp();
        return Optional.ofNullable(decisions.get(id));
    }

    private <T> List<T> newest(List<T> all, Function<T, Place> place, Predicate<T> wanted, Place before, int limit) {
        requireUp();
        return all.stream()
                .filter(wanted)
                .filter(each -> place.apply(each).compareTo(before) < 0)
                .sorted(Comparator.comparing(place).reversed())
                .limit(limit)
                .toList();
    }
}
