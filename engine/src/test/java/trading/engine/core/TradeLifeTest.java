package trading.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static trading.engine.core.TestCore.FEED;
import static trading.engine.core.TestCore.ONE;
import static trading.engine.core.TestCore.TWO;
import static trading.engine.core.TestCore.UNIT;
import static trading.engine.core.TestCore.buy;
import static trading.engine.core.TestCore.of;
import static trading.engine.core.TestCore.one;
import static trading.engine.core.TestCore.sell;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.CancelReason;
import trading.engine.model.DenyCode;
import trading.engine.model.ExitReason;
import trading.engine.model.Fill;
import trading.engine.model.Position;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;

class TradeLifeTest {
    private final TestCore market = new TestCore();

    TradeLifeTest() {
        market.quote(99, 101);
    }

    @AfterEach
    void the_sums_agree() {
        market.core.verify();
    }

    @Test
    void a_trade_is_pending_until_its_entry_fills() {
        List<Report> reports = market.submit(buy(10).at(100).asTrade().by("ema"));
        Trade pending = trade(reports);
        assertThat(pending.status()).isEqualTo(TradeStatus.PENDING);
        assertThat(one(Report.Accepted.class, reports).order().tradeId()).isEqualTo(pending.tradeId());
        Trade open = trade(market.send(sell(4).of(TWO).at(100).command()), ONE);
        assertThat(open.status()).isEqualTo(TradeStatus.OPEN);
        assertThat(open.entryQuantity()).isEqualTo(4);
        assertThat(open.strategy()).isEqualTo("ema");
        assertThat(open.orderQuantity()).isEqualTo(10);
    }

    @Test
    void a_trade_whose_entry_ends_without_a_fill_is_canceled() {
        long order = market.orderId(buy(10).at(95).asTrade());
        assertThat(trade(market.send(new Command.CancelOrder(ONE, order))).status())
                .isEqualTo(TradeStatus.CANCELED);
    }

