package trading.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static trading.engine.core.Asked.buy;
import static trading.engine.core.Asked.sell;
import static trading.engine.core.TestCore.FEED;
import static trading.engine.core.TestCore.ONE;
import static trading.engine.core.TestCore.TWO;
import static trading.engine.core.TestCore.UNIT;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.AccountKind;
import trading.engine.model.Balance;
import trading.engine.model.Contingency;
import trading.engine.model.ExitReason;
import trading.engine.model.ExposureLimits;
import trading.engine.model.FillModel;
import trading.engine.model.KillScope;
import trading.engine.model.LossLimits;
import trading.engine.model.MarginTerms;
import trading.engine.model.OrderType;
import trading.engine.model.RateLimits;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.Trade;
import trading.engine.model.TradingState;

/// Orders that depend on each other.
class OrderListTest {
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

    private List<String> submit(Contingency contingency, Asked... orders) {
        List<Command.SubmitOrder> commands = new ArrayList<>();
        for (Asked order : orders) {
            commands.add(order.command());
        }
        return Told.orders(market.send(new Command.SubmitOrderList(contingency, commands)));
    }

    private long locked(int account, String asset) {
        List<Report> reports = new ArrayList<>();
        market.core.describe(reports::add);
        return TestCore.of(Report.BalanceUpdated.class, reports).stream()
                .map(Report.BalanceUpdated::balance)
                .filter(balance ->
                        balance.account() == account && balance.asset().equals(asset))
                .mapToLong(Balance::locked)
                .sum();
    }

    @Test
    void the_target_of_an_oco_ends_its_stop_and_both_lock_the_coins_once() {
        assertThat(submit(
                        Contingency.OCO,
                        sell(10, OrderType.LIMIT).of(TWO).limit(110),
                        sell(10, OrderType.STOP).of(TWO).stop(90)))
                .containsExactly("3 NEW", "4 WAITING");
        assertThat(locked(TWO, "COIN")).isEqualTo(10 * UNIT);
        assertThat(Told.orders(market.quote(110, 112))).containsExactly("3 filled 10 at 110", "4 CANCELED CONTINGENT");
        assertThat(locked(TWO, "COIN")).isZero();
    }

    @Test
    void the_stop_of_an_oco_ends_its_target_before_it_sells() {
        submit(
                Contingency.OCO,
                sell(10, OrderType.LIMIT).of(TWO).limit(110),
                sell(10, OrderType.STOP).of(TWO).stop(90));
        assertThat(Told.orders(market.quote(89, 91)))
                .containsExactly("3 CANCELED CONTINGENT", "4 TRIGGERED leaves 10", "4 filled 10 at 89");
    }

    @Test
    void what_one_leg_of_an_ouo_fills_the_other_has_less() {
        submit(
                Contingency.OUO,
                sell(10, OrderType.LIMIT).of(TWO).limit(110),
                sell(10, OrderType.STOP).of(TWO).stop(90));
        assertThat(Told.orders(market.send(new Command.UpdateQuote(FEED, 0, 110, 4, 112, 4))))
                .containsExactly("3 filled 4 at 110", "4 REDUCED leaves 6");
        assertThat(locked(TWO, "COIN")).isEqualTo(6 * UNIT);
        assertThat(Told.orders(market.quote(80, 82)))
                .containsExactly("3 CANCELED CONTINGENT", "4 TRIGGERED leaves 6", "4 filled 6 at 80");
    }

