package trading.infra.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.CancelReason;
import trading.engine.model.Equity;
import trading.engine.model.Fill;
import trading.engine.model.LimitOverride;
import trading.engine.model.Order;
import trading.engine.model.OrderEvent;
import trading.engine.model.Permission;
import trading.engine.model.Position;
import trading.engine.model.Protection;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;
import trading.infra.store.RandomSession.Decided;

/// A seeded session of the real core: what it reported last is what the tables hold.
@ExtendWith(Servers.Extension.class)
class RecordedSessionTest {
    private static final int COMMANDS = 6_000;
    private static final long SEED = Long.getLong("trading.seed", 20_261_123);
    private static final List<Integer> TRADERS = List.of(RandomSession.TRADER, RandomSession.SLOW);

    private final Servers servers;

    private record PositionKey(int account, int instrument) {}

    private record LockEnd(int account, long lockId, String reason) {}

    private final Map<Long, Order> orders = new TreeMap<>();
    private final Map<Long, CancelReason> ends = new TreeMap<>();
    private final Map<Long, List<RecordedOrderEvent>> events = new TreeMap<>();
    private final Map<Long, Fill> fills = new TreeMap<>();
    private final Map<Long, Trade> trades = new TreeMap<>();
    private final Map<PositionKey, Position> positions =
            new TreeMap<>(Comparator.comparingInt(PositionKey::account).thenComparing(PositionKey::instrument));
    private final Map<String, Bar> bars = new TreeMap<>();
    private final List<RecordedDenial> denials = new ArrayList<>();
    private final List<RecordedState> states = new ArrayList<>();
    private final List<RecordedSwitch> switches = new ArrayList<>();
    private final List<Equity> equities = new ArrayList<>();
    private final List<LockEnd> lockEnds = new ArrayList<>();
    private final List<String> permissions = new ArrayList<>();
    private final List<String> overrides = new ArrayList<>();
    private final List<String> deadManSwitches = new ArrayList<>();
    private final Map<Integer, List<Protection>> protections = new TreeMap<>();
    private int locks;

    RecordedSessionTest(Servers servers) {
        this.servers = servers;
    }

    @Test
    void the_tables_hold_what_the_core_reported_last_however_it_was_cut_into_batches() throws Exception {
        List<Decided> session = RandomSession.of(SEED, COMMANDS);
        session.forEach(this::remember);
        assertThat(List.of(orders.size(), fills.size(), trades.size(), denials.size(), equities.size(), events.size()))
                .as("seed=%s", SEED)
                .allMatch(count -> count > 50);
        assertThat(List.of(states.size(), switches.size(), locks, lockEnds.size(), ends.size()))
                .as("seed=%s", SEED)
                .allMatch(count -> count > 5);
        assertThat(permissions).as("seed=%s", SEED).hasSizeGreaterThan(5);
        assertThat(String.join(" ", overrides)).contains("GRANTED", "EXPIRED", "REVOKED");
        assertThat(String.join(" ", deadManSwitches)).contains("ARMED", "DISARMED", "FIRED");

        try (Store store = Store.open(servers.emptyDatabase())) {
            tell(store, session);
            for (Order order : orders.values()) {
                assertThat(store.orders().byId(order.orderId())).contains(order);
                assertThat(store.orders().events(order.orderId()))
                        .containsExactlyElementsOf(events.getOrDefault(order.orderId(), List.of()));
            }
            for (Trade trade : trades.values()) {
                assertThat(store.trades().byId(trade.tradeId())).contains(trade);
            }
            for (int trader : TRADERS) {
                assertThat(fillsOf(store, trader))
                        .containsExactlyElementsOf(fills.values().stream()
                                .filter(fill -> fill.account() == trader)
                                .toList());
                riskIsAsReported(store, trader);
            }
            assertThat(store.risk().killSwitches(Place.END, 500).reversed()).containsExactlyElementsOf(switches);
            for (Bar bar : bars.values()) {
                assertThat(store.bars()
                                .newest(bar.instrument(), bar.frame(), bar.openTimeNanos(), bar.openTimeNanos() + 1, 1))
                        .containsExactly(bar);
            }
        }
        theRestIsAsReported();

        List<String> first = servers.everything();
        servers.sql("UPDATE projection SET last_sequence = 0");
        try (Store store = Store.open(servers.config())) {
            tell(store, session);
        }
        assertThat(servers.everything()).as("after telling it all again").isEqualTo(first);

        try (Store store = Store.open(servers.emptyDatabase())) {
            for (Decided decided : session.subList(0, COMMANDS / 2)) {
                tell(store, List.of(decided)); // a batch for each command
            }
        }
        try (Store store = Store.open(servers.config())) {
            assertThat(store.recorder().lastStoredSequence()).isLessThanOrEqualTo(COMMANDS / 2);
            tell(store, session);
        }
        assertThat(servers.everything())
                .as("in other batches, with a restart, from nothing")
                .isEqualTo(first);
    }