    @Test
    void the_profit_of_a_trade_is_what_came_in_less_what_went_out_and_fees() {
        long id = trade(market.submit(buy(10).asTrade())).tradeId();
        market.quote(111, 112);
        Trade closed = trade(market.send(new Command.CloseTrade(ONE, id, ExitReason.MANUAL)));
        assertThat(closed.status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(closed.exitReason()).isEqualTo(ExitReason.MANUAL);
        assertThat(closed.fees()).isEqualTo(UNIT * 101 / 100 + UNIT * 111 / 100);
        assertThat(closed.realizedPnl()).isEqualTo(100 * UNIT - closed.fees());
    }

    @Test
    void a_plain_sell_closes_the_oldest_trades_first_with_one_fill_each() {
        long first = trade(market.submit(buy(10).asTrade())).tradeId();
        long second = trade(market.submit(buy(10).asTrade())).tradeId();
        List<Report> reports = market.submit(sell(15));
        assertThat(fills(reports, ONE)).extracting(Fill::tradeId).containsExactly(first, second);
        assertThat(fills(reports, ONE)).extracting(Fill::lastQuantity).containsExactly(10L, 5L);
        assertThat(of(Report.TradeUpdated.class, reports))
                .extracting(updated -> updated.trade().status())
                .containsExactly(TradeStatus.CLOSED, TradeStatus.OPEN);
        assertThat(one(Report.PositionUpdated.class, reports).position().quantity())
                .isEqualTo(5);
    }

    @Test
    void a_plain_order_opens_a_trade_with_what_it_did_not_close() {
        market.submit(sell(10).of(TWO));
        List<Report> reports = market.submit(buy(15).of(TWO));
        assertThat(fills(reports, TWO)).extracting(Fill::lastQuantity).containsExactly(10L, 5L);
        Trade opened = of(Report.TradeUpdated.class, reports).getLast().trade();
        assertThat(opened.status()).isEqualTo(TradeStatus.OPEN);
        assertThat(opened.orderQuantity()).isEqualTo(5);
        Position position = one(Report.PositionUpdated.class, reports).position();
        assertThat(position.quantity()).isEqualTo(5);
        assertThat(position.openNotional()).isEqualTo(505 * UNIT);
    }

    @Test
    void an_order_that_opens_its_own_trade_closes_nothing() {
        market.submit(buy(10).of(TWO).asTrade());
        List<Report> reports = market.submit(sell(4).of(TWO).asTrade());
        assertThat(trade(reports).status()).isEqualTo(TradeStatus.OPEN);
        assertThat(one(Report.PositionUpdated.class, reports).position().quantity())
                .isEqualTo(6);
    }

    @Test
    void an_exit_order_closes_its_own_trade_not_the_oldest() {
        market.submit(buy(10).asTrade());
        long second = trade(market.submit(buy(10).asTrade())).tradeId();
        Trade closed = trade(market.submit(sell(10).exiting(second).by("rsi")));
        assertThat(closed.tradeId()).isEqualTo(second);
        assertThat(closed.exitReason()).isEqualTo(ExitReason.SIGNAL);
    }

    @Test
    void what_exit_orders_have_claimed_is_not_closed_by_plain_orders() {
        market.send(new Command.Deposit(ONE, "COIN", 10 * UNIT, "x"));
        long first = trade(market.submit(buy(10).asTrade())).tradeId();
        market.orderId(sell(10).at(110).exiting(first));
        long second = trade(market.submit(buy(5).asTrade())).tradeId();
        assertThat(trade(market.submit(sell(5))).tradeId()).isEqualTo(second);
    }

    @Test
    void a_close_cancels_the_rest_of_the_entry_and_other_exits_first() {
        market.send(new Command.UpdateQuote(FEED, 0, 99, 1_000, 101, 6));
        List<Report> entry = market.submit(buy(10).at(101).asTrade());
        long id = trade(entry).tradeId();
        market.orderId(sell(4).at(110).exiting(id));
        market.send(new Command.UpdateQuote(FEED, 0, 99, 1_000, 102, 1_000));
        List<Report> reports = market.send(new Command.CloseTrade(ONE, id, ExitReason.SIGNAL));
        assertThat(of(Report.Canceled.class, reports))
                .extracting(Report.Canceled::reason)
                .containsExactly(CancelReason.TRADE_CLOSED, CancelReason.TRADE_CLOSED);
        assertThat(trade(reports).status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(trade(reports).exitQuantity()).isEqualTo(6);
    }

    @Test
    void the_rest_of_an_entry_is_canceled_when_its_trade_is_sold() {
        long entry = market.orderId(buy(10).at(100).asTrade());
        market.submit(sell(6).of(TWO).at(100));
        market.quote(101, 103);
        List<Report> reports = market.submit(sell(6).at(101));
        assertThat(trade(reports).status()).isEqualTo(TradeStatus.CLOSED);
        Report.Canceled canceled = one(Report.Canceled.class, reports);
        assertThat(canceled.order().orderId()).isEqualTo(entry);
        assertThat(canceled.reason()).isEqualTo(CancelReason.TRADE_CLOSED);
    }

    @Test
    void a_plain_order_that_goes_on_after_its_trade_was_sold_opens_another() {
        long order = market.orderId(buy(10).at(100));
        long first = trade(market.submit(sell(6).of(TWO).at(100)), ONE).tradeId();
        market.quote(101, 103);
        market.submit(sell(6).at(101));
        market.quote(98, 103);
        Trade second = trade(market.submit(sell(4).of(TWO).at(100)), ONE);
        assertThat(second.tradeId()).isGreaterThan(first);
        assertThat(second.entryOrderId()).isEqualTo(order);
        assertThat(second.openQuantity()).isEqualTo(4);
    }

    @Test
    void a_trade_closes_once() {
        long id = trade(market.submit(buy(10).asTrade())).tradeId();
        market.send(new Command.CloseTrade(ONE, id, ExitReason.MANUAL));
        Report.Denied denied =
                one(Report.Denied.class, market.send(new Command.CloseTrade(ONE, id, ExitReason.MANUAL)));
        assertThat(denied.code()).isEqualTo(DenyCode.TRADE_NOT_OPEN);
        Report.Denied unknown =
                one(Report.Denied.class, market.send(new Command.CloseTrade(ONE, id + 1, ExitReason.MANUAL)));
        assertThat(unknown.code()).isEqualTo(DenyCode.TRADE_UNKNOWN);
    }

    @Test
    void nobody_closes_a_trade_of_another() {
        long id = trade(market.submit(buy(10).asTrade())).tradeId();
        Report.Denied denied =
                one(Report.Denied.class, market.send(new Command.CloseTrade(TWO, id, ExitReason.MANUAL)));
        assertThat(denied.code()).isEqualTo(DenyCode.TRADE_UNKNOWN);
    }

    @Test
    void a_stop_sells_when_the_bid_reaches_it() {
        market.submit(buy(10).asTrade().stop(95).target(110));
        assertThat(of(Report.TradeUpdated.class, market.quote(96, 97))).isEmpty();
        Trade closed = trade(market.quote(95, 96));
        assertThat(closed.status()).isEqualTo(TradeStatus.CLOSED);
        assertThat(closed.exitReason()).isEqualTo(ExitReason.STOP_LOSS);
        assertThat(closed.exitNotional()).isEqualTo(950 * UNIT);
    }

    @Test
    void a_target_sells_when_the_bid_reaches_it() {
        market.submit(buy(10).asTrade().stop(95).target(110));
        assertThat(trade(market.quote(110, 111)).exitReason()).isEqualTo(ExitReason.TAKE_PROFIT);
    }

    @Test
    void a_short_trade_is_guarded_by_the_ask() {
        market.submit(sell(10).of(TWO).asTrade().stop(105).target(90));
        assertThat(of(Report.TradeUpdated.class, market.quote(103, 104))).isEmpty();
        Trade closed = trade(market.quote(104, 105));
        assertThat(closed.exitReason()).isEqualTo(ExitReason.STOP_LOSS);
        assertThat(closed.realizedPnl()).isEqualTo(-60 * UNIT - closed.fees());
    }

    @Test
    void a_stop_that_finds_nothing_waits_without_a_word_and_is_tried_at_the_next_change() {
        market.submit(buy(10).asTrade().stop(95));
        List<Report> empty = market.send(new Command.UpdateQuote(FEED, 0, 0, 0, 97, 1_000));
        assertThat(of(Report.OfAccount.class, empty)).noneMatch(report -> report.account() == ONE);
        market.send(new Command.UpdateQuote(FEED, 0, 94, 4, 97, 1_000));
        assertThat(trade(market.send(new Command.UpdateQuote(FEED, 0, 93, 100, 97, 1_000)))
                        .status())
                .isEqualTo(TradeStatus.CLOSED);
    }

    @Test
    void a_stop_takes_back_what_other_sells_hold() {
        long id = trade(market.submit(buy(10).asTrade().stop(95))).tradeId();
        market.orderId(sell(10).at(120));
        List<Report> reports = market.quote(94, 95);
        assertThat(of(Report.Canceled.class, reports).stream().filter(canceled -> canceled.account() == ONE))
                .hasSize(1);
        assertThat(trade(reports).tradeId()).isEqualTo(id);
        assertThat(trade(reports).status()).isEqualTo(TradeStatus.CLOSED);
    }

    @Test
    void a_stop_does_not_wait_behind_an_own_bid() {
        market.submit(buy(10).asTrade().stop(95));
        long bid = market.orderId(buy(5).at(94));
        List<Report> reports = market.quote(93, 96);
        Report.Canceled canceled = of(Report.Canceled.class, reports).stream()
                .filter(report -> report.order().orderId() == bid)
                .findFirst()
                .orElseThrow();
        assertThat(canceled.reason()).isEqualTo(CancelReason.SELF_MATCH);
        assertThat(trade(reports).exitNotional()).isEqualTo(930 * UNIT);
    }

    @Test
    void one_stop_may_set_off_the_next_in_the_same_command() {
        market.send(new Command.OpenAccount(
                101, "depth", trading.engine.model.AccountKind.LIQUIDITY, 0, 0, TestCore.LIMITS));
        market.submit(buy(10).asTrade().stop(95));
        market.submit(buy(10).asTrade().stop(94));
        market.send(buy(100).of(101).at(93).command());
        List<Report> reports = market.send(new Command.UpdateQuote(FEED, 0, 95, 10, 96, 1_000));
        assertThat(of(Report.TradeUpdated.class, reports))
                .extracting(updated -> updated.trade().exitNotional())
                .containsExactly(950 * UNIT, 930 * UNIT);
    }

    @Test
    void a_position_is_the_sum_of_its_trades() {
        market.submit(buy(10).asTrade());
        market.quote(109, 111);
        Position position = one(Report.PositionUpdated.class, market.submit(buy(10).asTrade()))
                .position();
        assertThat(position.quantity()).isEqualTo(20);
        assertThat(position.openNotional()).isEqualTo(2_120 * UNIT);
        assertThat(position.realizedPnl()).isEqualTo(-position.fees());
    }

    @Test
    void the_market_itself_keeps_no_trades() {
        List<Report> reports =
                new ArrayList<>(market.submit(buy(10).of(FEED).at(98).asTrade()));
        reports.addAll(market.submit(sell(5).of(TWO)));
        assertThat(of(Report.TradeUpdated.class, reports)).allMatch(updated -> updated.account() == TWO);
        assertThat(of(Report.BalanceUpdated.class, reports)).allMatch(updated -> updated.account() == TWO);
    }

    private static Trade trade(List<Report> reports) {
        return one(Report.TradeUpdated.class, reports).trade();
    }

    private static Trade trade(List<Report> reports, int account) {
        return of(Report.TradeUpdated.class, reports).stream()
                .filter(updated -> updated.account() == account)
                .findFirst()
                .orElseThrow()
                .trade();
    }

    private static List<Fill> fills(List<Report> reports, int account) {
        return of(Report.Filled.class, reports).stream()
                .map(Report.Filled::fill)
                .filter(fill -> fill.account() == account)
                .toList();
    }
}