    @Test
    void a_bracket_protects_what_is_filled_as_it_is_filled_and_closes_its_trade() {
        assertThat(submit(
                        Contingency.BRACKET,
                        buy(10, OrderType.LIMIT).limit(99),
                        sell(10, OrderType.LIMIT).limit(120),
                        sell(10, OrderType.STOP).stop(90)))
                .containsExactly("3 NEW", "4 SUSPENDED", "5 SUSPENDED");
        assertThat(Told.orders(market.send(new Command.UpdateQuote(FEED, 0, 97, 4, 99, 4))))
                .containsExactly("3 filled 4 at 99", "4 ACTIVATED leaves 10", "5 ACTIVATED leaves 10");
        assertThat(locked(ONE, "COIN")).isEqualTo(4 * UNIT);
        assertThat(Told.orders(market.send(new Command.UpdateQuote(FEED, 0, 96, 6, 98, 6))))
                .containsExactly("3 filled 6 at 99");
        assertThat(locked(ONE, "COIN")).isEqualTo(10 * UNIT);
        List<Report> stopped = market.quote(85, 87);
        assertThat(Told.orders(stopped))
                .containsExactly("4 CANCELED CONTINGENT", "5 TRIGGERED leaves 10", "5 filled 10 at 85");
        Trade trade = TestCore.one(Report.TradeUpdated.class, stopped).trade();
        assertThat(trade.exitReason()).isEqualTo(ExitReason.STOP_LOSS);
        assertThat(trade.openQuantity()).isZero();
    }

    @Test
    void the_target_of_a_bracket_is_a_take_profit() {
        submit(
                Contingency.BRACKET,
                buy(10, OrderType.MARKET).until(TimeInForce.IOC),
                sell(10, OrderType.LIMIT).limit(120),
                sell(10, OrderType.STOP).stop(90));
        List<Report> sold = market.quote(121, 123);
        assertThat(Told.orders(sold)).containsExactly("4 filled 10 at 120", "5 CANCELED CONTINGENT");
        assertThat(TestCore.one(Report.TradeUpdated.class, sold).trade().exitReason())
                .isEqualTo(ExitReason.TAKE_PROFIT);
    }

    @Test
    void the_children_of_an_entry_that_never_filled_end_with_it() {
        submit(
                Contingency.BRACKET,
                buy(10, OrderType.LIMIT).limit(99),
                sell(10, OrderType.LIMIT).limit(120),
                sell(10, OrderType.STOP).stop(90));
        assertThat(Told.orders(market.send(new Command.CancelOrder(ONE, 3))))
                .containsExactly("3 CANCELED REQUESTED", "4 CANCELED PARENT_ENDED", "5 CANCELED PARENT_ENDED");
    }

    @Test
    void the_children_of_an_entry_that_filled_in_part_keep_that_part() {
        submit(
                Contingency.BRACKET,
                buy(10, OrderType.LIMIT).limit(99),
                sell(10, OrderType.LIMIT).limit(120),
                sell(10, OrderType.STOP).stop(90));
        market.send(new Command.UpdateQuote(FEED, 0, 97, 4, 99, 4));
        assertThat(Told.orders(market.send(new Command.CancelOrder(ONE, 3))))
                .containsExactly("3 CANCELED REQUESTED", "4 REDUCED leaves 4", "5 REDUCED leaves 4");
        assertThat(Told.orders(market.quote(120, 122))).containsExactly("4 filled 4 at 120", "5 CANCELED CONTINGENT");
    }

    @Test
    void an_oto_works_its_second_order_when_the_first_is_filled() {
        submit(
                Contingency.OTO,
                sell(10, OrderType.LIMIT).of(TWO).limit(105),
                buy(10, OrderType.LIMIT).of(TWO).limit(95));
        assertThat(Told.orders(market.quote(105, 107))).containsExactly("3 filled 10 at 105", "4 ACTIVATED leaves 10");
        assertThat(Told.orders(market.quote(93, 95))).containsExactly("4 filled 10 at 95");
    }

    @Test
    void a_list_is_taken_whole_or_not_at_all() {
        assertThat(submit(
                        Contingency.OCO,
                        sell(10, OrderType.LIMIT).of(TWO).limit(110),
                        sell(10, OrderType.STOP).of(TWO).stop(101)))
                .containsExactly("denied STOP_PRICE_WRONG_SIDE 101 of 100 passes 99");
        assertThat(locked(TWO, "COIN")).isZero();
        assertThat(submit(
                        Contingency.OCO,
                        sell(10, OrderType.LIMIT).of(TWO).limit(110),
                        sell(10, OrderType.LIMIT).of(TWO).limit(120)))
                .containsExactly("denied LIST_INVALID 1 of 0 passes 0");
        assertThat(submit(
                        Contingency.BRACKET,
                        buy(10, OrderType.LIMIT).limit(99),
                        sell(10, OrderType.STOP).stop(100)))
                .containsExactly("denied STOP_PRICE_WRONG_SIDE 100 of 99 passes 98");
        assertThat(submit(Contingency.OCO, sell(10, OrderType.LIMIT).of(TWO).limit(110)))
                .containsExactly("denied LIST_INVALID 1 of 0 passes 0");
    }

