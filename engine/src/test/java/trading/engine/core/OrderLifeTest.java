package trading.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trading.engine.core.TestCore.FEED;
import static trading.engine.core.TestCore.ONE;
import static trading.engine.core.TestCore.TWO;
import static trading.engine.core.TestCore.UNIT;
import static trading.engine.core.TestCore.buy;
import static trading.engine.core.TestCore.of;
import static trading.engine.core.TestCore.one;
import static trading.engine.core.TestCore.sell;

import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;
import trading.engine.message.Command;
import trading.engine.message.CommandCodec;
import trading.engine.message.Report;
import trading.engine.message.ReportBuffer;
import trading.engine.model.AccountKind;
import trading.engine.model.Balance;
import trading.engine.model.CancelReason;
import trading.engine.model.OrderStatus;
import trading.engine.model.Quote;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

class OrderLifeTest {
    private final TestCore market = new TestCore();

    OrderLifeTest() {
        market.quote(99, 101);
    }

    @Test
    void a_fill_is_told_from_the_order_to_the_money() {
        List<Report> reports = market.submit(buy(10));
        assertThat(reports.stream().map(report -> report.getClass().getSimpleName()))
                .containsExactly(
                        "Accepted",
                        "Filled",
                        "Filled",
                        "MarketTraded",
                        "DepthUpdated",
                        "TradeUpdated",
                        "PositionUpdated",
                        "BalanceUpdated",
                        "BalanceUpdated",
                        "QuoteUpdated");
        assertThat(of(Report.BalanceUpdated.class, reports))
                .extracting(Report.BalanceUpdated::balance)
                .containsExactly(
                        new Balance(ONE, "COIN", 10 * UNIT, 0),
                        new Balance(ONE, "USD", 1_000_000 * UNIT - 1_010 * UNIT - UNIT * 101 / 100, 0));
        assertThat(one(Report.QuoteUpdated.class, reports).quote())
                .isEqualTo(new Quote(0, 99, 1_000, 101, 990, market.now));
    }

    @Test
    void a_resting_buy_locks_its_value_with_the_fee_and_gives_back_what_is_left() {
        long order = market.orderId(buy(10).at(100));
        assertThat(balance("USD").locked()).isEqualTo(1_001 * UNIT);
        market.send(sell(4).of(TWO).at(100, TimeInForce.IOC).command());
        assertThat(balance("USD").locked()).isEqualTo(6 * 100 * UNIT + UNIT * 6 / 10);
        market.send(new Command.CancelOrder(ONE, order));
        assertThat(balance("USD")).isEqualTo(new Balance(ONE, "USD", 1_000_000 * UNIT - 400 * UNIT - UNIT * 4 / 10, 0));
    }

    @Test
    void a_better_price_than_the_limit_is_the_buyers() {
        market.submit(buy(10).at(105));
        assertThat(balance("USD").total()).isEqualTo(1_000_000 * UNIT - 1_010 * UNIT - UNIT * 101 / 100);
        assertThat(balance("USD").locked()).isZero();
    }

    @Test
    void fees_are_rounded_up_once_for_an_order_not_for_each_fill() {
        TestCore fine = new TestCore();
        fine.send(new Command.OpenAccount(ONE, "one", AccountKind.TRADER, 1, 1, TestCore.LIMITS));
        fine.send(new Command.DefineInstrument(
                new trading.engine.model.Instrument(1, "DUSTUSD", "DUST", "USD", 100_000, 1_000, 1, 10_000, 0)));
        fine.send(new Command.UpdateQuote(FEED, 1, 999, 1_000, 1_001, 1_000));
        long order = one(
                        Report.Accepted.class,
                        fine.send(new Command.SubmitOrder(
                                ONE,
                                1,
                                "",
                                "",
                                Side.BUY,
                                trading.engine.model.OrderType.LIMIT,
                                TimeInForce.GTC,
                                3,
                                1_000,
                                0,
                                false,
                                0,
                                0)))
                .order()
                .orderId();
        fine.send(new Command.OpenAccount(101, "other", AccountKind.LIQUIDITY, 0, 0, TestCore.LIMITS));
        long fees = 0;
        for (int i = 0; i < 3; i++) {
            List<Report> reports = fine.send(new Command.SubmitOrder(
                    101,
                    1,
                    "",
                    "",
                    Side.SELL,
                    trading.engine.model.OrderType.LIMIT,
                    TimeInForce.IOC,
                    1,
                    1_000,
                    0,
                    false,
                    0,
                    0));
            for (Report.Filled filled : of(Report.Filled.class, reports)) {
                if (filled.order().orderId() == order) {
                    fees += filled.fill().fee();
                    assertThat(filled.order().fees()).isEqualTo(fees);
                }
            }
        }
        assertThat(fees).isEqualTo(1);
        fine.core.verify();
    }

