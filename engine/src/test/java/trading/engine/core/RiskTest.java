package trading.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static trading.engine.core.TestCore.COIN;
import static trading.engine.core.TestCore.FEED;
import static trading.engine.core.TestCore.TWO;
import static trading.engine.core.TestCore.UNIT;
import static trading.engine.core.TestCore.buy;
import static trading.engine.core.TestCore.of;
import static trading.engine.core.TestCore.one;
import static trading.engine.core.TestCore.sell;

import java.util.List;
import org.junit.jupiter.api.Test;
import trading.engine.core.TestCore.Request;
import trading.engine.message.Command;
import trading.engine.message.OrderRequest;
import trading.engine.message.Report;
import trading.engine.model.AccountKind;
import trading.engine.model.DenyCode;
import trading.engine.model.OrderType;
import trading.engine.model.RiskLimits;
import trading.engine.risk.OrderCheck;
import trading.engine.risk.RiskEngine;

/// What is refused, and what only just passes. The book stands at 99 to 101, so the reference is 100 and
/// the collar of 10 % reaches from 90 to 110.
class RiskTest {
    private final TestCore market = new TestCore();

    RiskTest() {
        market.quote(99, 101);
    }

    private void denied(Request request, DenyCode code, long measured, long limit) {
        String before = market.core.stateHash();
        List<Report> reports = market.submit(request);
        assertThat(reports).hasSize(1);
        Report.Denied denied = one(Report.Denied.class, reports);
        assertThat(List.of(denied.code(), denied.measured(), denied.limit())).isEqualTo(List.of(code, measured, limit));
        assertThat(market.core.stateHash()).as("a refusal changes nothing").isEqualTo(before);
    }

    private void passes(Request request) {
        assertThat(of(Report.Accepted.class, market.submit(request))).hasSize(1);
    }

    @Test
    void an_account_or_an_instrument_that_nobody_knows() {
        denied(buy(1).of(77), DenyCode.ACCOUNT_UNKNOWN, 77, 0);
        Command.SubmitOrder known = buy(1).command();
        Command.SubmitOrder unknown = new Command.SubmitOrder(
                1, 5, "", "", known.side(), known.type(), known.timeInForce(), 1, 0, 0, false, 0, 0);
        assertThat(market.send(unknown, Report.Denied.class).getFirst().code()).isEqualTo(DenyCode.INSTRUMENT_UNKNOWN);
    }

    @Test
    void a_quantity_below_the_least_or_above_the_most_of_the_instrument() {
        denied(buy(0), DenyCode.QUANTITY_BELOW_MINIMUM, 0, 1);
        denied(buy(-5), DenyCode.QUANTITY_BELOW_MINIMUM, -5, 1);
        denied(buy(10_001), DenyCode.QUANTITY_ABOVE_MAXIMUM, 10_001, 10_000);
    }

    @Test
    void a_quantity_above_the_accounts_limit_and_one_equal_to_it() {
        denied(buy(5_001).at(90), DenyCode.ORDER_QUANTITY_ABOVE_LIMIT, 5_001, 5_000);
        passes(buy(5_000).at(90));
    }

    @Test
    void a_limit_price_that_is_none() {
        denied(buy(1).at(-1), DenyCode.PRICE_BELOW_MINIMUM, -1, 1);
        denied(
                buy(1).at(RiskEngine.MAXIMUM_TICKS + 1),
                DenyCode.PRICE_ABOVE_MAXIMUM,
                RiskEngine.MAXIMUM_TICKS + 1,
                RiskEngine.MAXIMUM_TICKS);
    }

    @Test
    void a_value_below_the_least_of_the_instrument_and_one_equal_to_it() {
        market.quote(5, 5 + 1);
        denied(buy(1).at(5), DenyCode.NOTIONAL_BELOW_MINIMUM, 5 * UNIT, 10 * UNIT);
        passes(buy(2).at(5));
    }

    @Test
    void a_value_above_the_accounts_limit_and_one_equal_to_it() {
        market.send(new Command.OpenAccount(
                1, "one", AccountKind.TRADER, 0, 0, new RiskLimits(1_000 * UNIT, 5_000, 100_000, 5_000_000_000L)));
        denied(buy(11).at(91), DenyCode.ORDER_VALUE_ABOVE_LIMIT, 1_001 * UNIT, 1_000 * UNIT);
        passes(buy(10).at(100));
    }