    @Test
    void a_target_that_is_reached_at_once_ends_the_stop_that_has_not_begun_to_wait() {
        assertThat(submit(
                        Contingency.OCO,
                        sell(10, OrderType.LIMIT).of(TWO).limit(100),
                        sell(10, OrderType.STOP).of(TWO).stop(90)))
                .containsExactly("3 NEW", "4 WAITING", "3 filled 10 at 100", "4 CANCELED CONTINGENT");
    }

    @Test
    void a_leg_whose_sibling_has_ended_goes_on_after_a_restart() {
        submit(
                Contingency.OCO,
                sell(10, OrderType.LIMIT).of(TWO).limit(110),
                sell(10, OrderType.STOP).of(TWO).stop(90));
        market.send(new Command.CancelOrder(TWO, 4));
        TradingCore restarted = TradingCore.decode(market.core.encode());
        List<Report> reports = new ArrayList<>();
        restarted.decide(99, market.now, new Command.UpdateQuote(FEED, 0, 110, 1_000, 112, 1_000), reports::add);
        assertThat(Told.orders(reports)).containsExactly("3 filled 10 at 110");
        restarted.verify();
    }

    private List<Report.Duplicate> again(Contingency contingency, Asked... orders) {
        return TestCore.of(
                Report.Duplicate.class,
                market.send(new Command.SubmitOrderList(
                        contingency,
                        List.of(orders).stream().map(Asked::command).toList())));
    }

    @Test
    void a_list_that_was_sent_before_is_known_whatever_its_contingency() {
        for (Contingency contingency : Contingency.values()) {
            String id = contingency.name();
            boolean child = contingency == Contingency.BRACKET || contingency == Contingency.OTO;
            Asked first = child
                    ? buy(10, OrderType.LIMIT).limit(90).called(id)
                    : sell(10, OrderType.LIMIT).of(TWO).limit(110).called(id);
            Asked second = child
                    ? sell(10, OrderType.STOP).stop(80).called(id + "-2")
                    : sell(10, OrderType.STOP).of(TWO).stop(90).called(id + "-2");
            assertThat(submit(contingency, first, second)).as(id).hasSize(2);

            assertThat(again(contingency, first, second)).as(id).singleElement().satisfies(duplicate -> {
                assertThat(duplicate.clientOrderId()).isEqualTo(id);
                assertThat(duplicate.sameRequest()).isTrue();
            });
        }
    }

    @Test
    void a_list_with_another_leg_or_contingency_is_not_the_one_that_was_sent_before() {
        Asked target = sell(10, OrderType.LIMIT).of(TWO).limit(110).called("exit-1");
        submit(
                Contingency.OCO,
                target,
                sell(10, OrderType.STOP).of(TWO).stop(90).called("exit-2"));

        assertThat(List.of(
                        again(
                                Contingency.OCO,
                                target,
                                sell(10, OrderType.STOP).of(TWO).stop(91).called("exit-2")),
                        again(
                                Contingency.OUO,
                                target,
                                sell(10, OrderType.STOP).of(TWO).stop(90).called("exit-2")),
                        again(
                                Contingency.OCO,
                                target,
                                sell(10, OrderType.STOP).of(TWO).stop(90).called("exit-3"))))
                .allSatisfy(told -> assertThat(told)
                        .singleElement()
                        .satisfies(
                                duplicate -> assertThat(duplicate.sameRequest()).isFalse()));
    }

