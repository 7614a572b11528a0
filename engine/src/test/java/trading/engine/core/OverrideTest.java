package trading.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static trading.engine.core.Asked.buy;
import static trading.engine.core.TestCore.ONE;
import static trading.engine.core.TestCore.UNIT;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.ExposureLimits;
import trading.engine.model.KillScope;
import trading.engine.model.LimitOverride;
import trading.engine.model.LossLimits;
import trading.engine.model.OrderType;
import trading.engine.model.RateLimits;
import trading.engine.model.RiskLimits;
import trading.engine.model.TradingState;

/// Soft limits that do not hold for a while.
class OverrideTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long NONE = Long.MAX_VALUE;

    private final TestCore market = new TestCore();

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

    private void limits(long notional, long lots, int collar, ExposureLimits exposure, RateLimits rate) {
        market.send(new Command.SetRiskLimits(
                ONE,
                new RiskLimits(notional, lots, collar, 3_600 * SECOND, exposure, LossLimits.NONE, rate),
                "test",
                "me"));
    }

    private List<Report> override(String strategy, boolean oneOrder, long nanos) {
        return market.send(new Command.OverrideLimits(ONE, strategy, oneOrder, nanos, "a block", "me"));
    }

    private List<String> submit(Asked asked) {
        return Told.orders(market.send(asked.command()));
    }

    private Asked ten() {
        return buy(10, OrderType.LIMIT).limit(95);
    }

    @ParameterizedTest
    @CsvSource({
        "ORDER_VALUE_ABOVE_LIMIT, 900, 5000, 100000, ,  ,  ,",
        "ORDER_QUANTITY_ABOVE_LIMIT, 500000, 9, 100000, , , ,",
        "INSTRUMENT_EXPOSURE_ABOVE_LIMIT, 500000, 5000, 100000, 900, , ,",
        "STRATEGY_EXPOSURE_ABOVE_LIMIT, 500000, 5000, 100000, , 900, ,",
        "ACCOUNT_EXPOSURE_ABOVE_LIMIT, 500000, 5000, 100000, , , 900,",
        "LEVERAGE_ABOVE_LIMIT, 500000, 5000, 100000, , , , 0"
    })
    void a_limit_that_can_be_overridden_is(
            String code,
            long value,
            long lots,
            int collar,
            Long instrument,
            Long strategy,
            Long account,
            Integer leverage) {
        limits(
                value * UNIT,
                lots,
                collar,
                new ExposureLimits(
                        instrument == null ? NONE : instrument * UNIT,
                        strategy == null ? NONE : strategy * UNIT,
                        account == null ? NONE : account * UNIT,
                        leverage == null ? Integer.MAX_VALUE : 1,
                        100),
                RateLimits.NONE);
        Asked order = leverage == null ? ten() : buy(200, OrderType.LIMIT).limit(95);
        assertThat(submit(order).getFirst()).startsWith("denied " + code + " ");
        override("", true, MINUTE);
        assertThat(submit(order)).containsExactly("3 NEW");
        assertThat(submit(order).getFirst()).startsWith("denied ");
    }

    @Test
    void a_price_outside_the_collar_and_a_duplicate_pass_too() {
        limits(500_000 * UNIT, 5_000, 10_000, ExposureLimits.NONE, new RateLimits(0, 0, 0, 10 * SECOND, 0, 0));
        market.quote(100, 104);
        assertThat(submit(buy(1, OrderType.LIMIT).limit(104)).getFirst()).startsWith("denied PRICE_OUTSIDE_COLLAR");
        override("", true, MINUTE);
        assertThat(submit(buy(1, OrderType.LIMIT).limit(104))).containsExactly("4 NEW", "4 filled 1 at 104");
        submit(ten());
        assertThat(submit(ten()).getFirst()).startsWith("denied DUPLICATE_ORDER");
        override("", true, MINUTE);
        assertThat(submit(ten())).containsExactly("6 NEW");
    }

    @Test
    void one_order_is_the_first_that_needs_it() {
        limits(900 * UNIT, 5_000, 100_000, ExposureLimits.NONE, RateLimits.NONE);
        override("", true, MINUTE);
        assertThat(submit(buy(1, OrderType.LIMIT).limit(95))).containsExactly("3 NEW");
        List<Report> passed = market.send(ten().command());
        assertThat(Told.orders(passed)).containsExactly("4 NEW");
        assertThat(passed).contains(new Report.OverrideEnded(ONE, "", true));
        assertThat(submit(ten()).getFirst()).startsWith("denied ORDER_VALUE_ABOVE_LIMIT");
    }

    @Test
    void for_a_time_it_is_all_orders_of_the_one_that_it_is_for() {
        limits(900 * UNIT, 5_000, 100_000, ExposureLimits.NONE, RateLimits.NONE);
        override("algo", false, MINUTE);
        assertThat(submit(ten()).getFirst()).startsWith("denied ORDER_VALUE_ABOVE_LIMIT");
        assertThat(submit(ten().by("algo"))).containsExactly("3 NEW");
        assertThat(submit(ten().by("algo"))).containsExactly("4 NEW");
        market.now += MINUTE;
        List<Report> over = market.quote(100, 102);
        assertThat(over).contains(new Report.OverrideEnded(ONE, "algo", false));
        assertThat(submit(ten().by("algo")).getFirst()).startsWith("denied ORDER_VALUE_ABOVE_LIMIT");
    }

    @Test
    void an_amendment_uses_it_up_like_an_order() {
        limits(900 * UNIT, 5_000, 100_000, ExposureLimits.NONE, RateLimits.NONE);
        submit(buy(5, OrderType.LIMIT).limit(95));
        assertThat(Told.orders(market.send(new Command.AmendOrder(ONE, 3, 10, 0, 0)))
                        .getFirst())
                .startsWith("denied ORDER_VALUE_ABOVE_LIMIT");
        override("", true, MINUTE);
        assertThat(market.send(new Command.AmendOrder(ONE, 3, 10, 0, 0)))
                .contains(new Report.OverrideEnded(ONE, "", true));
    }

    @Test
    void what_is_hard_stays_hard() {
        override("", false, MINUTE);
        assertThat(submit(buy(10_001, OrderType.LIMIT).limit(95)).getFirst())
                .startsWith("denied QUANTITY_ABOVE_MAXIMUM");
        limits(NONE, 10_000, 100_000, ExposureLimits.NONE, RateLimits.NONE);
        assertThat(submit(buy(10_000, OrderType.LIMIT).limit(101)).getFirst())
                .startsWith("denied BALANCE_INSUFFICIENT");
        market.send(new Command.EngageKillSwitch(KillScope.GLOBAL, "", false, false, "stop", "me"));
        assertThat(submit(ten()).getFirst()).startsWith("denied KILL_SWITCH_ENGAGED");
        market.send(new Command.RearmKillSwitch(KillScope.GLOBAL, "", "well", "me"));
        market.send(new Command.SetTradingState(ONE, TradingState.REDUCING, "stop", "me"));
        assertThat(submit(ten()).getFirst()).startsWith("denied TRADING_STATE_FORBIDS");
        market.send(new Command.SetTradingState(ONE, TradingState.HALTED, "stop", "me"));
        assertThat(submit(ten()).getFirst()).startsWith("denied TRADING_STATE_FORBIDS");
    }

    @Test
    void it_wants_a_reason_an_author_and_at_most_fifteen_minutes() {
        assertThat(Told.orders(override("", false, 15 * MINUTE + 1)))
                .containsExactly("denied TERMS_INVALID 900000000001 of 900000000000 passes 0");
        assertThat(Told.orders(market.send(new Command.OverrideLimits(ONE, "", true, MINUTE, " ", "me"))))
                .containsExactly("denied TERMS_INVALID 0 of 1 passes 0");
        assertThat(Told.orders(market.send(new Command.OverrideLimits(ONE, "", true, MINUTE, "why", ""))))
                .containsExactly("denied TERMS_INVALID 0 of 1 passes 0");
        assertThat(Told.orders(override("", false, 0)))
                .containsExactly("denied TERMS_INVALID 0 of 900000000000 passes 0");
        override("", false, 15 * MINUTE);
        assertThat(override("", false, 0)).containsExactly(new Report.OverrideEnded(ONE, "", false, "a block", "me"));
    }

    @Test
    void it_outlives_a_restart_but_not_its_time() {
        override("algo", true, MINUTE);
        TradingCore restarted = TradingCore.decode(market.core.encode());
        List<Report> told = new ArrayList<>();
        restarted.describe(told::add);
        assertThat(told)
                .contains(new Report.LimitsOverridden(
                        new LimitOverride(ONE, "algo", true, market.now + MINUTE, "a block", "me")));
        told.clear();
        restarted.decide(99, market.now + MINUTE, new Command.AdvanceTime(), told::add);
        assertThat(told).contains(new Report.OverrideEnded(ONE, "algo", false));
    }
}
