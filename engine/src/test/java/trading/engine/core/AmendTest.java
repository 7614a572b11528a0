package trading.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static trading.engine.core.Asked.buy;
import static trading.engine.core.Asked.sell;
import static trading.engine.core.TestCore.ONE;
import static trading.engine.core.TestCore.TWO;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trading.engine.message.Command;
import trading.engine.model.ExitReason;
import trading.engine.model.OrderType;
import trading.engine.model.SelfTradePrevention;
import trading.engine.model.TimeInForce;

/// Changes of open orders, and orders that may only reduce.
class AmendTest {
    private final TestCore market = new TestCore();

    @BeforeEach
    void quote() {
        market.quote(90, 110);
    }

    @AfterEach
    void everything_still_adds_up() {
        market.core.verify();
        byte[] state = market.core.encode();
        assertThat(TradingCore.decode(state).encode()).isEqualTo(state);
    }

    private List<String> submit(Asked asked) {
        return Told.orders(market.send(asked.command()));
    }

    private List<String> amend(int account, long orderId, long quantity, long limitPrice) {
        return Told.orders(market.send(new Command.AmendOrder(account, orderId, quantity, limitPrice, 0)));
    }

    @Test
    void an_order_that_only_shrinks_keeps_its_place() {
        submit(buy(10, OrderType.LIMIT).limit(100));
        submit(buy(10, OrderType.LIMIT).limit(100).of(TWO));
        assertThat(amend(ONE, 3, 4, 0)).containsExactly("3 AMENDED leaves 4");
        assertThat(submit(sell(6, OrderType.MARKET).of(TWO).until(TimeInForce.IOC)))
                .containsExactly("5 NEW", "3 filled 4 at 100", "5 filled 4 at 100", "5 CANCELED SELF_MATCH");
    }

    @Test
    void an_order_that_grows_or_moves_goes_to_the_back() {
        submit(buy(10, OrderType.LIMIT).limit(100));
        submit(buy(10, OrderType.LIMIT).limit(100).of(TWO));
        assertThat(amend(ONE, 3, 12, 0)).containsExactly("3 AMENDED leaves 12");
        submit(sell(5, OrderType.LIMIT).of(TWO).limit(101));
        assertThat(amend(ONE, 3, 0, 101))
                .containsExactly("3 AMENDED leaves 12", "5 filled 5 at 101", "3 filled 5 at 101");
    }

    @Test
    void the_quantity_of_an_amendment_counts_what_is_filled() {
        submit(buy(10, OrderType.LIMIT).limit(100));
        submit(sell(6, OrderType.LIMIT).of(TWO).limit(100).until(TimeInForce.IOC));
        assertThat(amend(ONE, 3, 8, 0)).containsExactly("3 AMENDED leaves 2");
        assertThat(amend(ONE, 3, 6, 0)).containsExactly("denied TERMS_INVALID 6 of 7 passes 7");
    }

    @Test
    void an_amendment_is_checked_like_an_order_in_the_place_of_the_old_one() {
        submit(buy(4_000, OrderType.LIMIT).limit(100));
        assertThat(amend(ONE, 3, 5_001, 0))
                .containsExactly("denied ORDER_QUANTITY_ABOVE_LIMIT 5001 of 5000 passes 5000");
        assertThat(amend(ONE, 3, 0, 109)).containsExactly("3 AMENDED leaves 4000");
        assertThat(amend(ONE, 3, 0, 121)).containsExactly("denied PRICE_OUTSIDE_COLLAR 121 of 120 passes 120");
    }

    @Test
    void nobody_amends_what_is_not_theirs_or_not_open() {
        submit(buy(10, OrderType.LIMIT).limit(100));
        assertThat(amend(TWO, 3, 4, 0)).containsExactly("denied ORDER_UNKNOWN 3 of 0 passes 0");
        assertThat(amend(ONE, 77, 4, 0)).containsExactly("denied ORDER_UNKNOWN 77 of 0 passes 0");
        assertThat(Told.orders(market.send(new Command.AmendOrder(ONE, 3, 0, 0, 95))))
                .containsExactly("denied ORDER_NOT_AMENDABLE 3 of 0 passes 0");
    }

    @Test
    void reduce_only_takes_no_more_than_the_position_has() {
        submit(buy(10, OrderType.MARKET).until(TimeInForce.IOC));
        assertThat(submit(sell(11, OrderType.LIMIT).limit(120).reduceOnly()))
                .containsExactly("denied REDUCE_ONLY_WOULD_INCREASE 11 of 10 passes 10");
        submit(sell(6, OrderType.LIMIT).limit(120).reduceOnly());
        submit(sell(4, OrderType.LIMIT).limit(121).reduceOnly());
        assertThat(submit(sell(1, OrderType.LIMIT).limit(122).reduceOnly()))
                .containsExactly("denied REDUCE_ONLY_WOULD_INCREASE 1 of 0 passes 0");
    }

    @Test
    void reduce_only_orders_shrink_with_the_position_newest_first() {
        submit(buy(10, OrderType.MARKET).of(TWO).until(TimeInForce.IOC));
        submit(sell(6, OrderType.STOP).of(TWO).stop(80).reduceOnly());
        submit(buy(10, OrderType.MARKET).of(TWO).until(TimeInForce.IOC));
        submit(sell(14, OrderType.STOP).of(TWO).stop(70).reduceOnly());
        market.quote(90, 110);
        // trades are closed by a person: half of the position goes
        assertThat(Told.orders(market.send(new Command.CloseTrade(TWO, 1, ExitReason.MANUAL))))
                .contains("6 REDUCED leaves 4");
        assertThat(Told.orders(market.send(new Command.CloseTrade(TWO, 2, ExitReason.MANUAL))))
                .contains("4 CANCELED NOTHING_TO_REDUCE", "6 CANCELED NOTHING_TO_REDUCE");
    }

    @Test
    void an_order_that_meets_its_owners_own_does_what_it_was_told_to() {
        submit(sell(10, OrderType.LIMIT).of(TWO).limit(100));
        assertThat(submit(buy(4, OrderType.LIMIT).of(TWO).limit(100).preventing(SelfTradePrevention.DECREMENT)))
                .containsExactly("4 NEW", "4 CANCELED SELF_MATCH", "3 REDUCED leaves 6");
        assertThat(submit(buy(4, OrderType.LIMIT).of(TWO).limit(100).preventing(SelfTradePrevention.EXPIRE_MAKER)))
                .containsExactly("5 NEW", "3 CANCELED SELF_MATCH");
        submit(sell(10, OrderType.LIMIT).of(TWO).limit(101));
        assertThat(submit(buy(4, OrderType.LIMIT).of(TWO).limit(101).preventing(SelfTradePrevention.EXPIRE_BOTH)))
                .containsExactly("7 NEW", "7 CANCELED SELF_MATCH", "6 CANCELED SELF_MATCH");
    }
}