    @Test
    void an_order_of_a_list_is_not_the_same_as_one_by_itself() {
        Asked stop = sell(10, OrderType.STOP).of(TWO).stop(90).called("stop");
        market.send(stop.command());
        Asked target = sell(10, OrderType.LIMIT).of(TWO).limit(110).called("target");

        List<Report.Duplicate> asLeg = again(Contingency.OCO, target, stop);

        assertThat(asLeg)
                .singleElement()
                .satisfies(duplicate -> assertThat(duplicate.sameRequest()).isFalse());
        submit(
                Contingency.OCO,
                target,
                sell(10, OrderType.STOP).of(TWO).stop(90).called("stop-2"));
        assertThat(TestCore.of(Report.Duplicate.class, market.send(target.command())))
                .singleElement()
                .satisfies(duplicate -> assertThat(duplicate.sameRequest()).isFalse());
        assertThat(TestCore.of(Report.Duplicate.class, market.send(stop.command())))
                .singleElement()
                .satisfies(duplicate -> assertThat(duplicate.sameRequest()).isTrue());
    }

    private void refuseDuplicates() {
        market.send(new Command.SetRiskLimits(
                ONE,
                new RiskLimits(
                        500_000 * UNIT,
                        5_000,
                        100_000,
                        5_000_000_000L,
                        ExposureLimits.NONE,
                        LossLimits.NONE,
                        new RateLimits(0, 0, 0, 1_000_000_000L, 0, 0)),
                "test",
                "me"));
    }

    @Test
    void every_leg_is_compared_with_recent_orders() {
        refuseDuplicates();
        market.send(buy(5, OrderType.STOP).stop(105).command());
        assertThat(submit(
                        Contingency.OCO,
                        buy(5, OrderType.LIMIT).limit(95),
                        buy(5, OrderType.STOP).stop(105)))
                .containsExactly("denied DUPLICATE_ORDER 0 of 1000000000 passes 0");
        market.now += 1_000_000_000L;
        assertThat(submit(
                        Contingency.OCO,
                        buy(5, OrderType.LIMIT).limit(95),
                        buy(5, OrderType.STOP).stop(105)))
                .containsExactly("4 NEW", "5 WAITING");
    }

    @Test
    void two_orders_of_one_list_are_a_mistake_only_when_they_are_the_same() {
        refuseDuplicates();
        Asked stop = buy(5, OrderType.STOP).stop(105);
        assertThat(submit(Contingency.OUO, stop, stop))
                .containsExactly("denied DUPLICATE_ORDER 0 of 1000000000 passes 0");
        assertThat(submit(Contingency.OTO, buy(5, OrderType.LIMIT).limit(95), stop, stop))
                .containsExactly("denied DUPLICATE_ORDER 0 of 1000000000 passes 0");
        assertThat(submit(Contingency.OUO, stop, buy(5, OrderType.STOP).stop(106)))
                .containsExactly("3 WAITING", "4 WAITING");
        assertThat(submit(
                        Contingency.OUO,
                        buy(5, OrderType.STOP).stop(107).called("a"),
                        buy(5, OrderType.STOP).stop(107).called("b")))
                .containsExactly("5 WAITING", "6 WAITING");
    }

    @Test
    void a_child_may_be_what_a_recent_one_was() {
        refuseDuplicates();
        Asked stop = sell(5, OrderType.STOP).stop(80);
        assertThat(submit(Contingency.BRACKET, buy(5, OrderType.LIMIT).limit(95), stop))
                .containsExactly("3 NEW", "4 SUSPENDED");
        assertThat(submit(Contingency.BRACKET, buy(5, OrderType.LIMIT).limit(94), stop))
                .containsExactly("5 NEW", "6 SUSPENDED");
    }

