package trading.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static trading.engine.core.Asked.buy;
import static trading.engine.core.Asked.sell;
import static trading.engine.core.TestCore.FEED;
import static trading.engine.core.TestCore.LIMITS;
import static trading.engine.core.TestCore.TWO;
import static trading.engine.core.TestCore.UNIT;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.AccountKind;
import trading.engine.model.Bar;
import trading.engine.model.ExitReason;
import trading.engine.model.FillModel;
import trading.engine.model.LimitFill;
import trading.engine.model.MarginTerms;
import trading.engine.model.OrderType;
import trading.engine.model.Position;
import trading.engine.model.RiskLimits;
import trading.engine.model.TimeFrame;
import trading.engine.model.TimeInForce;
import trading.engine.model.Trade;
import trading.engine.model.TradingState;

/// How an account's orders are filled, and accounts that borrow.
class PaperVenueTest {
    private static final int FAR = 7;
    private static final long MILLI = 1_000_000L;

    private final TestCore market = new TestCore();

    @BeforeEach
    void quote() {
        market.quote(100, 102);
    }

    @AfterEach
    void everything_still_adds_up() {
        market.core.verify();
        byte[] state = market.core.encode();
        assertThat(TradingCore.decode(state).encode()).isEqualTo(state);
    }

    private void open(MarginTerms margin, FillModel model) {
        market.send(new Command.OpenAccount(
                FAR,
                "far",
                AccountKind.TRADER,
                0,
                0,
                new RiskLimits(LIMITS.maximumOrderNotional(), 5_000, 500_000, LIMITS.maximumReferenceAgeNanos()),
                margin,
                model));
        market.send(new Command.Deposit(FAR, "USD", 1_000 * UNIT, "first"));
    }

    private void open(FillModel model) {
        open(MarginTerms.SPOT, model);
        market.send(new Command.Deposit(FAR, "COIN", 100 * UNIT, "coins"));
    }

    private List<String> submit(Asked asked) {
        return Told.orders(market.send(asked.of(FAR).command()));
    }

    private List<String> after(long nanos) {
        market.now += nanos;
        return Told.orders(market.send(new Command.AdvanceTime()));
    }

    @Test
    void an_order_takes_its_time_to_the_venue_and_finds_the_market_as_it_is_then() {
        open(new FillModel(5 * MILLI, 0, 0, 1_000_000, LimitFill.TOUCH, 0));
        assertThat(submit(buy(2, OrderType.LIMIT).limit(103))).containsExactly("3 PENDING_NEW");
        market.quote(98, 101);
        assertThat(after(5 * MILLI - 1)).isEmpty();
        assertThat(after(1)).containsExactly("3 ARRIVED leaves 2", "3 filled 2 at 101");
    }

    @Test
    void a_cancel_can_come_too_late() {
        open(new FillModel(5 * MILLI, 0, 0, 1_000_000, LimitFill.TOUCH, 0));
        submit(buy(2, OrderType.LIMIT).limit(99));
        after(5 * MILLI);
        assertThat(Told.orders(market.send(new Command.CancelOrder(FAR, 3))))
                .containsExactly("3 CANCEL_PENDING leaves 2");
        market.now += MILLI;
        assertThat(Told.orders(market.quote(97, 99))).containsExactly("3 filled 2 at 99");
        assertThat(after(5 * MILLI)).isEmpty();
    }

    @Test
    void an_amendment_is_checked_again_when_it_arrives() {
        open(new FillModel(5 * MILLI, 0, 0, 1_000_000, LimitFill.TOUCH, 0));
        submit(buy(2, OrderType.LIMIT).limit(99));
        after(5 * MILLI);
        assertThat(Told.orders(market.send(new Command.AmendOrder(FAR, 3, 5, 0, 0))))
                .containsExactly("3 AMEND_PENDING leaves 2");
        assertThat(after(5 * MILLI)).containsExactly("3 AMENDED leaves 5");
    }

