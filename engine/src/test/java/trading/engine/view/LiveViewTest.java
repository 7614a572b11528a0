package trading.engine.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import trading.engine.core.TradingCore;
import trading.engine.market.DemoMarket;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.AccountKind;
import trading.engine.model.Bar;
import trading.engine.model.FeeRates;
import trading.engine.model.FeeSchedule;
import trading.engine.model.FeeTier;
import trading.engine.model.FillModel;
import trading.engine.model.FixedPoint;
import trading.engine.model.MarginTerms;
import trading.engine.model.OrderType;
import trading.engine.model.Permission;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.model.TimeInForce;

class LiveViewTest {
    private static final long MINUTE = TimeFrame.M1.nanos();
    private static final long START = TimeFrame.D1.openTimeNanos(1_700_000_000_000_000_000L);

    private final TradingCore core = new TradingCore();
    private final LiveView view = new LiveView();
    private long sequence;
    private long now = START;

    @Test
    void the_view_of_a_buy_is_its_trade_its_position_and_its_money() {
        open();
        apply(order("a", Side.BUY, OrderType.MARKET, TimeInForce.IOC, 10_000, 0));
        assertThat(view.openTrades(1)).hasSize(1);
        assertThat(view.openOrders(1)).isEmpty();
        long orderId = view.openTrades(1).getFirst().entryOrderId();
        assertThat(view.order(orderId))
                .hasValueSatisfying(order -> assertThat(order.clientOrderId()).isEqualTo("a"));
        AccountSummary summary = view.summary(1);
        assertThat(summary.currency()).isEqualTo("USDT");
        assertThat(summary.cash()).isLessThan(100_000 * FixedPoint.ONE);
        assertThat(summary.equity()).isEqualTo(summary.cash() + summary.positionsValue());
        assertThat(summary.positionsValue()).isPositive();
        assertThat(view.tape(0, 10)).hasSize(1);
        assertThat(view.lastPrice(0)).hasValue(view.tape(0, 1).getFirst().price());
    }

    @Test
    void an_open_order_is_open_until_it_is_canceled_and_known_after() {
        open();
        apply(order("a", Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 10_000, 5_990_000));
        long orderId = view.openOrders(1).getFirst().orderId();
        assertThat(view.depth(0, 10).bids()).contains(new Level(5_990_000, 10_000));
        apply(new Command.CancelOrder(1, orderId));
        assertThat(view.openOrders(1)).isEmpty();
        assertThat(view.order(orderId)).isPresent();
        assertThat(view.depth(0, 10).bids()).extracting(Level::price).doesNotContain(5_990_000L);
    }

    @Test
    void depth_is_sorted_best_first_and_is_the_cores_own() {
        open();
        trade(new SplittableRandom(5), 500);
        List<Level> bids = view.depth(0, 1_000).bids();
        assertThat(bids).isSortedAccordingTo((a, b) -> Long.compare(b.price(), a.price()));
        assertThat(view.depth(0, 1_000).asks()).isSortedAccordingTo((a, b) -> Long.compare(a.price(), b.price()));
        assertThat(described().depth(0, 1_000)).isEqualTo(view.depth(0, 1_000));
        assertThat(view.depth(0, 2).bids()).isEqualTo(bids.subList(0, Math.min(2, bids.size())));
    }

    @Test
    void a_primed_view_shows_what_the_live_one_shows() {
        open();
        trade(new SplittableRandom(6), 800);
        LiveView primed = described();
        assertThat(primed.openOrders(1)).isEqualTo(view.openOrders(1));
        assertThat(primed.openTrades(1))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("maximumAdverse", "maximumFavorable")
                .isEqualTo(view.openTrades(1));
        assertThat(primed.positions(1)).isEqualTo(view.positions(1));
        assertThat(primed.balances(1)).isEqualTo(view.balances(1));
        assertThat(primed.lastPrice(0)).isEqualTo(view.lastPrice(0));
        assertThat(primed.quote(0).map(quote -> quote.bidPrice()))
                .isEqualTo(view.quote(0).map(quote -> quote.bidPrice()));
        assertThat(primed.summary(1)).isEqualTo(view.summary(1));
        assertThat(primed.sequence()).isEqualTo(view.sequence());
    }