    @Test
    void what_begins_to_work_does_not_meet_an_entry_whose_trade_has_just_been_closed() {
        market.send(new Command.UpdateQuote(FEED, 0, 100, 1_000, 102, 4));
        submit(
                Contingency.OTO,
                sell(10, OrderType.LIMIT).of(TWO).limit(110),
                sell(10, OrderType.LIMIT).of(TWO).limit(101));
        submit(
                Contingency.BRACKET,
                buy(10, OrderType.LIMIT).limit(103),
                sell(10, OrderType.LIMIT).limit(110));
        List<String> told = Told.orders(market.send(new Command.UpdateQuote(FEED, 0, 111, 14, 113, 4)));
        assertThat(told)
                .containsExactly(
                        "4 filled 10 at 110",
                        "7 filled 4 at 110",
                        "6 CANCELED TRADE_CLOSED",
                        "7 CANCELED PARENT_ENDED",
                        "5 ACTIVATED leaves 10");
    }

    @Test
    void reduce_only_legs_of_a_list_count_once_against_the_position() {
        market.send(buy(10, OrderType.MARKET).until(TimeInForce.IOC).command());
        assertThat(submit(
                        Contingency.OUO,
                        sell(10, OrderType.LIMIT).limit(110).reduceOnly(),
                        sell(10, OrderType.STOP).stop(90).reduceOnly()))
                .containsExactly("4 NEW", "5 WAITING");
        assertThat(Told.orders(market.send(new Command.UpdateQuote(FEED, 0, 110, 4, 112, 4))))
                .containsExactly("4 filled 4 at 110", "5 REDUCED leaves 6");
        assertThat(Told.orders(market.quote(80, 82)))
                .containsExactly("4 CANCELED CONTINGENT", "5 TRIGGERED leaves 6", "5 filled 6 at 80");
    }

    @Test
    void a_position_that_grows_takes_nothing_from_the_reduce_only_legs_of_a_list() {
        market.send(buy(10, OrderType.MARKET).until(TimeInForce.IOC).command());
        submit(
                Contingency.OCO,
                sell(10, OrderType.LIMIT).limit(110).reduceOnly(),
                sell(10, OrderType.STOP).stop(90).reduceOnly());
        assertThat(Told.orders(market.send(
                        buy(2, OrderType.MARKET).until(TimeInForce.IOC).command())))
                .containsExactly("6 NEW", "6 filled 2 at 102");
    }

    @Test
    void reduce_only_legs_shrink_together_to_what_older_orders_leave_of_the_position() {
        market.send(buy(6, OrderType.MARKET).of(TWO).until(TimeInForce.IOC).command());
        market.send(buy(4, OrderType.MARKET).of(TWO).until(TimeInForce.IOC).command());
        market.send(sell(4, OrderType.STOP).of(TWO).stop(80).reduceOnly().command());
        submit(
                Contingency.OUO,
                sell(6, OrderType.LIMIT).of(TWO).limit(110).reduceOnly(),
                sell(6, OrderType.STOP).of(TWO).stop(90).reduceOnly());
        assertThat(Told.orders(market.send(new Command.CloseTrade(TWO, 2, ExitReason.MANUAL))))
                .containsExactly("8 NEW", "8 filled 4 at 100", "6 REDUCED leaves 2", "7 REDUCED leaves 2");
        assertThat(Told.orders(market.send(new Command.CloseTrade(TWO, 1, ExitReason.MANUAL))))
                .contains("6 CANCELED NOTHING_TO_REDUCE", "7 CANCELED NOTHING_TO_REDUCE");
    }

    @Test
    void a_post_only_child_that_would_take_when_it_begins_to_work_is_rejected() {
        market.quote(99, 101);
        assertThat(submit(
                        Contingency.OTO,
                        buy(10, OrderType.LIMIT).limit(101),
                        sell(10, OrderType.LIMIT).limit(99).postOnly()))
                .containsExactly("5 NEW", "6 SUSPENDED", "5 filled 10 at 101", "6 REJECTED POST_ONLY");
    }

    @Test
    void a_market_child_trades_inside_the_collar_around_the_reference_of_the_moment_it_begins() {
        submit(
                Contingency.OTO,
                buy(10, OrderType.LIMIT).limit(60),
                sell(10, OrderType.MARKET).until(TimeInForce.IOC));
        assertThat(Told.orders(market.quote(58, 60)))
                .containsExactly("3 filled 10 at 60", "4 ACTIVATED leaves 10", "4 filled 10 at 58");
    }

