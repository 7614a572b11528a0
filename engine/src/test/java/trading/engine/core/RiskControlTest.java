package trading.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static trading.engine.core.Asked.buy;
import static trading.engine.core.Asked.sell;
import static trading.engine.core.TestCore.FEED;
import static trading.engine.core.TestCore.LIMITS;
import static trading.engine.core.TestCore.ONE;
import static trading.engine.core.TestCore.TWO;
import static trading.engine.core.TestCore.UNIT;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.AccountKind;
import trading.engine.model.ExitReason;
import trading.engine.model.ExposureLimits;
import trading.engine.model.FillModel;
import trading.engine.model.KillScope;
import trading.engine.model.LockScope;
import trading.engine.model.LossLimits;
import trading.engine.model.MarginTerms;
import trading.engine.model.OrderType;
import trading.engine.model.Protection;
import trading.engine.model.ProtectionKind;
import trading.engine.model.RateLimits;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.TradingState;

/// What holds an account back: rates, exposure, losses, locks, kill switches.
class RiskControlTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long NONE = Long.MAX_VALUE;

    private TestCore market = new TestCore();

    @BeforeEach
    void quote() {
        market.quote(100, 102);
    }

    @AfterEach
    void everything_still_adds_up_and_survives_a_restart() {
        market.core.verify();
        byte[] state = market.core.encode();
        assertThat(TradingCore.decode(state).encode()).isEqualTo(state);
    }

    private List<String> submit(Asked asked) {
        return Told.orders(market.send(asked.command()));
    }

    private List<String> take(long quantity) {
        return submit(buy(quantity, OrderType.MARKET).until(TimeInForce.IOC));
    }

    private void limits(ExposureLimits exposure, LossLimits loss, RateLimits rate) {
        market.send(new Command.SetRiskLimits(
                ONE,
                new RiskLimits(
                        LIMITS.maximumOrderNotional(),
                        LIMITS.maximumOrderLots(),
                        LIMITS.collarPpm(),
                        LIMITS.maximumReferenceAgeNanos(),
                        exposure,
                        loss,
                        rate),
                "test",
                "me"));
    }

    @Test
    void new_orders_leave_a_reserve_of_the_message_rate_for_cancels() {
        limits(ExposureLimits.NONE, LossLimits.NONE, new RateLimits(4, SECOND, 1, 0, 0, 0));
        submit(buy(1, OrderType.LIMIT).limit(95));
        submit(buy(1, OrderType.LIMIT).limit(96));
        submit(buy(1, OrderType.LIMIT).limit(97));
        assertThat(submit(buy(1, OrderType.LIMIT).limit(98)))
                .containsExactly("denied MESSAGE_RATE_ABOVE_LIMIT 4 of 3 passes 0");
        for (long orderId = 3; orderId <= 5; orderId++) {
            assertThat(Told.orders(market.send(new Command.CancelOrder(ONE, orderId))))
                    .containsExactly(orderId + " CANCELED REQUESTED");
        }
        market.now += SECOND;
        assertThat(submit(buy(1, OrderType.LIMIT).limit(98))).containsExactly("6 NEW");
    }

    @Test
    void a_person_does_not_send_the_same_order_twice_within_a_second() {
        limits(ExposureLimits.NONE, LossLimits.NONE, new RateLimits(0, 0, 0, SECOND, 0, 0));
        assertThat(submit(buy(1, OrderType.LIMIT).limit(95))).containsExactly("3 NEW");
        market.now += SECOND - 1;
        assertThat(submit(buy(1, OrderType.LIMIT).limit(95)))
                .containsExactly("denied DUPLICATE_ORDER 999999999 of 1000000000 passes 0");
        assertThat(submit(buy(1, OrderType.LIMIT).limit(95).called("again"))).containsExactly("4 NEW");
        assertThat(submit(buy(1, OrderType.LIMIT).limit(95).by("algo"))).containsExactly("5 NEW");
        market.now += 1;
        assertThat(submit(buy(1, OrderType.LIMIT).limit(95))).containsExactly("6 NEW");
    }

    @Test
    void open_orders_count_for_the_exposure_at_once_and_a_reducing_order_always_passes() {
        limits(new ExposureLimits(1_010 * UNIT, NONE, NONE, Integer.MAX_VALUE, 100), LossLimits.NONE, RateLimits.NONE);
        take(4);
        submit(buy(5, OrderType.LIMIT).limit(95));
        assertThat(submit(buy(2, OrderType.LIMIT).limit(95)))
                .containsExactly("denied INSTRUMENT_EXPOSURE_ABOVE_LIMIT 111100000000 of 101000000000 passes 1");
        assertThat(submit(buy(1, OrderType.LIMIT).limit(95))).containsExactly("5 NEW");
        assertThat(submit(sell(4, OrderType.LIMIT).limit(110))).containsExactly("6 NEW");
    }

    @Test
    void a_strategy_and_an_account_have_their_own_exposure() {
        limits(
                new ExposureLimits(NONE, 1_000 * UNIT, 2_020 * UNIT, Integer.MAX_VALUE, 100),
                LossLimits.NONE,
                RateLimits.NONE);
        assertThat(submit(buy(10, OrderType.LIMIT).limit(95).by("a"))).containsExactly("3 NEW");
        assertThat(submit(buy(1, OrderType.LIMIT).limit(95).by("a")))
                .containsExactly("denied STRATEGY_EXPOSURE_ABOVE_LIMIT 104500000000 of 100000000000 passes 0");
        assertThat(submit(buy(10, OrderType.LIMIT).limit(95).by("b"))).containsExactly("4 NEW");
        assertThat(submit(buy(1, OrderType.LIMIT).limit(95).by("c")))
                .containsExactly("denied ACCOUNT_EXPOSURE_ABOVE_LIMIT 212100000000 of 202000000000 passes 0");
    }

    @Test
    void leverage_and_the_number_of_open_orders_have_limits() {
        limits(new ExposureLimits(NONE, NONE, NONE, 10, 2), LossLimits.NONE, RateLimits.NONE);
        assertThat(submit(buy(1_000, OrderType.LIMIT).limit(95)))
                .containsExactly("denied LEVERAGE_ABOVE_LIMIT 11 of 10 passes 990");
        submit(buy(1, OrderType.LIMIT).limit(95));
        submit(buy(1, OrderType.LIMIT).limit(95));
        assertThat(submit(buy(1, OrderType.LIMIT).limit(95)))
                .containsExactly("denied OPEN_ORDERS_ABOVE_LIMIT 3 of 2 passes 0");
    }

    @Test
    void a_days_loss_lets_an_account_only_reduce_until_somebody_says_otherwise() {
        limits(ExposureLimits.NONE, new LossLimits(150 * UNIT, 900_000), RateLimits.NONE);
        market.send(new Command.AdvanceTime());
        take(10);
        submit(buy(1, OrderType.LIMIT).limit(90));
        market.quote(80, 82);
        List<Report> told = market.send(new Command.AdvanceTime());
        assertThat(TestCore.one(Report.TradingStateChanged.class, told).state()).isEqualTo(TradingState.REDUCING);
        assertThat(Told.orders(told)).isEmpty();
        assertThat(take(1)).containsExactly("denied TRADING_STATE_FORBIDS 1 of 0 passes 0");
        assertThat(submit(sell(4, OrderType.MARKET).until(TimeInForce.IOC))).contains("7 filled 4 at 80");
        market.send(new Command.SetTradingState(ONE, TradingState.ACTIVE, "looked at it", "me"));
        limits(ExposureLimits.NONE, LossLimits.NONE, RateLimits.NONE);
        assertThat(take(1)).contains("8 filled 1 at 82");
    }

    @Test
    void what_is_lost_between_the_last_figure_before_midnight_and_the_first_after_it_is_a_loss_of_the_new_day() {
        limits(ExposureLimits.NONE, new LossLimits(150 * UNIT, 900_000), RateLimits.NONE);
        market.now = 86_400 * SECOND - SECOND;
        market.quote(100, 102);
        take(10);
        market.send(new Command.AdvanceTime());
        market.now += 3_600 * SECOND;
        market.quote(80, 82);
        List<Report> told = market.send(new Command.AdvanceTime());
        assertThat(TestCore.one(Report.TradingStateChanged.class, told).state()).isEqualTo(TradingState.REDUCING);
    }

    @Test
    void what_is_won_between_the_days_is_where_the_new_day_starts() {
        limits(ExposureLimits.NONE, new LossLimits(150 * UNIT, 900_000), RateLimits.NONE);
        market.now = 86_400 * SECOND - SECOND;
        market.quote(100, 102);
        take(10);
        market.send(new Command.AdvanceTime());
        market.now += 3_600 * SECOND;
        market.quote(120, 122);
        market.send(new Command.AdvanceTime());
        market.quote(104, 106);
        List<Report> told = market.send(new Command.AdvanceTime());
        assertThat(TestCore.one(Report.TradingStateChanged.class, told).state()).isEqualTo(TradingState.REDUCING);
    }

    @Test
    void a_drawdown_halts_an_account() {
        limits(ExposureLimits.NONE, new LossLimits(NONE, 100), RateLimits.NONE);
        market.send(new Command.AdvanceTime());
        take(10);
        market.quote(80, 82);
        assertThat(submit(sell(4, OrderType.MARKET).until(TimeInForce.IOC)))
                .containsExactly("denied TRADING_STATE_FORBIDS 2 of 0 passes 0");
    }

    private static final int MARGIN = 3;

    private void marginAccount() {
        market.send(new Command.OpenAccount(
                MARGIN,
                "margin",
                AccountKind.TRADER,
                1_000,
                1_000,
                LIMITS,
                new MarginTerms(500_000, 250_000),
                FillModel.IDEAL));
        market.send(new Command.Deposit(MARGIN, "USD", 1_000_000 * UNIT, "first"));
        submit(buy(10, OrderType.LIMIT).of(MARGIN).limit(102));
    }

    @Test
    void what_was_found_to_reduce_opens_nothing_once_the_position_is_closed_and_only_reducing_is_allowed() {
        marginAccount();
        assertThat(submit(sell(10, OrderType.LIMIT).of(MARGIN).limit(110))).containsExactly("4 NEW");
        market.send(new Command.SetTradingState(MARGIN, TradingState.REDUCING, "test", "me"));

        List<String> told = Told.orders(market.send(new Command.CloseTrade(MARGIN, 1, ExitReason.MANUAL)));

        assertThat(told).containsExactly("5 NEW", "5 filled 10 at 100", "4 CANCELED NOTHING_TO_REDUCE");
    }

    @Test
    void what_reduces_no_more_ends_when_from_then_on_only_reducing_is_allowed() {
        marginAccount();
        submit(sell(10, OrderType.LIMIT).of(MARGIN).limit(110));
        assertThat(Told.orders(market.send(new Command.CloseTrade(MARGIN, 1, ExitReason.MANUAL))))
                .containsExactly("5 NEW", "5 filled 10 at 100");

        List<String> told =
                Told.orders(market.send(new Command.SetTradingState(MARGIN, TradingState.REDUCING, "test", "me")));

        assertThat(told).containsExactly("4 CANCELED NOTHING_TO_REDUCE");
    }

    @Test
    void a_state_is_not_set_without_a_reason() {
        assertThat(Told.orders(market.send(new Command.SetTradingState(ONE, TradingState.HALTED, " ", "me"))))
                .containsExactly("denied TERMS_INVALID 0 of 1 passes 0");
    }

    @Test
    void a_lock_keeps_entries_out_of_one_side_until_its_time_is_up() {
        market.send(new Command.LockEntries(ONE, 0, Side.BUY, market.now + SECOND, "news"));
        assertThat(take(1)).containsExactly("denied ENTRIES_LOCKED 1 of " + (market.now + SECOND) + " passes 0");
        market.now += SECOND;
        List<Report> reports = market.send(new Command.AdvanceTime());
        assertThat(TestCore.one(Report.EntriesUnlocked.class, reports).lockId()).isEqualTo(1);
        assertThat(take(1)).contains("3 filled 1 at 102");
    }

    @Test
    void two_stop_losses_lock_the_pair_and_the_lock_survives_a_restart() {
        market.send(new Command.SetProtections(
                ONE,
                List.of(new Protection(
                        ProtectionKind.STOP_LOSS_GUARD, LockScope.PAIR, 60 * SECOND, 30 * SECOND, 2, 0))));
        for (int i = 0; i < 2; i++) {
            assertThat(TestCore.of(Report.EntriesLocked.class, market.send(new Command.AdvanceTime())))
                    .isEmpty();
            market.quote(100, 102);
            market.send(new Command.SubmitOrder(
                    ONE, 0, "", "", Side.BUY, OrderType.MARKET, TimeInForce.IOC, 1, 0, 0, true, 95, 0));
            List<Report> stopped = market.quote(94, 96);
            assertThat(TestCore.of(Report.EntriesLocked.class, stopped)).hasSize(i);
        }
        market.quote(100, 102);
        assertThat(take(1).getFirst()).startsWith("denied ENTRIES_LOCKED");
    }

    @Test
    void every_exit_cools_down_when_that_is_asked_for() {
        market.send(new Command.SetProtections(
                ONE, List.of(new Protection(ProtectionKind.COOLDOWN, LockScope.ALL, 0, 5 * SECOND, 0, 0))));
        take(1);
        submit(sell(1, OrderType.MARKET).until(TimeInForce.IOC));
        assertThat(take(1).getFirst()).startsWith("denied ENTRIES_LOCKED");
        market.now += 5 * SECOND;
        market.quote(100, 102);
        assertThat(take(1)).contains("7 filled 1 at 102");
    }

    @Test
    void the_kill_switch_cancels_everything_and_lets_nothing_through_until_it_is_armed_again() {
        take(10);
        submit(buy(1, OrderType.LIMIT).limit(95));
        submit(sell(5, OrderType.STOP).stop(90));
        assertThat(Told.orders(
                        market.send(new Command.EngageKillSwitch(KillScope.GLOBAL, "", true, false, "panic", "me"))))
                .containsExactly("4 CANCELED KILL_SWITCH", "5 CANCELED KILL_SWITCH");
        assertThat(take(1)).containsExactly("denied KILL_SWITCH_ENGAGED " + market.now + " of 0 passes 0");
        assertThat(Told.orders(market.send(new Command.CloseTrade(ONE, 1, ExitReason.MANUAL))))
                .containsExactly("denied KILL_SWITCH_ENGAGED " + market.now + " of 0 passes 0");
        market.core.verify();
        TradingCore restarted = TradingCore.decode(market.core.encode());
        assertThat(restarted.stateHash()).isEqualTo(market.core.stateHash());
        assertThat(market.send(new Command.RearmKillSwitch(KillScope.GLOBAL, "", "", "me")))
                .noneMatch(Report.KillSwitchRearmed.class::isInstance);
        assertThat(market.send(new Command.RearmKillSwitch(KillScope.GLOBAL, "", "all well", "me")))
                .anyMatch(Report.KillSwitchRearmed.class::isInstance);
        assertThat(take(1)).contains("6 filled 1 at 102");
    }

    @Test
    void a_kill_switch_that_flattens_tries_again_when_there_was_nobody_to_sell_to() {
        take(10);
        market.send(new Command.UpdateQuote(FEED, 0, 0, 0, 102, 1_000));
        assertThat(Told.orders(market.send(
                        new Command.EngageKillSwitch(KillScope.INSTRUMENT, "COINUSD", true, true, "out", "me"))))
                .isEmpty();
        market.quote(99, 103);
        assertThat(Told.orders(market.send(new Command.AdvanceTime()))).containsExactly("7 NEW", "7 filled 10 at 99");
    }

    @Test
    void a_strategys_switch_stops_its_orders_and_leaves_its_stops_at_work() {
        market.send(new Command.SubmitOrder(
                ONE, 0, "", "algo", Side.BUY, OrderType.MARKET, TimeInForce.IOC, 5, 0, 0, true, 95, 0));
        market.send(new Command.EngageKillSwitch(KillScope.STRATEGY, "algo", true, false, "mad", "me"));
        assertThat(submit(buy(1, OrderType.LIMIT).limit(95).by("algo")).getFirst())
                .startsWith("denied KILL_SWITCH_ENGAGED");
        assertThat(submit(buy(1, OrderType.LIMIT).limit(90).by("other"))).containsExactly("4 NEW");
        assertThat(Told.orders(market.quote(94, 96))).contains("7 filled 5 at 94");
    }

    @Test
    void a_strategy_that_executes_too_often_is_stopped_by_itself() {
        limits(ExposureLimits.NONE, LossLimits.NONE, new RateLimits(0, 0, 0, 0, 3, SECOND));
        for (int i = 0; i < 3; i++) {
            submit(buy(1, OrderType.MARKET).until(TimeInForce.IOC).by("algo"));
        }
        List<Report> fourth = market.send(
                buy(1, OrderType.MARKET).until(TimeInForce.IOC).by("algo").command());
        assertThat(TestCore.one(Report.KillSwitchEngaged.class, fourth)
                        .killSwitch()
                        .target())
                .isEqualTo("algo");
        assertThat(submit(buy(1, OrderType.MARKET).until(TimeInForce.IOC).by("algo"))
                        .getFirst())
                .startsWith("denied KILL_SWITCH_ENGAGED");
        assertThat(submit(
                        buy(1, OrderType.MARKET).until(TimeInForce.IOC).of(TWO).by("other")))
                .contains("7 filled 1 at 102");
    }

    private List<Report> protect(ProtectionKind kind, LockScope scope, long lookback, int trades, int thresholdPpm) {
        return market.send(new Command.SetProtections(
                ONE, List.of(new Protection(kind, scope, lookback, 30 * SECOND, trades, thresholdPpm))));
    }

    /// Bought at 102 and sold at the price that is quoted next.
    private List<Report> roundTrip(long bid) {
        market.quote(100, 102);
        take(100);
        market.quote(bid, bid + 2);
        market.send(new Command.AdvanceTime());
        return market.send(sell(100, OrderType.MARKET).until(TimeInForce.IOC).command());
    }

    @Test
    void a_drawdown_within_the_time_looked_back_at_locks_everything_when_a_trade_ends() {
        market.send(new Command.AdvanceTime());
        protect(ProtectionKind.MAX_DRAWDOWN, LockScope.ALL, 600 * SECOND, 0, 1_000);
        assertThat(TestCore.of(Report.EntriesLocked.class, roundTrip(98))).isEmpty();
        List<Report> ended = roundTrip(90);
        assertThat(TestCore.one(Report.EntriesLocked.class, ended).lock().instrument())
                .isEqualTo(-1);
        assertThat(take(1).getFirst()).startsWith("denied ENTRIES_LOCKED");
    }

    @Test
    void a_drawdown_of_longer_ago_locks_nothing() {
        market.send(new Command.AdvanceTime());
        protect(ProtectionKind.MAX_DRAWDOWN, LockScope.ALL, 120 * SECOND, 0, 1_000);
        market.quote(100, 102);
        take(100);
        market.quote(85, 87);
        market.send(new Command.AdvanceTime());
        market.now += 300 * SECOND;
        market.quote(85, 87);
        market.send(new Command.AdvanceTime());
        assertThat(TestCore.of(
                        Report.EntriesLocked.class,
                        market.send(sell(100, OrderType.MARKET)
                                .until(TimeInForce.IOC)
                                .command())))
                .isEmpty();
    }

    @Test
    void trades_of_a_pair_that_earn_too_little_together_lock_the_pair() {
        protect(ProtectionKind.LOW_PROFIT, LockScope.PAIR, 600 * SECOND, 2, 10_000);
        assertThat(TestCore.of(Report.EntriesLocked.class, roundTrip(100))).isEmpty();
        List<Report> ended = roundTrip(103);
        assertThat(TestCore.one(Report.EntriesLocked.class, ended).lock().instrument())
                .isZero();
        assertThat(take(1).getFirst()).startsWith("denied ENTRIES_LOCKED");
    }

    @Test
    void trades_that_earn_enough_together_lock_nothing_and_old_ones_do_not_count() {
        protect(ProtectionKind.LOW_PROFIT, LockScope.PAIR, 600 * SECOND, 2, 10_000);
        assertThat(TestCore.of(Report.EntriesLocked.class, roundTrip(107))).isEmpty();
        assertThat(TestCore.of(Report.EntriesLocked.class, roundTrip(102))).isEmpty();
        market.now += 601 * SECOND;
        assertThat(TestCore.of(Report.EntriesLocked.class, roundTrip(90))).isEmpty();
    }

    @Test
    void who_changed_the_limits_and_why_is_told() {
        List<Report> told = market.send(new Command.SetRiskLimits(ONE, LIMITS, "review", "me"));
        assertThat(told).contains(new Report.RiskLimitsChanged(ONE, LIMITS, "review", "me"));
    }
}