    @Test
    void unfinished_bars_are_the_cores_own_from_trades() {
        open();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 40; i++) {
            trade(random, 25);
            now += random.nextLong(MINUTE);
            assertBarsAreTheCores(view);
        }
        assertThat(view.recentBars(0, TimeFrame.M1, 5))
                .hasSize(5)
                .isSortedAccordingTo((a, b) -> Long.compare(a.openTimeNanos(), b.openTimeNanos()));
    }

    @Test
    void unfinished_bars_are_the_cores_own_when_a_feed_brings_bars_and_trades_happen_beside() {
        open();
        SplittableRandom random = new SplittableRandom(8);
        LiveView primed = null;
        for (int minute = 0; minute < 100; minute++) {
            now = START + (minute + 1) * MINUTE;
            apply(new Command.PublishBar(new Bar(
                    0,
                    TimeFrame.M1,
                    START + minute * MINUTE,
                    6_000_000,
                    6_000_100 + minute,
                    5_999_000,
                    6_000_050,
                    10,
                    3)));
            trade(random, 5);
            assertBarsAreTheCores(view);
            if (minute == 50) {
                primed = described();
            }
        }
        assertThat(view.recentBars(0, TimeFrame.M5, 100)).hasSize(20);
        assertThat(primed).isNotNull();
    }

    @Test
    void a_primed_view_goes_on_building_the_same_bars() {
        open();
        SplittableRandom random = new SplittableRandom(9);
        trade(random, 200);
        LiveView primed = described();
        for (int i = 0; i < 20; i++) {
            now += 7_000_000_000L;
            Command command = next(random);
            List<Report> reports = decide(command);
            view.onReports(sequence, now, reports, true);
            primed.onReports(sequence, now, reports, true);
            assertBarsAreTheCores(view);
            assertBarsAreTheCores(primed);
        }
    }

    @Test
    void the_tape_and_the_bars_are_bounded() {
        open();
        for (int i = 0; i < 1_500; i++) {
            now += 1_000_000_000L;
            apply(quote(6_000_000));
            apply(order("b" + i, Side.BUY, OrderType.MARKET, TimeInForce.IOC, 100, 0));
            apply(order("s" + i, Side.SELL, OrderType.MARKET, TimeInForce.IOC, 100, 0));
        }
        assertThat(view.tape(0, 10_000)).hasSize(1_000);
        assertThat(view.recentBars(0, TimeFrame.S1, 10_000)).hasSize(1_000);
    }

    @Test
    void a_reader_that_waits_is_woken_by_the_sequence() throws Exception {
        open();
        long next = sequence + 1;
        assertThat(view.awaitSequence(next, Duration.ofMillis(20))).isFalse();
        var waiting = CompletableFuture.supplyAsync(() -> await(next));
        apply(new Command.AdvanceTime());
        assertThat(waiting.get(5, TimeUnit.SECONDS)).isTrue();
        assertThat(view.awaitSequence(next, Duration.ZERO)).isTrue();
    }

    @Test
    void a_read_never_sees_the_middle_of_a_command() throws Exception {
        open();
        AtomicBoolean done = new AtomicBoolean();
        var reader = CompletableFuture.supplyAsync(() -> {
            List<Depth> odd = new ArrayList<>();
            while (!done.get()) {
                Depth depth = view.depth(0, 1);
                if (depth.asks().size() != 1 || depth.bids().size() != 1) {
                    odd.add(depth);
                }
            }
            return odd;
        });
        for (int i = 0; i < 5_000; i++) {
            apply(quote(6_000_000 + i % 50));
        }
        done.set(true);
        assertThat(reader.get(5, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void an_instrument_that_is_not_defined_is_the_callers_error() {
        assertThatThrownBy(() -> view.depth(77, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThat(view.instrument("NOPE")).isEmpty();
        assertThat(view.openOrders(77)).isEmpty();
        assertThat(view.summary(77).equity()).isZero();
    }

    private void assertBarsAreTheCores(LiveView bars) {
        List<Bar> current = new ArrayList<>();
        for (TimeFrame frame : TimeFrame.values()) {
            bars.currentBar(0, frame).ifPresent(current::add);
        }
        assertThat(current).isEqualTo(core.openBars(0));
    }

    private boolean await(long wanted) {
        try {
            return view.awaitSequence(wanted, Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private LiveView described() {
        LiveView primed = new LiveView();
        List<Report> state = new ArrayList<>();
        core.describe(state::add);
        primed.prime(sequence, state, core::barBuilder);
        return primed;
    }

    private void open() {
        DemoMarket.commands().forEach(this::apply);
        apply(quote(6_000_000));
    }

    private void trade(SplittableRandom random, int count) {
        for (int i = 0; i < count; i++) {
            now += random.nextLong(3_000_000L);
            apply(next(random));
        }
    }

    private Command next(SplittableRandom random) {
        String id = "r" + sequence;
        return switch (random.nextInt(6)) {
            case 0 -> quote(6_000_000 + random.nextInt(-2_000, 2_000));
            case 1, 2 -> order(id, Side.BUY, OrderType.MARKET, TimeInForce.IOC, random.nextInt(100, 900), 0);
            case 3 -> order(id, Side.SELL, OrderType.MARKET, TimeInForce.IOC, random.nextInt(100, 900), 0);
            case 4 ->
                order(
                        id,
                        Side.BUY,
                        OrderType.LIMIT,
                        TimeInForce.GTC,
                        random.nextInt(100, 900),
                        6_000_000 - random.nextInt(3_000, 9_000));
            default -> new Command.AdvanceTime();
        };
    }

    private void apply(Command command) {
        List<Report> reports = decide(command);
        view.onReports(sequence, now, reports, true);
    }

    private List<Report> decide(Command command) {
        List<Report> reports = new ArrayList<>();
        core.decide(++sequence, now, command, reports::add);
        return reports;
    }

    private static Command quote(long price) {
        return new Command.UpdateQuote(DemoMarket.REPLAY_ACCOUNT, 0, price - 50, 1_000_000, price + 50, 1_000_000);
    }

    private static Command order(
            String id, Side side, OrderType type, TimeInForce timeInForce, long quantity, long limitPrice) {
        return new Command.SubmitOrder(1, 0, id, "", side, type, timeInForce, quantity, limitPrice, 0, false, 0, 0);
    }

    @Test
    void what_is_allowed_is_shown_alike_by_a_primed_view() {
        open();
        apply(new Command.OpenAccount(
                1,
                "one",
                AccountKind.TRADER,
                new FeeSchedule(List.of(new FeeTier(0, 5, 6), new FeeTier(7, 8, 9))),
                new RiskLimits(1_000_000_000L, 10, 10_000, 1_000_000_000L),
                MarginTerms.SPOT,
                FillModel.IDEAL));
        apply(new Command.SetPermission(new Permission(1, "algo", false, List.of(0), "why", "me")));
        apply(new Command.OverrideLimits(1, "", true, 60_000_000_000L, "why", "me"));
        apply(new Command.ArmDeadManSwitch(1, 60_000, true));
        apply(new Command.AdvanceTime());

        AccountAllowances shown = view.risk(1).orElseThrow().allowances();
        assertThat(shown.permissions()).hasSize(1);
        assertThat(shown.overrides()).hasSize(1);
        assertThat(shown.deadManNanos()).isPositive();
        assertThat(shown.deadManCancelsStops()).isTrue();
        assertThat(shown.rates().map(FeeRates::takerFeePpm)).contains(6);
        assertThat(described().risk(1).orElseThrow().allowances()).isEqualTo(shown);

        apply(new Command.SetPermission(new Permission(1, "algo", true, List.of(), "why", "me")));
        apply(new Command.OverrideLimits(1, "", true, 0, "why", "me"));
        apply(new Command.ArmDeadManSwitch(1, 0, false));
        assertThat(view.risk(1).orElseThrow().allowances())
                .isEqualTo(new AccountAllowances(List.of(), List.of(), 0, false, shown.rates()));
    }
}