    @Test
    void what_a_market_order_leaves_is_canceled() {
        market.send(new Command.UpdateQuote(FEED, 0, 99, 5, 101, 5));
        List<Report> reports = market.submit(buy(8));
        Report.Canceled canceled = one(Report.Canceled.class, reports);
        assertThat(canceled.reason()).isEqualTo(CancelReason.NO_LIQUIDITY);
        assertThat(canceled.order().status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(canceled.order().filledQuantity()).isEqualTo(5);
        assertThat(canceled.order().leavesQuantity()).isZero();
    }

    @Test
    void an_account_never_trades_with_itself() {
        market.orderId(buy(10).at(100));
        market.send(new Command.Deposit(ONE, "COIN", 10 * UNIT, "x"));
        List<Report> reports = market.submit(sell(10).at(100));
        assertThat(one(Report.Canceled.class, reports).reason()).isEqualTo(CancelReason.SELF_MATCH);
        assertThat(of(Report.Filled.class, reports)).isEmpty();
    }

    @Test
    void the_same_request_again_is_the_first_order_and_changes_nothing() {
        long order = market.orderId(buy(10).at(100).called("mine"));
        String before = market.core.stateHash();
        assertThat(market.submit(buy(10).at(100).called("mine")))
                .containsExactly(new Report.Duplicate(ONE, "mine", order, true, false));
        assertThat(market.submit(buy(11).at(100).called("mine")))
                .containsExactly(new Report.Duplicate(ONE, "mine", order, false, false));
        assertThat(market.core.stateHash()).isEqualTo(before);
    }

    @Test
    void a_request_that_differs_in_any_field_is_another() {
        market.orderId(buy(10).at(100).called("mine"));
        for (TestCore.Request other : List.of(
                sell(10).at(100).called("mine"),
                buy(10).called("mine"),
                buy(10).at(100, TimeInForce.IOC).called("mine"),
                buy(10).at(99).called("mine"),
                buy(10).at(100).called("mine").by("ema"),
                buy(10).at(100).called("mine").exiting(1),
                buy(10).at(100).called("mine").asTrade(),
                buy(10).at(100).called("mine").stop(90),
                buy(10).at(100).called("mine").target(120))) {
            assertThat(one(Report.Duplicate.class, market.submit(other)).sameRequest())
                    .as("%s", other)
                    .isFalse();
        }
    }

    @Test
    void a_client_order_id_stays_taken_after_the_order_is_over_and_after_a_snapshot() {
        long order = market.orderId(buy(10).called("mine"));
        TradingCore later = TradingCore.decode(market.core.encode());
        List<Report> reports = new java.util.ArrayList<>();
        later.decide(99, market.now, buy(10).called("mine").command(), reports::add);
        assertThat(reports).containsExactly(new Report.Duplicate(ONE, "mine", order, true, false));
    }

    @Test
    void a_refused_order_does_not_take_its_client_order_id() {
        market.submit(buy(10).at(500).called("mine"));
        assertThat(market.orderId(buy(10).at(100).called("mine"))).isPositive();
    }

    @Test
    void two_accounts_may_use_the_same_client_order_id() {
        market.orderId(buy(10).at(95).called("mine"));
        assertThat(market.orderId(buy(10).of(TWO).at(95).called("mine"))).isPositive();
    }

    @Test
    void only_the_owner_cancels_and_only_once() {
        long order = market.orderId(buy(10).at(95));
        assertThat(market.send(new Command.CancelOrder(TWO, order)))
                .containsExactly(new Report.CancelRejected(TWO, order, false));
        assertThat(one(Report.Canceled.class, market.send(new Command.CancelOrder(ONE, order)))
                        .reason())
                .isEqualTo(CancelReason.REQUESTED);
        assertThat(market.send(new Command.CancelOrder(ONE, order)))
                .containsExactly(new Report.CancelRejected(ONE, order, false));
    }

    @Test
    void all_open_orders_are_canceled_oldest_first() {
        long first = market.orderId(buy(1).at(95));
        long second = market.orderId(buy(1).at(96));
        assertThat(market.send(new Command.CancelAllOrders(ONE, 7))).isEmpty();
        assertThat(of(Report.Canceled.class, market.send(new Command.CancelAllOrders(ONE, -1))))
                .extracting(canceled -> canceled.order().orderId())
                .containsExactly(first, second);
        assertThat(balance("USD").locked()).isZero();
    }

    @Test
    void a_quote_replaces_the_feeds_two_orders() {
        List<Report> reports = market.quote(100, 102);
        assertThat(of(Report.Canceled.class, reports)).hasSize(2);
        assertThat(of(Report.Accepted.class, reports)).hasSize(2);
        assertThat(one(Report.QuoteUpdated.class, reports).quote())
                .isEqualTo(new Quote(0, 100, 1_000, 102, 1_000, market.now));
    }

    @Test
    void a_quote_that_changes_nothing_leaves_its_orders_in_their_place() {
        assertThat(market.quote(99, 101)).isEmpty();
        assertThat(of(Report.Accepted.class, market.quote(99, 102))).hasSize(1);
    }

    @Test
    void a_quote_fills_what_it_crosses_at_the_resting_price() {
        market.orderId(buy(10).at(100));
        List<Report> reports = market.quote(97, 98);
        Report.MarketTraded traded = one(Report.MarketTraded.class, reports);
        assertThat(traded.price()).isEqualTo(100);
        assertThat(traded.aggressor()).isEqualTo(Side.SELL);
        assertThat(one(Report.QuoteUpdated.class, reports).quote())
                .isEqualTo(new Quote(0, 97, 1_000, 98, 990, market.now));
    }

    @Test
    void a_side_without_quantity_is_taken_out_and_a_crossed_quote_is_refused() {
        List<Report> reports = market.send(new Command.UpdateQuote(FEED, 0, 99, 1_000, 0, 0));
        assertThat(one(Report.QuoteUpdated.class, reports).quote())
                .isEqualTo(new Quote(0, 99, 1_000, 0, 0, market.now));
        assertThat(of(Report.Denied.class, market.quote(101, 101))).hasSize(1);
        assertThat(of(Report.Denied.class, market.send(new Command.UpdateQuote(ONE, 0, 1, 1, 2, 1))))
                .hasSize(1);
    }

    @Test
    void a_deposit_reference_counts_once() {
        assertThat(market.send(new Command.Deposit(ONE, "USD", UNIT, "first"))).isEmpty();
        assertThat(market.send(new Command.Deposit(ONE, "USD", UNIT, "second"))).hasSize(2);
        assertThat(balance("USD").total()).isEqualTo(1_000_001 * UNIT);
    }

    @Test
    void open_orders_keep_the_fees_they_were_accepted_with() {
        market.orderId(buy(10).at(100));
        market.send(new Command.OpenAccount(ONE, "one", AccountKind.TRADER, 500_000, 500_000, TestCore.LIMITS));
        List<Report> reports = market.send(sell(10).of(TWO).at(100).command());
        assertThat(of(Report.Filled.class, reports).getFirst().fill().fee()).isEqualTo(UNIT);
        market.core.verify();
    }

    private Balance balance(String asset) {
        List<Report> reports = new java.util.ArrayList<>();
        market.core.describe(reports::add);
        return of(Report.BalanceUpdated.class, reports).stream()
                .map(Report.BalanceUpdated::balance)
                .filter(balance -> balance.account() == ONE && balance.asset().equals(asset))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @SuppressWarnings("NullAway") // broken on purpose
    void a_core_that_breaks_says_so() {
        ExpandableArrayBuffer bytes = new ExpandableArrayBuffer(64);
        int length = CommandCodec.encode(buy(1).command(), bytes, 0);
        ReportBuffer nowhere = null;
        assertThatThrownBy(() -> market.core.decide(1, market.now, bytes, 0, length, nowhere))
                .isInstanceOf(InvariantViolation.class);
    }
}