    @Test
    void a_market_child_that_buys_may_pay_what_the_collar_and_the_money_of_that_moment_allow() {
        submit(
                Contingency.OTO,
                sell(10, OrderType.LIMIT).of(TWO).limit(140),
                buy(10, OrderType.MARKET).of(TWO).until(TimeInForce.IOC));
        market.quote(138, 142);
        assertThat(Told.orders(market.send(
                        buy(10, OrderType.MARKET).until(TimeInForce.IOC).command())))
                .containsExactly(
                        "7 NEW",
                        "3 filled 10 at 140",
                        "7 filled 10 at 140",
                        "4 ACTIVATED leaves 10",
                        "4 filled 10 at 142");
        assertThat(locked(TWO, "USD")).isZero();
    }

    private void stopEverythingButKeepOrders() {
        market.send(new Command.EngageKillSwitch(KillScope.GLOBAL, "", false, false, "panic", "me"));
    }

    @Test
    void no_child_begins_to_work_under_a_kill_switch() {
        submit(
                Contingency.OTO,
                buy(10, OrderType.LIMIT).limit(95),
                buy(10, OrderType.LIMIT).limit(90));
        stopEverythingButKeepOrders();
        assertThat(Told.orders(market.quote(93, 95))).containsExactly("3 filled 10 at 95", "4 CANCELED KILL_SWITCH");
    }

    @Test
    void what_a_parent_fills_under_a_kill_switch_is_taken_from_its_child() {
        submit(
                Contingency.OTO,
                buy(10, OrderType.LIMIT).limit(95),
                buy(10, OrderType.LIMIT).limit(90));
        stopEverythingButKeepOrders();
        assertThat(Told.orders(market.send(new Command.UpdateQuote(FEED, 0, 93, 4, 95, 4))))
                .containsExactly("3 filled 4 at 95", "4 REDUCED leaves 6");
        market.send(new Command.RearmKillSwitch(KillScope.GLOBAL, "", "looked at", "me"));
        assertThat(Told.orders(market.send(new Command.UpdateQuote(FEED, 0, 92, 6, 94, 6))))
                .containsExactly("3 filled 6 at 95", "4 ACTIVATED leaves 6");
        assertThat(Told.orders(market.quote(88, 90))).containsExactly("4 filled 6 at 90");
    }

    @Test
    void a_child_that_only_reduces_begins_to_work_under_a_kill_switch_too() {
        submit(
                Contingency.BRACKET,
                buy(10, OrderType.LIMIT).of(TWO).limit(95),
                sell(10, OrderType.LIMIT).of(TWO).limit(120),
                sell(10, OrderType.STOP).of(TWO).stop(80));
        submit(
                Contingency.OTO,
                buy(10, OrderType.LIMIT).of(TWO).limit(94),
                sell(10, OrderType.STOP).of(TWO).stop(81).reduceOnly(),
                sell(10, OrderType.STOP).of(TWO).stop(82));
        stopEverythingButKeepOrders();
        assertThat(Told.orders(market.quote(93, 94)))
                .containsExactly(
                        "3 filled 10 at 95",
                        "6 filled 10 at 94",
                        "4 ACTIVATED leaves 10",
                        "5 ACTIVATED leaves 10",
                        "7 ACTIVATED leaves 10",
                        "8 CANCELED KILL_SWITCH");
    }

    private void limits(ExposureLimits exposure, RateLimits rate) {
        market.send(new Command.SetRiskLimits(
                ONE,
                new RiskLimits(500_000 * UNIT, 5_000, 100_000, 5_000_000_000L, exposure, LossLimits.NONE, rate),
                "test",
                "me"));
    }

    @Test
    void a_child_begins_only_inside_the_limits_of_exposure() {
        limits(
                new ExposureLimits(1_000 * UNIT, Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE),
                RateLimits.NONE);
        assertThat(submit(
                        Contingency.OTO,
                        buy(6, OrderType.LIMIT).limit(102),
                        buy(3, OrderType.LIMIT).limit(101),
                        buy(3, OrderType.LIMIT).limit(100)))
                .containsExactly(
                        "3 NEW",
                        "4 SUSPENDED",
                        "5 SUSPENDED",
                        "3 filled 6 at 102",
                        "4 ACTIVATED leaves 3",
                        "5 CANCELED RISK");
    }