    @Test
    void the_value_of_a_market_order_is_that_at_the_collars_edge() {
        market.send(new Command.OpenAccount(
                1, "one", AccountKind.TRADER, 0, 0, new RiskLimits(1_099 * UNIT, 5_000, 100_000, 5_000_000_000L)));
        denied(buy(10), DenyCode.ORDER_VALUE_ABOVE_LIMIT, 1_100 * UNIT, 1_099 * UNIT);
    }

    @Test
    void a_price_beyond_the_collar_on_the_losing_side_only() {
        denied(buy(1).at(111), DenyCode.PRICE_OUTSIDE_COLLAR, 111, 110);
        denied(sell(1).of(TWO).at(89), DenyCode.PRICE_OUTSIDE_COLLAR, 89, 90);
        passes(buy(1).at(110));
        passes(buy(1).at(20));
        passes(sell(1).of(TWO).at(90));
        passes(sell(1).of(TWO).at(500));
    }

    @Test
    void a_market_order_stops_at_the_collars_edge() {
        market.send(new Command.UpdateQuote(FEED, 0, 99, 1_000, 101, 3));
        market.send(new Command.OpenAccount(101, "far", AccountKind.LIQUIDITY, 0, 0, TestCore.LIMITS));
        market.send(sell(10).of(101).at(111).command());
        List<Report> reports = market.submit(buy(5));
        assertThat(of(Report.MarketTraded.class, reports))
                .extracting(Report.MarketTraded::price)
                .containsExactly(101L);
        assertThat(of(Report.Canceled.class, reports)).hasSize(1);
    }

    @Test
    void no_reference_price_at_all() {
        market.send(new Command.UpdateQuote(FEED, 0, 0, 0, 0, 0));
        denied(buy(1).at(100), DenyCode.REFERENCE_PRICE_MISSING, -1, 5_000_000_000L);
    }

    @Test
    void a_reference_price_that_is_too_old_and_one_that_is_just_not() {
        market.now += 5_000_000_000L;
        passes(buy(1).at(95));
        market.now += 1;
        denied(buy(1).at(95), DenyCode.REFERENCE_PRICE_MISSING, 5_000_000_001L, 5_000_000_000L);
    }

    @Test
    void a_traders_own_order_does_not_make_an_old_price_young() {
        long order = market.orderId(buy(1).at(95));
        market.now += 5_000_000_001L;
        market.send(new Command.CancelOrder(1, order));
        denied(buy(1).at(95), DenyCode.REFERENCE_PRICE_MISSING, 5_000_000_001L, 5_000_000_000L);
    }

    @Test
    void an_order_of_the_market_makes_the_price_young() {
        market.now += 5_000_000_001L;
        market.send(new Command.OpenAccount(101, "agent", AccountKind.LIQUIDITY, 0, 0, TestCore.LIMITS));
        market.submit(buy(1).of(101).at(20));
        passes(buy(1).at(95));
    }

    @Test
    void the_last_trade_is_the_reference_when_one_side_is_empty() {
        market.submit(buy(1));
        market.send(new Command.UpdateQuote(FEED, 0, 0, 0, 150, 10));
        denied(buy(1).at(112), DenyCode.PRICE_OUTSIDE_COLLAR, 112, 111);
    }

    @Test
    void money_for_a_buy_with_its_fee() {
        market.send(new Command.OpenAccount(3, "three", AccountKind.TRADER, 500, 1000, TestCore.LIMITS));
        market.send(new Command.Deposit(3, "USD", 1_000 * UNIT, "x"));
        denied(buy(10).of(3).at(100), DenyCode.BALANCE_INSUFFICIENT, 1_001 * UNIT, 1_000 * UNIT);
        market.send(new Command.Deposit(3, "USD", UNIT, "y"));
        passes(buy(10).of(3).at(100));
    }

    @Test
    void what_one_order_has_reserved_no_other_can_use() {
        market.send(new Command.Deposit(1, "COIN", 10 * UNIT, "x"));
        passes(sell(6).at(120));
        denied(sell(5).at(120), DenyCode.BALANCE_INSUFFICIENT, 5, 4);
        passes(sell(4).at(120));
    }

    @Test
    void a_product_that_does_not_fit() {
        market.send(new Command.DefineInstrument(new trading.engine.model.Instrument(
                0, "COINUSD", "COIN", "USD", COIN.tickSize(), COIN.lotSize(), 1, Long.MAX_VALUE, 0)));
        market.send(new Command.OpenAccount(
                1,
                "one",
                AccountKind.TRADER,
                0,
                0,
                new RiskLimits(Long.MAX_VALUE, Long.MAX_VALUE, 100_000, 5_000_000_000L)));
        denied(buy(Long.MAX_VALUE / 2).at(100), DenyCode.ARITHMETIC_OVERFLOW, Long.MAX_VALUE / 2, 0);
    }

