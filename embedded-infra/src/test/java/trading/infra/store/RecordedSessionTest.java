package trading.infra.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import trading.engine.core.TradingCore;
import trading.engine.market.DemoMarket;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.ExitReason;
import trading.engine.model.Fill;
import trading.engine.model.FixedPoint;
import trading.engine.model.Order;
import trading.engine.model.OrderType;
import trading.engine.model.Position;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.model.TimeInForce;
import trading.engine.model.Trade;

/// A seeded session of the real core: what it reported last is what the tables hold.
@ExtendWith(Servers.Extension.class)
class RecordedSessionTest {
    private static final int COMMANDS = 6_000;
    private static final long SEED = 20_261_123;
    private static final int TRADER = DemoMarket.ACCOUNT;

    private final Servers servers;

    private record Decided(long sequence, long timeNanos, List<Report> reports) {}

    private final Map<Long, Order> orders = new TreeMap<>();
    private final Map<Long, Fill> fills = new TreeMap<>();
    private final Map<Long, Trade> trades = new TreeMap<>();
    private final Map<Integer, Position> positions = new TreeMap<>();
    private final Map<String, Bar> bars = new TreeMap<>();
    private int denials;

    RecordedSessionTest(Servers servers) {
        this.servers = servers;
    }

    @Test
    void the_tables_hold_what_the_core_reported_last_however_it_was_cut_into_batches() throws Exception {
        List<Decided> session = session(new Random(SEED));
        session.forEach(decided -> decided.reports().forEach(this::remember));
        assertThat(List.of(orders.size(), fills.size(), trades.size(), denials))
                .as("seed=%s", SEED)
                .allMatch(count -> count > 50);

        try (Store store = Store.open(servers.emptyDatabase())) {
            tell(store, session);
            for (Order order : orders.values()) {
                assertThat(store.orders().byId(order.orderId())).contains(order);
            }
            for (Trade trade : trades.values()) {
                assertThat(store.trades().byId(trade.tradeId())).contains(trade);
            }
            List<Fill> read = new ArrayList<>();
            while (true) {
                long before = read.isEmpty() ? 0 : read.getLast().fillId();
                List<Fill> page = store.fills().list(new FillFilter(TRADER, -1, 0, 0, before, 500));
                if (page.isEmpty()) {
                    break;
                }
                read.addAll(page);
            }
            read.sort(Comparator.comparingLong(Fill::fillId));
            assertThat(read).containsExactlyElementsOf(fills.values());
            for (Bar bar : bars.values()) {
                assertThat(store.bars()
                                .range(bar.instrument(), bar.frame(), bar.openTimeNanos(), bar.openTimeNanos() + 1, 1))
                        .containsExactly(bar);
            }
        }
        assertThat(servers.sql("SELECT count(*) FROM orders")).containsExactly("" + orders.size());
        assertThat(servers.sql("SELECT count(*) FROM trades")).containsExactly("" + trades.size());
        assertThat(servers.sql("SELECT count(*) FROM denials")).containsExactly("" + denials);
        for (Position position : positions.values()) {
            assertThat(servers.sql("SELECT (quantity / lot_size)::bigint, (open_notional * 100000000)::bigint,"
                            + " (realized_pnl * 100000000)::bigint FROM positions JOIN instruments USING (symbol)"
                            + " WHERE account = 1 AND instruments.id = " + position.instrument()))
                    .containsExactly(
                            position.quantity() + "|" + position.openNotional() + "|" + position.realizedPnl());
        }
        assertThat(servers.sql("SELECT count(*) FROM orders o WHERE filled_quantity <>"
                        + " (SELECT coalesce(sum(quantity), 0) FROM fills WHERE order_id = o.id)"))
                .containsExactly("0");

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
        assertThat(servers.everything()).as("in other batches, with a restart").isEqualTo(first);
    }