    @Test
    void a_child_does_not_begin_where_entries_are_locked_by_then() {
        submit(
                Contingency.OTO,
                buy(10, OrderType.LIMIT).limit(95),
                buy(10, OrderType.LIMIT).limit(90),
                sell(10, OrderType.LIMIT).limit(110));
        market.send(new Command.LockEntries(ONE, 0, Side.BUY, market.now + 1_000_000_000_000L, "enough"));
        assertThat(Told.orders(market.quote(93, 95)))
                .containsExactly("3 filled 10 at 95", "4 CANCELED TRADING_STATE", "5 ACTIVATED leaves 10");
    }

    @Test
    void a_child_that_may_enter_is_not_taken_where_only_reducing_is_allowed() {
        market.send(buy(10, OrderType.LIMIT).limit(102).command());
        market.send(new Command.SetTradingState(ONE, TradingState.REDUCING, "test", "me"));
        assertThat(submit(
                        Contingency.OTO,
                        sell(10, OrderType.LIMIT).limit(100),
                        buy(10, OrderType.LIMIT).limit(95)))
                .containsExactly("denied TRADING_STATE_FORBIDS 1 of 0 passes 0");
    }

    @Test
    void a_child_outside_the_collar_by_then_does_not_begin() {
        submit(
                Contingency.OTO,
                buy(10, OrderType.LIMIT).limit(95),
                buy(10, OrderType.LIMIT).limit(108));
        assertThat(Told.orders(market.quote(93, 95))).containsExactly("3 filled 10 at 95", "4 CANCELED RISK");
    }

    @Test
    void a_reduce_only_child_begins_with_what_the_position_covers() {
        market.send(buy(3, OrderType.LIMIT).limit(102).command());
        assertThat(submit(
                        Contingency.OTO,
                        sell(2, OrderType.LIMIT).limit(100),
                        sell(2, OrderType.LIMIT).limit(99).reduceOnly()))
                .containsExactly(
                        "4 NEW", "5 SUSPENDED", "4 filled 2 at 100", "5 ACTIVATED leaves 1", "5 filled 1 at 100");
    }

    @Test
    void a_child_of_which_a_part_is_taken_off_stays_before_a_younger_one_that_begins() {
        market.send(new Command.OpenAccount(
                3,
                "margin",
                AccountKind.TRADER,
                1_000,
                1_000,
                TestCore.LIMITS,
                new MarginTerms(500_000, 250_000),
                FillModel.IDEAL));
        market.send(new Command.Deposit(3, "USD", 1_000_000 * UNIT, "first"));
        market.send(new Command.UpdateQuote(FEED, 0, 100, 4, 102, 4));
        assertThat(submit(
                        Contingency.OTO,
                        sell(10, OrderType.LIMIT).of(3).limit(100),
                        sell(10, OrderType.LIMIT).of(3).limit(99).reduceOnly(),
                        buy(10, OrderType.STOP).of(3).stop(105).reduceOnly()))
                .containsExactly(
                        "5 NEW",
                        "6 SUSPENDED",
                        "7 SUSPENDED",
                        "5 filled 4 at 100",
                        "7 ACTIVATED leaves 10",
                        "6 REDUCED leaves 6");
        List<Report> described = new ArrayList<>();
        market.core.describe(described::add);
        assertThat(TestCore.of(Report.Accepted.class, described))
                .filteredOn(report -> report.account() == 3)
                .extracting(report -> report.order().orderId())
                .containsExactly(5L, 6L, 7L);
    }

    @Test
    void a_child_is_worth_no_more_than_one_order_may_be() {
        assertThat(submit(
                        Contingency.OTO,
                        buy(4_000, OrderType.LIMIT).limit(95),
                        sell(4_000, OrderType.LIMIT).limit(130)))
                .containsExactly("denied ORDER_VALUE_ABOVE_LIMIT 52000000000000 of 50000000000000 passes 3846");
    }

