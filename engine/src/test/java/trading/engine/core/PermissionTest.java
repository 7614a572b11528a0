package trading.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static trading.engine.core.Asked.buy;
import static trading.engine.core.Asked.sell;
import static trading.engine.core.TestCore.ONE;
import static trading.engine.core.TestCore.UNIT;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trading.engine.message.Command;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Command.SubmitOrderList;
import trading.engine.message.Report;
import trading.engine.model.Contingency;
import trading.engine.model.ExitReason;
import trading.engine.model.Instrument;
import trading.engine.model.OrderType;
import trading.engine.model.Permission;
import trading.engine.model.TimeInForce;

/// Which instruments an account, or a strategy of it, may trade.
class PermissionTest {
    private static final int OTHER = 1;

    private final TestCore market = new TestCore();

    @BeforeEach
    void quote() {
        market.send(new Command.DefineInstrument(
                new Instrument(OTHER, "GOLDUSD", "GOLD", "USD", UNIT, UNIT, 1, 10_000, 10 * UNIT)));
        market.quote(100, 102);
    }

    @AfterEach
    void everything_still_adds_up_and_survives_a_restart() {
        market.core.verify();
        byte[] state = market.core.encode();
        assertThat(TradingCore.decode(state).encode()).isEqualTo(state);
    }

    private List<String> permit(String strategy, Integer... instruments) {
        return Told.orders(market.send(
                new Command.SetPermission(new Permission(ONE, strategy, false, List.of(instruments), "review", "me"))));
    }

    private List<String> submit(Asked asked) {
        return Told.orders(market.send(asked.command()));
    }

    @Test
    void everything_may_be_traded_until_there_is_a_list() {
        assertThat(submit(buy(1, OrderType.LIMIT).limit(95))).containsExactly("3 NEW");
        permit("", OTHER);
        assertThat(submit(buy(1, OrderType.LIMIT).limit(95)))
                .containsExactly("denied INSTRUMENT_NOT_PERMITTED 0 of 1 passes 0");
        permit("", 0, OTHER);
        assertThat(submit(buy(1, OrderType.LIMIT).limit(95))).containsExactly("4 NEW");
    }

    @Test
    void a_strategys_list_binds_it_alone_and_the_accounts_binds_all() {
        permit("algo", OTHER);
        assertThat(submit(buy(1, OrderType.LIMIT).limit(95).by("algo")))
                .containsExactly("denied INSTRUMENT_NOT_PERMITTED 0 of 1 passes 0");
        assertThat(submit(buy(1, OrderType.LIMIT).limit(95).by("other"))).containsExactly("3 NEW");
        permit("algo", 0);
        permit("", OTHER);
        assertThat(submit(buy(1, OrderType.LIMIT).limit(95).by("algo")).getFirst())
                .startsWith("denied INSTRUMENT_NOT_PERMITTED");
    }

    @Test
    void what_is_there_can_still_be_sold_and_what_would_have_passed_is_said() {
        submit(buy(5, OrderType.MARKET).until(TimeInForce.IOC));
        permit("");
        assertThat(submit(sell(6, OrderType.MARKET).until(TimeInForce.IOC)))
                .containsExactly("denied INSTRUMENT_NOT_PERMITTED 0 of 0 passes 5");
        assertThat(submit(sell(2, OrderType.MARKET).until(TimeInForce.IOC))).contains("4 filled 2 at 100");
        assertThat(Told.orders(market.send(new Command.CloseTrade(ONE, 1, ExitReason.MANUAL))))
                .contains("5 filled 3 at 100");
    }

    @Test
    void open_orders_that_are_not_on_the_new_list_end_but_for_those_that_reduce() {
        submit(buy(5, OrderType.MARKET).until(TimeInForce.IOC));
        submit(buy(1, OrderType.LIMIT).limit(95));
        submit(sell(5, OrderType.STOP).stop(90));
        assertThat(permit("", OTHER)).containsExactly("4 CANCELED NOT_PERMITTED");
    }

    @Test
    void a_child_that_opens_something_is_denied_with_its_list() {
        submit(buy(5, OrderType.MARKET).until(TimeInForce.IOC));
        permit("", OTHER);
        SubmitOrder parent = sell(5, OrderType.LIMIT).limit(110).command();
        assertThat(Told.orders(market.send(new SubmitOrderList(
                        Contingency.OTO,
                        List.of(parent, buy(5, OrderType.LIMIT).limit(90).command())))))
                .containsExactly("denied INSTRUMENT_NOT_PERMITTED 0 of 1 passes 0");
        assertThat(Told.orders(market.send(new SubmitOrderList(
                        Contingency.OTO,
                        List.of(
                                parent,
                                buy(5, OrderType.LIMIT).limit(90).reduceOnly().command())))))
                .containsExactly("4 NEW", "5 SUSPENDED");
    }

    @Test
    void a_list_wants_a_reason_and_known_instruments_and_can_be_taken_away() {
        assertThat(Told.orders(
                        market.send(new Command.SetPermission(new Permission(ONE, "", false, List.of(0), " ", "me")))))
                .containsExactly("denied TERMS_INVALID 0 of 1 passes 0");
        assertThat(permit("", 0, 7)).containsExactly("denied INSTRUMENT_UNKNOWN 7 of 0 passes 0");
        permit("");
        market.send(new Command.SetPermission(new Permission(ONE, "", true, List.of(), "enough", "me")));
        assertThat(submit(buy(1, OrderType.LIMIT).limit(95))).containsExactly("3 NEW");
    }

    @Test
    void a_list_outlives_a_restart() {
        permit("algo", OTHER);
        TradingCore restarted = TradingCore.decode(market.core.encode());
        List<Report> told = new ArrayList<>();
        restarted.describe(told::add);
        assertThat(told)
                .contains(new Report.PermissionChanged(
                        new Permission(ONE, "algo", false, List.of(OTHER), "review", "me")));
    }
}
