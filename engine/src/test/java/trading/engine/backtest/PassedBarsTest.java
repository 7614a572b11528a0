package trading.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import trading.engine.history.BarColumns;
import trading.engine.model.Bar;
import trading.engine.model.Fill;
import trading.engine.model.FillModel;
import trading.engine.model.Instrument;
import trading.engine.model.LimitFill;
import trading.engine.model.Order;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;
import trading.engine.strategy.Entry;
import trading.engine.strategy.Strategy;
import trading.engine.strategy.StrategyCatalog;
import trading.engine.strategy.StrategyContext;
import trading.engine.strategy.StrategyDeclaration;
import trading.engine.strategy.Subscription;
import trading.engine.strategy.host.StrategyFactory;

/// Bars that meet nothing are told to the core later and together: nothing that a run says may depend on it.
class PassedBarsTest {
    private static final long MINUTE = TimeFrame.M1.nanos();
    private static final long START = 27_000_000L * MINUTE;
    private static final int BARS = 6_000;
    private static final int MILLION = 1_000_000;

    /// No parameters.
    record None() {}

    /// Enters, exits and cancels as dice say that know only the time.
    private static final class Restless implements Strategy {
        @Override
        public StrategyDeclaration declaration() {
            return StrategyDeclaration.of("restless", "For a test.", new None())
                    .on("BTCUSDT", "ETHUSDT")
                    .bars(TimeFrame.M1, 0)
                    .entries(5);
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            SplittableRandom dice = new SplittableRandom(bar.openTimeNanos() * 31 + bar.instrument());
            long price = bar.close();
            long away = price / 500 + dice.nextLong(price / 300);
            switch (dice.nextInt(40)) {
                case 0 ->
                    context.enter(Entry.buy("market")
                            .quantity(1 + dice.nextLong(50))
                            .stopLoss(price - away)
                            .takeProfit(price + away));
                case 1 ->
                    context.enter(Entry.buy("limit")
                            .limit(price - away)
                            .quantity(1 + dice.nextLong(50))
                            .stopLoss(price - 3 * away));
                case 2 ->
                    context.enter(Entry.buy("stop")
                            .stop(price + away)
                            .quantity(1 + dice.nextLong(50))
                            .stopLoss(price - away)
                            .takeProfit(price + 2 * away));
                case 3 -> context.exit("enough");
                case 4 -> {
                    for (Order order : context.openOrders()) {
                        context.cancel(order, "changed its mind");
                    }
                }
                default -> {}
            }
        }
    }

    /// Acts on one instrument because of what happened to the other one.
    private static final class Entangled implements Strategy {
        private static final String[] SYMBOLS = {"BTCUSDT", "ETHUSDT"};

        private final Strategy restless = new Restless();
        private final long[] prices = new long[2];

        @Override
        public StrategyDeclaration declaration() {
            return StrategyDeclaration.of("entangled", "For a test.", new None())
                    .on("BTCUSDT")
                    .bars(TimeFrame.M1, 0)
                    .bars(Subscription.of("ETHUSDT", TimeFrame.M1))
                    .entries(20);
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            prices[bar.instrument()] = bar.close();
            if (bar.instrument() == 0) {
                restless.onBar(bar, context);
            }
        }

        @Override
        public void onFill(Fill fill, StrategyContext context) {
            int other = 1 - fill.instrument();
            long price = prices[other];
            SplittableRandom dice = new SplittableRandom(fill.lastPrice() * 31 + fill.lastQuantity());
            long away = price / 2_000 + dice.nextLong(price / 1_000);
            if (price > 0) {
                switch (dice.nextInt(4)) {
                    case 0 ->
                        context.enter(Entry.buy("market")
                                .on(SYMBOLS[other])
                                .quantity(1 + dice.nextLong(50))
                                .stopLoss(price - away)
                                .takeProfit(price + away));
                    case 1 ->
                        context.enter(Entry.buy("limit")
                                .on(SYMBOLS[other])
                                .limit(price - away)
                                .quantity(1 + dice.nextLong(50))
                                .stopLoss(price - 2 * away));
                    default -> {}
                }
            }
        }
    }

    private static BarColumns walk(long seed, long from) {
        SplittableRandom dice = new SplittableRandom(seed);
        BarColumns bars = new BarColumns(BARS);
        double price = from;
        for (int i = 0; i < BARS; i++) {
            double jump = dice.nextInt(200) == 0 ? 0.01 : 0.0006;
            long open = Math.round(price * (1 + 0.0001 * dice.nextGaussian()));
            long close = Math.max(1_000, Math.round(open * (1 + jump * dice.nextGaussian())));
            long high = Math.max(open, close) + dice.nextLong(open / 2_000);
            long low = Math.min(open, close) - dice.nextLong(open / 2_000);
            if (dice.nextInt(50) != 0) {
                bars.add(new Bar(0, TimeFrame.M1, START + i * MINUTE, open, high, low, close, dice.nextLong(500), 1));
            }
            price = close;
        }
        return bars;
    }

    private static BacktestPlan plan(StrategyFactory strategy, BacktestAccount account, long seed) {
        return new BacktestPlan(
                strategy,
                new TreeMap<>(),
                List.of("BTCUSDT", "ETHUSDT"),
                List.of(feed(0, "BTC", walk(seed, 4_000_000)), feed(1, "ETH", walk(seed + 1_000, 200_000))),
                START + 500 * MINUTE,
                START + BARS * MINUTE,
                account);
    }

    private static BarFeed feed(int id, String base, BarColumns bars) {
        return new BarFeed(
                new Instrument(id, base + "USDT", base, "USDT", MILLION, 10_000, 1, MILLION * 100L, 0),
                TimeFrame.M1,
                bars);
    }