    @Test
    void a_stop_or_a_target_on_the_wrong_side() {
        denied(buy(1).asTrade().stop(100), DenyCode.STOP_LOSS_WRONG_SIDE, 100, 100);
        denied(buy(1).asTrade().target(100), DenyCode.TAKE_PROFIT_WRONG_SIDE, 100, 100);
        denied(buy(1).asTrade().stop(-3), DenyCode.STOP_LOSS_WRONG_SIDE, -3, 100);
        denied(sell(1).of(TWO).asTrade().stop(100), DenyCode.STOP_LOSS_WRONG_SIDE, 100, 100);
        denied(buy(1).at(95).asTrade().stop(96), DenyCode.STOP_LOSS_WRONG_SIDE, 96, 95);
        passes(buy(1).asTrade().stop(98).target(101));
        passes(sell(1).of(TWO).asTrade().stop(102).target(98));
    }

    @Test
    void an_exit_of_a_trade_that_is_not_there_or_not_open() {
        denied(sell(1).exiting(9), DenyCode.TRADE_UNKNOWN, 9, 0);
        long pending = tradeOf(market.submit(buy(5).at(95).asTrade()));
        denied(sell(1).exiting(pending), DenyCode.TRADE_NOT_OPEN, pending, 0);
        denied(sell(1).of(TWO).exiting(pending), DenyCode.TRADE_UNKNOWN, pending, 0);
    }

    @Test
    void more_exits_than_a_trade_has_open() {
        long trade = tradeOf(market.submit(buy(10).asTrade()));
        passes(sell(7).at(110).exiting(trade));
        denied(sell(4).at(110).exiting(trade), DenyCode.QUANTITY_ABOVE_MAXIMUM, 4, 3);
        passes(sell(3).at(110).exiting(trade));
    }

    @Test
    void a_client_order_id_that_is_none() {
        denied(buy(1).called("with space"), DenyCode.RISK_CHECK_FAILED, 10, 36);
        denied(buy(1).called("x".repeat(37)), DenyCode.RISK_CHECK_FAILED, 37, 36);
        passes(buy(1).called("x".repeat(36)));
    }

    @Test
    void the_market_itself_needs_neither_money_nor_a_reference() {
        market.send(new Command.UpdateQuote(FEED, 0, 0, 0, 0, 0));
        passes(sell(10).of(FEED).at(5_000));
        denied(sell(0).of(FEED).at(5_000), DenyCode.QUANTITY_BELOW_MINIMUM, 0, 1);
    }

    @Test
    @SuppressWarnings("NullAway")
    void a_check_that_breaks_is_a_refusal() {
        OrderCheck nothing = new OrderCheck();
        nothing.request = new OrderRequest();
        assertThat(new RiskEngine(null).check(nothing)).isFalse();
        assertThat(nothing.code).isEqualTo(DenyCode.RISK_CHECK_FAILED);
    }

    private static long tradeOf(List<Report> reports) {
        return one(Report.TradeUpdated.class, reports).trade().tradeId();
    }

    @Test
    void a_price_beyond_all_bounds_is_told_the_bound_and_the_bound_is_inside() {
        TestCore market = new TestCore();
        market.quote(100, 102);
        assertThat(Told.orders(
                        market.send(Asked.buy(10, OrderType.LIMIT).limit(-5).command())))
                .containsExactly("denied PRICE_BELOW_MINIMUM -5 of 1 passes 1");
        assertThat(Told.orders(
                        market.send(Asked.buy(10, OrderType.LIMIT).limit(1).command())))
                .containsExactly("3 NEW");
        assertThat(Told.orders(market.send(
                        Asked.buy(10, OrderType.LIMIT).limit(1_000_000_000_001L).command())))
                .containsExactly("denied PRICE_ABOVE_MAXIMUM 1000000000001 of 1000000000000 passes 1000000000000");
        assertThat(Told.orders(market.send(Asked.buy(10, OrderType.LIMIT)
                                .limit(1_000_000_000_000L)
                                .command()))
                        .getFirst())
                .startsWith("denied PRICE_OUTSIDE_COLLAR 1000000000000 ");
    }
}