    @Test
    void a_post_only_order_that_would_take_when_it_arrives_is_rejected() {
        open(new FillModel(5 * MILLI, 0, 0, 1_000_000, LimitFill.TOUCH, 0));
        submit(buy(2, OrderType.LIMIT).limit(101).postOnly());
        market.quote(98, 100);
        assertThat(after(5 * MILLI)).containsExactly("3 ARRIVED leaves 2", "3 REJECTED POST_ONLY");
    }

    @Test
    void slippage_makes_a_taker_pay_more_but_never_more_than_its_limit() {
        open(new FillModel(0, 0, 20_000, 1_000_000, LimitFill.TOUCH, 0));
        assertThat(submit(buy(1, OrderType.MARKET).until(TimeInForce.IOC))).contains("3 filled 1 at 105");
        assertThat(submit(sell(1, OrderType.MARKET).until(TimeInForce.IOC))).contains("4 filled 1 at 98");
        assertThat(submit(buy(1, OrderType.LIMIT).limit(103))).contains("5 filled 1 at 103");
    }

    @Test
    void slippage_moves_no_price_that_others_see() {
        open(new FillModel(0, 0, 20_000, 1_000_000, LimitFill.TOUCH, 0));
        List<Report> bought = market.send(
                buy(1, OrderType.MARKET).until(TimeInForce.IOC).of(FAR).command());
        assertThat(Told.orders(bought)).contains("3 filled 1 at 105");
        assertThat(TestCore.one(Report.MarketTraded.class, bought).price()).isEqualTo(102);
        market.send(sell(1, OrderType.STOP).of(TWO).stop(99).onLastPrice().command());
        assertThat(submit(sell(1, OrderType.MARKET).until(TimeInForce.IOC)))
                .containsExactly("5 NEW", "5 filled 1 at 98");
        market.now += 60_000_000_000L;
        Bar minute = market.send(new Command.AdvanceTime(), Report.BarClosed.class).stream()
                .map(Report.BarClosed::bar)
                .filter(bar -> bar.frame() == TimeFrame.M1)
                .findFirst()
                .orElseThrow();
        assertThat(minute.low()).isEqualTo(100);
        assertThat(minute.high()).isEqualTo(102);
    }

    @Test
    void an_order_takes_its_share_of_an_outside_quote_and_no_more() {
        open(new FillModel(0, 0, 0, 100_000, LimitFill.TOUCH, 0));
        market.send(new Command.UpdateQuote(FEED, 0, 100, 20, 102, 20));
        assertThat(submit(buy(3, OrderType.LIMIT).limit(103)))
                .containsExactly("5 NEW", "5 filled 2 at 102", "5 CANCELED NO_LIQUIDITY");
        assertThat(submit(buy(2, OrderType.LIMIT).limit(102).until(TimeInForce.FOK)))
                .containsExactly("6 NEW", "6 CANCELED FILL_OR_KILL");
        submit(buy(3, OrderType.LIMIT).limit(99));
        assertThat(Told.orders(market.send(new Command.UpdateQuote(FEED, 0, 97, 20, 99, 20))))
                .containsExactly("7 filled 2 at 99");
    }

    @Test
    void an_iceberg_takes_no_larger_share_of_an_outside_quote_than_an_order_that_shows_all() {
        open(new FillModel(0, 0, 0, 100_000, LimitFill.TOUCH, 0));
        market.send(new Command.Deposit(FAR, "USD", 9_000 * UNIT, "more"));
        submit(buy(50, OrderType.LIMIT).limit(100).showing(5));
        assertThat(Told.orders(market.send(new Command.UpdateQuote(FEED, 0, 98, 100, 100, 100))))
                .containsExactly("3 filled 5 at 100", "3 filled 5 at 100");
        assertThat(Told.orders(market.send(new Command.UpdateQuote(FEED, 0, 97, 100, 99, 100))))
                .containsExactly("3 filled 5 at 100", "3 filled 5 at 100");
    }

    @Test
    void a_limit_order_that_needs_the_price_to_pass_is_not_filled_by_a_touch() {
        open(new FillModel(0, 0, 0, 1_000_000, LimitFill.PASS_THROUGH, 0));
        submit(buy(2, OrderType.LIMIT).limit(101));
        assertThat(Told.orders(market.quote(99, 101))).isEmpty();
        assertThat(Told.orders(market.quote(98, 100))).containsExactly("3 filled 2 at 101");
    }