    private void theRestIsAsReported() {
        assertThat(servers.sql("SELECT count(*) FROM orders")).containsExactly("" + orders.size());
        assertThat(servers.sql("SELECT count(*) FROM trades")).containsExactly("" + trades.size());
        assertThat(servers.sql("SELECT id, end_reason FROM orders WHERE end_reason IS NOT NULL ORDER BY id"))
                .containsExactlyElementsOf(ends.entrySet().stream()
                        .map(end -> end.getKey() + "|" + end.getValue())
                        .toList());
        for (Position position : positions.values()) {
            assertThat(servers.sql("SELECT (quantity / lot_size)::bigint, (open_notional * 100000000)::bigint,"
                            + " (realized_pnl * 100000000)::bigint FROM positions JOIN instruments USING (symbol)"
                            + " WHERE account = " + position.account() + " AND instruments.id = "
                            + position.instrument()))
                    .containsExactly(
                            position.quantity() + "|" + position.openNotional() + "|" + position.realizedPnl());
        }
        assertThat(servers.sql("SELECT count(*) FROM orders o WHERE filled_quantity <>"
                        + " (SELECT coalesce(sum(quantity), 0) FROM fills WHERE order_id = o.id)"))
                .containsExactly("0");
        assertThat(servers.sql("SELECT count(*) FROM equity")).containsExactly("" + equities.size());
        assertThat(servers.sql("SELECT count(*), count(released_at) FROM entry_locks"))
                .containsExactly(locks + "|" + lockEnds.size());
        assertThat(servers.sql("SELECT account, id, coalesce(release_reason, '') FROM entry_locks"
                        + " WHERE released_at IS NOT NULL ORDER BY account, id"))
                .containsExactlyElementsOf(lockEnds.stream()
                        .sorted(Comparator.comparingInt(LockEnd::account).thenComparing(LockEnd::lockId))
                        .map(end -> end.account() + "|" + end.lockId() + "|" + end.reason())
                        .toList());
        assertThat(servers.sql("SELECT account, kind, scope FROM protections ORDER BY account, place"))
                .containsExactlyElementsOf(protections.entrySet().stream()
                        .flatMap(of -> of.getValue().stream()
                                .map(each -> of.getKey() + "|" + each.kind() + "|" + each.scope()))
                        .toList());
    }

    /// Each line begins with the account.
    private static List<String> of(int trader, List<String> lines) {
        return lines.stream().filter(line -> line.startsWith(trader + " ")).toList();
    }

    private void allowancesAreAsReported(Store store, int trader) {
        assertThat(store.risk().permissions(trader, Place.END, 500).reversed())
                .extracting(row -> row.account() + " " + row.place() + " " + row.timeNanos() + " " + row.strategy()
                        + " " + row.everything() + " " + row.symbols() + " " + row.reason() + " " + row.by())
                .containsExactlyElementsOf(of(trader, permissions));
        assertThat(store.risk().overrides(trader, Place.END, 500).reversed())
                .extracting(
                        row -> row.account() + " " + row.place() + " " + row.timeNanos() + " " + row.strategy() + " "
                                + row.event() + " " + row.oneOrder() + " " + row.untilNanos() + " " + row.reason() + " "
                                + row.by())
                .containsExactlyElementsOf(of(trader, overrides));
        assertThat(store.risk().deadManSwitch(trader, Place.END, 500).reversed())
                .extracting(row -> row.account() + " " + row.place() + " " + row.timeNanos() + " " + row.event() + " "
                        + row.cancelsStops() + " " + row.untilNanos() + " " + row.orders() + " " + row.by())
                .containsExactlyElementsOf(of(trader, deadManSwitches));
    }

    private void riskIsAsReported(Store store, int trader) {
        allowancesAreAsReported(store, trader);
        assertThat(store.risk().tradingStates(trader, Place.END, 500).reversed())
                .containsExactlyElementsOf(states.stream()
                        .filter(state -> state.changed().account() == trader)
                        .toList());
        List<RecordedDenial> read = new ArrayList<>();
        while (true) {
            Place before = read.isEmpty() ? Place.END : read.getLast().place();
            List<RecordedDenial> page = store.risk().denials(trader, before, 100);
            if (page.isEmpty()) {
                break;
            }
            read.addAll(page);
        }
        assertThat(read.reversed())
                .containsExactlyElementsOf(denials.stream()
                        .filter(denial -> denial.denied().account() == trader)
                        .toList());
        Equity last = equities.stream()
                .filter(equity -> equity.account() == trader)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        assertThat(store.equity().series(trader, 0, Long.MAX_VALUE, 500))
                .hasSizeGreaterThan(10)
                .endsWith(last)
                .isSubsetOf(equities);
    }