    private static void tell(Store store, List<Decided> session) throws InterruptedException {
        for (Decided decided : session) {
            store.recorder().onReports(decided.sequence(), decided.timeNanos(), decided.reports(), true);
        }
        await().pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(30))
                .until(() -> store.recorder().pendingRows() == 0);
    }

    private void remember(Report report) {
        switch (report) {
            case Report.OfAccount ofAccount when ofAccount.liquidity() -> {}
            case Report.Accepted(var order, var liquidity) -> orders.put(order.orderId(), order);
            case Report.Canceled(var order, var reason, var liquidity) -> orders.put(order.orderId(), order);
            case Report.Filled(var fill, var order, var liquidity) -> {
                fills.put(fill.fillId(), fill);
                orders.put(order.orderId(), order);
            }
            case Report.TradeUpdated(var trade, var liquidity) -> trades.put(trade.tradeId(), trade);
            case Report.PositionUpdated(var position, var liquidity) -> positions.put(position.instrument(), position);
            case Report.Denied denied -> denials++;
            case Report.BarClosed(var bar)
            when bar.frame() != TimeFrame.S1 ->
                bars.put(bar.instrument() + bar.frame().text() + bar.openTimeNanos(), bar);
            default -> {}
        }
    }

    private static List<Decided> session(Random random) {
        TradingCore core = new TradingCore();
        List<Decided> session = new ArrayList<>();
        long time = Story.NOON;
        for (Command command : DemoMarket.commands()) {
            decide(core, session, time, command);
        }
        long middle = 6_000_000;
        while (session.size() < COMMANDS) {
            time += random.nextLong(1, 400_000_000L);
            middle += random.nextLong(-500, 501);
            decide(
                    core,
                    session,
                    time,
                    new Command.UpdateQuote(
                            DemoMarket.REPLAY_ACCOUNT,
                            0,
                            middle - 5,
                            random.nextLong(1, 40_000),
                            middle + 5,
                            random.nextLong(1, 40_000)));
            decide(core, session, time, traded(random, middle, session.size()));
        }
        return session;
    }

    private static Command traded(Random random, long middle, int n) {
        return switch (random.nextInt(12)) {
            case 0 -> new Command.CancelAllOrders(TRADER, -1);
            case 1 -> new Command.CloseTrade(TRADER, random.nextLong(1, n), ExitReason.MANUAL);
            case 2 -> new Command.CancelOrder(TRADER, random.nextLong(1, 4L * n));
            case 3 -> new Command.Deposit(TRADER, "USDT", FixedPoint.ONE * n, "more-" + n);
            default -> order(random, middle, n);
        };
    }

    private static Command order(Random random, long middle, int n) {
        Side side = random.nextInt(5) < 3 ? Side.BUY : Side.SELL;
        OrderType type = random.nextBoolean() ? OrderType.MARKET : OrderType.LIMIT;
        TimeInForce[] lives = TimeInForce.values();
        TimeInForce life = type == OrderType.MARKET ? TimeInForce.IOC : lives[random.nextInt(lives.length)];
        boolean opens = side == Side.BUY && random.nextInt(3) == 0;
        return new Command.SubmitOrder(
                TRADER,
                0,
                random.nextInt(3) == 0 ? "" : "order-" + n,
                random.nextBoolean() ? "" : "ema-cross",
                side,
                type,
                life,
                random.nextLong(100, 60_000),
                type == OrderType.MARKET ? 0 : middle + random.nextLong(-200, 201),
                0,
                opens,
                opens ? middle - random.nextLong(1_000, 9_000) : 0,
                opens && random.nextBoolean() ? middle + random.nextLong(1_000, 9_000) : 0);
    }

    private static void decide(TradingCore core, List<Decided> session, long time, Command command) {
        List<Report> reports = new ArrayList<>();
        long sequence = session.size() + 1;
        core.decide(sequence, time, command, reports::add);
        session.add(new Decided(sequence, time, List.copyOf(reports)));
    }
}