    @Test
    void a_limit_order_waits_for_those_before_it_in_the_queue() {
        open(new FillModel(0, 0, 0, 1_000_000, LimitFill.QUEUE, 0));
        submit(buy(2, OrderType.LIMIT).limit(100));
        market.send(new Command.UpdateQuote(FEED, 0, 99, 10, 101, 10));
        assertThat(Told.orders(market.send(new Command.UpdateQuote(FEED, 0, 98, 10, 100, 600))))
                .isEmpty();
        market.send(new Command.UpdateQuote(FEED, 0, 99, 10, 101, 10));
        assertThat(Told.orders(market.send(new Command.UpdateQuote(FEED, 0, 98, 10, 100, 600))))
                .containsExactly("3 filled 2 at 100");
    }

    @Test
    void a_margin_account_goes_short_and_long_beyond_its_money() {
        open(new MarginTerms(100_000, 50_000), FillModel.IDEAL);
        assertThat(submit(sell(90, OrderType.MARKET).until(TimeInForce.IOC))).contains("3 filled 90 at 100");
        assertThat(submit(sell(20, OrderType.MARKET).until(TimeInForce.IOC)).getFirst())
                .startsWith("denied MARGIN_INSUFFICIENT");
        List<Report> bought = market.send(
                buy(90, OrderType.MARKET).until(TimeInForce.IOC).of(FAR).command());
        Position position = TestCore.one(Report.PositionUpdated.class, bought).position();
        assertThat(position.quantity()).isZero();
        assertThat(position.realizedPnl()).isEqualTo(-180 * UNIT);
    }

    @Test
    void a_margin_account_that_cannot_cover_its_positions_is_closed_out() {
        open(new MarginTerms(100_000, 50_000), FillModel.IDEAL);
        submit(buy(80, OrderType.MARKET).until(TimeInForce.IOC));
        submit(buy(1, OrderType.LIMIT).limit(80));
        List<Report> crash = market.quote(90, 92);
        assertThat(Told.orders(crash)).containsExactly("4 CANCELED TRADING_STATE", "7 NEW", "7 filled 80 at 90");
        assertThat(TestCore.of(Report.TradingStateChanged.class, crash)
                        .getFirst()
                        .state())
                .isEqualTo(TradingState.REDUCING);
        Trade trade = TestCore.one(Report.TradeUpdated.class, crash).trade();
        assertThat(trade.exitReason()).isEqualTo(ExitReason.LIQUIDATION);
    }

    @Test
    void the_price_of_an_exit_counts_for_how_far_the_market_went() {
        open(new FillModel(0, 0, 0, 1_000_000, LimitFill.TOUCH, 0));
        submit(buy(2, OrderType.MARKET).until(TimeInForce.IOC));
        market.send(new Command.AdvanceTime());
        market.quote(90, 92);
        List<Report> closed = market.send(new Command.CloseTrade(FAR, 1, ExitReason.MANUAL));
        Trade trade = TestCore.one(Report.TradeUpdated.class, closed).trade();
        assertThat(trade.entryNotional() - trade.exitNotional()).isPositive();
        assertThat(trade.maximumAdverse()).isEqualTo(trade.entryNotional() - trade.exitNotional());
    }

    @Test
    void how_far_the_market_went_against_and_for_a_trade_is_kept() {
        open(new FillModel(0, 0, 0, 1_000_000, LimitFill.TOUCH, 0));
        submit(buy(2, OrderType.MARKET).until(TimeInForce.IOC));
        market.send(new Command.AdvanceTime());
        market.quote(90, 92);
        market.quote(115, 117);
        market.send(new Command.AdvanceTime());
        List<Report> closed = market.send(new Command.CloseTrade(FAR, 1, ExitReason.MANUAL));
        Trade trade = TestCore.one(Report.TradeUpdated.class, closed).trade();
        assertThat(trade.maximumAdverse()).isEqualTo(24 * UNIT);
        assertThat(trade.maximumFavorable()).isEqualTo(26 * UNIT);
    }
}