    private static FillModel fills(long latencyNanos, int slippagePpm, int participationPpm, LimitFill limits) {
        return new FillModel(latencyNanos, 0, slippagePpm, participationPpm, limits, 0);
    }

    static Stream<Arguments> accounts() {
        BacktestAccount usual = BacktestAccount.USUAL;
        return Stream.of(
                Arguments.of("usual", usual),
                Arguments.of("slippage", usual.withFills(fills(0, 200, MILLION, LimitFill.TOUCH))),
                Arguments.of("participation", usual.withFills(fills(0, 0, 50_000, LimitFill.TOUCH))),
                Arguments.of("pass through", usual.withFills(fills(0, 0, MILLION, LimitFill.PASS_THROUGH))),
                Arguments.of("queue", usual.withFills(fills(0, 0, 200_000, LimitFill.QUEUE))),
                Arguments.of("latency", usual.withFills(fills(20 * MINUTE / 60, 0, MILLION, LimitFill.TOUCH))));
    }

    private static void isTheSame(BacktestPlan plan) throws Exception {
        BacktestResult passed = BacktestRun.run(plan, Watch.NONE);
        BacktestResult walked = BacktestRun.walked(plan);

        assertThat(passed.closed().stream().map(PassedBarsTest::withoutIds))
                .isEqualTo(
                        walked.closed().stream().map(PassedBarsTest::withoutIds).toList());
        assertThat(passed.open().stream().map(PassedBarsTest::withoutIds))
                .isEqualTo(
                        walked.open().stream().map(PassedBarsTest::withoutIds).toList());
        assertThat(passed.fills().stream().map(PassedBarsTest::withoutIds))
                .isEqualTo(
                        walked.fills().stream().map(PassedBarsTest::withoutIds).toList());
        assertThat(passed.denials()).isEqualTo(walked.denials());
        assertThat(passed.decisions()).hasSameSizeAs(walked.decisions());
        assertThat(points(passed)).isEqualTo(points(walked));
    }

    private static List<String> points(BacktestResult result) {
        return IntStream.range(0, result.equity().size())
                .mapToObj(i ->
                        result.equity().timeNanos(i) + " " + result.equity().value(i))
                .toList();
    }

    private static Fill withoutIds(Fill fill) {
        return new Fill(
                0,
                0,
                fill.account(),
                fill.instrument(),
                fill.side(),
                fill.lastPrice(),
                fill.lastQuantity(),
                fill.fee(),
                fill.liquidity(),
                0,
                fill.timeNanos());
    }

    private static Trade withoutIds(Trade trade) {
        return new Trade(
                0,
                trade.account(),
                trade.instrument(),
                trade.strategy(),
                trade.side(),
                trade.status(),
                0,
                trade.orderQuantity(),
                trade.entryQuantity(),
                trade.exitQuantity(),
                trade.entryNotional(),
                trade.exitNotional(),
                trade.fees(),
                trade.realizedPnl(),
                trade.stopLossPrice(),
                trade.takeProfitPrice(),
                trade.exitReason(),
                trade.createdNanos(),
                trade.openedNanos(),
                trade.closedNanos(),
                trade.maximumAdverse(),
                trade.maximumFavorable());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accounts")
    void passing_changes_nothing_for_a_restless_strategy(String name, BacktestAccount account) throws Exception {
        for (long seed = 1; seed <= 5; seed++) {
            BacktestPlan plan = plan(settings -> new Restless(), account, seed);
            isTheSame(plan);
            assertThat(BacktestRun.run(plan, Watch.NONE).fills()).as(name).hasSizeGreaterThan(100);
            assertThat(BacktestRun.run(plan, Watch.NONE).fills())
                    .as("both sides")
                    .anyMatch(fill -> fill.side() == Side.SELL);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accounts")
    void passing_changes_nothing_for_one_that_acts_on_two_instruments(String name, BacktestAccount account)
            throws Exception {
        for (long seed = 1; seed <= 3; seed++) {
            BacktestPlan two = plan(settings -> new Entangled(), account, seed);
            BacktestPlan plan = new BacktestPlan(
                    two.strategy(),
                    two.settings(),
                    List.of("BTCUSDT"),
                    two.feeds(),
                    two.fromNanos(),
                    two.toNanos(),
                    account);
            isTheSame(plan);
            assertThat(BacktestRun.run(plan, Watch.NONE).fills())
                    .as(name)
                    .anyMatch(fill -> fill.instrument() == 0)
                    .anyMatch(fill -> fill.instrument() == 1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accounts")
    void passing_changes_nothing_for_the_strategies_that_are_shipped(String name, BacktestAccount account)
            throws Exception {
        for (String shipped : StrategyCatalog.names()) {
            if (!shipped.equals("pairs-reversion")) {
                isTheSame(plan(settings -> StrategyCatalog.create(shipped, settings), account, 7));
            }
        }
    }

    @Test
    void passed_bars_of_a_feed_are_one() {
        PassedBars bars = new PassedBars(2);
        bars.add(1, new Bar(1, TimeFrame.M1, START, 10, 12, 9, 11, 5, 1));
        bars.add(1, new Bar(1, TimeFrame.M1, START + MINUTE, 11, 11, 7, 8, 6, 1));

        assertThat(bars.has(0)).isFalse();
        assertThat(List.of(bars.low(1), bars.high(1), bars.close(1))).containsExactly(7L, 12L, 8L);
        assertThat(bars.closeTimeNanos()).isEqualTo(START + 2 * MINUTE);
        bars.clear();
        assertThat(bars.isEmpty()).isTrue();
    }
}