    private static List<Fill> fillsOf(Store store, int account) {
        List<Fill> read = new ArrayList<>();
        while (true) {
            long before = read.isEmpty() ? 0 : read.getLast().fillId();
            List<Fill> page = store.fills().list(new FillFilter(account, -1, 0, 0, before, 500));
            if (page.isEmpty()) {
                return read.reversed();
            }
            read.addAll(page);
        }
    }

    private static void tell(Store store, List<Decided> session) throws InterruptedException {
        for (Decided decided : session) {
            store.recorder().onReports(decided.sequence(), decided.timeNanos(), decided.reports(), true);
        }
        await().pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(30))
                .until(() -> store.recorder().problem().isPresent()
                        || store.recorder().pendingRows() == 0);
        assertThat(store.recorder().problem()).isEqualTo(Optional.empty());
    }

    private void remember(Decided decided) {
        for (int i = 0; i < decided.reports().size(); i++) {
            remember(
                    new Place(decided.sequence(), i),
                    decided.timeNanos(),
                    decided.reports().get(i));
        }
    }

    private void remember(Place place, long time, Report report) {
        switch (report) {
            case Report.OfAccount ofAccount when ofAccount.liquidity() -> {}
            case Report.Accepted(var order, var liquidity) -> remember(order, null);
            case Report.Canceled(var order, var reason, var liquidity) -> remember(order, reason);
            case Report.OrderUpdated(var order, var event, var liquidity) -> {
                remember(order, null);
                remember(place, time, order, event);
            }
            case Report.Filled(var fill, var order, var liquidity) -> {
                fills.put(fill.fillId(), fill);
                remember(order, null);
            }
            case Report.TradeUpdated(var trade, var liquidity) -> trades.put(trade.tradeId(), trade);
            case Report.PositionUpdated(var position, var liquidity) ->
                positions.put(new PositionKey(position.account(), position.instrument()), position);
            case Report.Denied denied -> denials.add(new RecordedDenial(place, time, denied));
            case Report.TradingStateChanged changed -> states.add(new RecordedState(place, time, changed));
            case Report.EquityUpdated(var equity) -> equities.add(equity);
            case Report.EntriesLocked locked -> locks++;
            case Report.EntriesUnlocked(var account, var lockId, var reason) ->
                lockEnds.add(new LockEnd(account, lockId, reason));
            case Report.ProtectionsChanged(var account, var rules) -> protections.put(account, rules);
            case Report.KillSwitchEngaged(var engaged) ->
                switches.add(new RecordedSwitch(
                        place, time, true, engaged.scope(), engaged.target(), engaged.reason(), engaged.by()));
            case Report.KillSwitchRearmed(var scope, var target, var reason, var by) ->
                switches.add(new RecordedSwitch(place, time, false, scope, target, reason, by));
            case Report.PermissionChanged(
                    Permission(var account, var strategy, var everything, var instruments, var reason, var by)) -> {
                String symbols = instruments.isEmpty() ? "[]" : "[BTCUSDT]";
                permissions.add(account + " " + place + " " + time + " " + strategy + " " + everything + " " + symbols
                        + " " + reason + " " + by);
            }
            case Report.LimitsOverridden(
                    LimitOverride(var account, var strategy, var oneOrder, var until, var reason, var by)) ->
                overrides.add(account + " " + place + " " + time + " " + strategy + " GRANTED " + oneOrder + " " + until
                        + " " + reason + " " + by);
            case Report.OverrideEnded(var account, var strategy, var used, var reason, var by) -> {
                String event = used ? "USED" : by.isEmpty() ? "EXPIRED" : "REVOKED";
                overrides.add(account + " " + place + " " + time + " " + strategy + " " + event + " false 0 " + reason
                        + " " + by);
            }
            case Report.DeadManSwitchArmed(var account, var until, var cancelsStops, var refreshed, var by) -> {
                if (!refreshed) {
                    deadManSwitches.add(account + " " + place + " " + time + (until == 0 ? " DISARMED " : " ARMED ")
                            + cancelsStops + " " + until + " 0 " + by);
                }
            }
            case Report.DeadManSwitchFired(var account, var count) ->
                deadManSwitches.add(account + " " + place + " " + time + " FIRED false 0 " + count + " ");
            case Report.BarClosed(var bar)
            when bar.frame() != TimeFrame.S1 ->
                bars.put(bar.instrument() + bar.frame().text() + bar.openTimeNanos(), bar);
            default -> {}
        }
    }

    private void remember(Order order, @Nullable CancelReason reason) {
        orders.put(order.orderId(), order);
        if (reason != null) {
            ends.put(order.orderId(), reason);
        }
    }

    private void remember(Place place, long time, Order order, OrderEvent event) {
        List<RecordedOrderEvent> known = events.computeIfAbsent(order.orderId(), id -> new ArrayList<>());
        if (event == OrderEvent.TRAILED) {
            known.removeIf(earlier -> earlier.event() == OrderEvent.TRAILED
                    && earlier.timeNanos() / 1_000_000_000L == time / 1_000_000_000L);
        }
        known.add(new RecordedOrderEvent(
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
}
