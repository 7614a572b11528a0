package trading.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static trading.engine.core.Asked.buy;
import static trading.engine.core.Asked.sell;
import static trading.engine.core.TestCore.ONE;
import static trading.engine.core.TestCore.TWO;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.Trade;

/// A countdown that ends an account's open orders unless somebody starts it anew.
class DeadManSwitchTest {
    private static final long MILLI = 1_000_000L;

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

    private List<Report> arm(long millis, boolean cancelsStops) {
        return market.send(new Command.ArmDeadManSwitch(ONE, millis, cancelsStops, "me"));
    }

    private void submit(Asked asked) {
        assertThat(TestCore.of(Report.Accepted.class, market.send(asked.command())))
                .hasSize(1);
    }

    private List<Report> after(long nanos) {
        market.now += nanos;
        return market.send(new Command.AdvanceTime());
    }

    /// A trade of 5 with a stop and a target that the gateway keeps, one more stop, and two more orders.
    private void position() {
        market.send(new Command.SubmitOrder(
                ONE, 0, "", "", Side.BUY, OrderType.MARKET, TimeInForce.IOC, 5, 0, 0, true, 80, 140));
        submit(buy(1, OrderType.LIMIT).limit(95));
        submit(sell(2, OrderType.STOP).stop(90));
        submit(sell(2, OrderType.TAKE_PROFIT).stop(130));
    }

    @Test
    void a_countdown_that_is_not_refreshed_ends_the_open_orders_and_leaves_the_stops() {
        submit(buy(1, OrderType.LIMIT).limit(95).of(TWO));
        position();
        arm(100, false);
        assertThat(Told.orders(after(100 * MILLI - 1))).isEmpty();
        List<Report> fired = after(1);
        assertThat(Told.orders(fired)).containsExactly("5 CANCELED DEAD_MAN_SWITCH", "7 CANCELED DEAD_MAN_SWITCH");
        assertThat(fired).contains(new Report.DeadManSwitchFired(ONE, 2));
        assertThat(TestCore.of(Report.TradeUpdated.class, fired)).isEmpty();
    }

    @Test
    void with_the_flag_the_stops_go_too() {
        position();
        arm(100, true);
        List<Report> fired = after(100 * MILLI);
        assertThat(Told.orders(fired))
                .containsExactly(
                        "4 CANCELED DEAD_MAN_SWITCH", "5 CANCELED DEAD_MAN_SWITCH", "6 CANCELED DEAD_MAN_SWITCH");
        Trade trade = TestCore.one(Report.TradeUpdated.class, fired).trade();
        assertThat(List.of(trade.stopLossPrice(), trade.takeProfitPrice())).containsExactly(0L, 0L);
        assertThat(Told.orders(market.quote(70, 72))).isEmpty();
        assertThat(Told.orders(market.quote(150, 152))).isEmpty();
    }

    @Test
    void refreshing_starts_it_anew_and_zero_stops_it() {
        submit(buy(1, OrderType.LIMIT).limit(95));
        arm(100, false);
        after(60 * MILLI);
        arm(100, false);
        assertThat(Told.orders(after(60 * MILLI))).isEmpty();
        assertThat(arm(0, true)).containsExactly(new Report.DeadManSwitchArmed(ONE, 0, false, false, "me"));
        assertThat(Told.orders(after(1_000 * MILLI))).isEmpty();
    }

    @Test
    void what_was_so_already_is_told_as_refreshed() {
        assertThat(refreshed(arm(100, false))).isFalse();
        assertThat(refreshed(arm(200, false))).isTrue();
        assertThat(refreshed(arm(200, true))).isFalse();
        assertThat(refreshed(arm(200, true))).isTrue();
        assertThat(refreshed(arm(0, true))).isFalse();
        assertThat(refreshed(arm(0, false))).isTrue();
        assertThat(refreshed(arm(100, false))).isFalse();
        after(100 * MILLI);
        assertThat(refreshed(arm(100, false))).isFalse();
    }

    private static boolean refreshed(List<Report> told) {
        return TestCore.one(Report.DeadManSwitchArmed.class, told).refreshed();
    }

    @Test
    void it_goes_off_once_and_before_the_command_that_brings_the_time() {
        arm(100, false);
        submit(buy(1, OrderType.LIMIT).limit(95));
        market.now += 200 * MILLI;
        assertThat(Told.orders(market.send(buy(1, OrderType.LIMIT).limit(96).command())))
                .containsExactly("3 CANCELED DEAD_MAN_SWITCH", "4 NEW");
        assertThat(Told.orders(after(200 * MILLI))).isEmpty();
    }

    @Test
    void a_restart_does_not_stop_the_countdown() {
        submit(buy(1, OrderType.LIMIT).limit(95));
        arm(100, false);
        TradingCore restarted = TradingCore.decode(market.core.encode());
        List<Report> told = new ArrayList<>();
        restarted.decide(99, market.now + 100 * MILLI, new Command.AdvanceTime(), told::add);
        assertThat(Told.orders(told)).containsExactly("3 CANCELED DEAD_MAN_SWITCH");
    }

    @Test
    void a_countdown_is_at_most_a_day() {
        assertThat(Told.orders(arm(86_400_001, false)))
                .containsExactly("denied TERMS_INVALID 86400001 of 86400000 passes 0");
        assertThat(Told.orders(arm(-1, false))).containsExactly("denied TERMS_INVALID -1 of 86400000 passes 0");
    }
}