    @Test
    void each_order_of_a_list_is_a_message() {
        limits(ExposureLimits.NONE, new RateLimits(3, 1_000_000_000L, 1, 0, 0, 0));
        Asked parent = buy(10, OrderType.LIMIT).limit(95);
        Asked child = sell(5, OrderType.LIMIT).limit(110);
        assertThat(submit(Contingency.OTO, parent, child, child))
                .containsExactly("denied MESSAGE_RATE_ABOVE_LIMIT 3 of 2 passes 0");
    }

    private List<String> amend(int account, long orderId, long limitPrice, long stopPrice) {
        return Told.orders(market.send(new Command.AmendOrder(account, orderId, 0, limitPrice, stopPrice)));
    }

    @Test
    void the_children_of_an_entry_that_filled_in_part_can_be_moved() {
        submit(
                Contingency.BRACKET,
                buy(10, OrderType.LIMIT).limit(99),
                sell(10, OrderType.LIMIT).limit(120),
                sell(10, OrderType.STOP).stop(90));
        assertThat(amend(ONE, 5, 0, 95)).containsExactly("denied ORDER_NOT_AMENDABLE 5 of 0 passes 0");
        market.send(new Command.UpdateQuote(FEED, 0, 97, 4, 99, 4));
        assertThat(amend(ONE, 5, 0, 95)).containsExactly("5 AMENDED leaves 10");
        assertThat(amend(ONE, 4, 111, 0)).containsExactly("4 AMENDED leaves 10");
        assertThat(locked(ONE, "COIN")).isEqualTo(4 * UNIT);
        market.send(new Command.UpdateQuote(FEED, 0, 97, 6, 99, 6));
        assertThat(Told.orders(market.send(new Command.UpdateQuote(FEED, 0, 111, 3, 113, 3))))
                .containsExactly("4 filled 3 at 111", "5 REDUCED leaves 7");
        assertThat(Told.orders(market.quote(94, 96)))
                .containsExactly("4 CANCELED CONTINGENT", "5 TRIGGERED leaves 7", "5 filled 7 at 94");
    }

    @Test
    void a_child_of_which_nothing_works_cannot_be_moved() {
        submit(
                Contingency.OTO,
                buy(10, OrderType.LIMIT).of(TWO).limit(99),
                sell(10, OrderType.STOP).of(TWO).stop(90).reduceOnly());
        market.send(new Command.UpdateQuote(FEED, 0, 97, 4, 99, 4));
        assertThat(amend(TWO, 4, 0, 91)).containsExactly("4 AMENDED leaves 10");
        market.quote(100, 102);
        assertThat(Told.orders(market.send(
                        sell(4, OrderType.MARKET).of(TWO).until(TimeInForce.IOC).command())))
                .contains("4 REDUCED leaves 6");
        assertThat(amend(TWO, 4, 0, 92)).containsExactly("denied ORDER_NOT_AMENDABLE 4 of 0 passes 0");
    }

    @Test
    void a_child_is_moved_to_no_price_at_which_all_of_it_could_not_be_told_as_money() {
        market.send(new Command.SetRiskLimits(
                TWO, new RiskLimits(Long.MAX_VALUE, 5_000, 100_000, 5_000_000_000L), "test", "me"));
        submit(
                Contingency.OTO,
                sell(10, OrderType.LIMIT).of(TWO).limit(105),
                sell(10, OrderType.TAKE_PROFIT).of(TWO).stop(120));
        market.send(new Command.UpdateQuote(FEED, 0, 105, 4, 107, 4));
        assertThat(amend(TWO, 4, 0, 20_000_000_000L)).containsExactly("denied ARITHMETIC_OVERFLOW 10 of 0 passes 0");
        assertThat(Told.orders(market.send(new Command.UpdateQuote(FEED, 0, 105, 6, 107, 6))))
                .containsExactly("3 filled 6 at 105");
    }
}
