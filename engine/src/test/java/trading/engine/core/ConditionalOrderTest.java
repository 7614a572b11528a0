package trading.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static trading.engine.core.Asked.buy;
import static trading.engine.core.Asked.sell;
import static trading.engine.core.TestCore.FEED;
import static trading.engine.core.TestCore.TWO;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.OrderType;
import trading.engine.model.TimeInForce;

/// Orders that wait for a price, or for the end of their time.
class ConditionalOrderTest {
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

    private List<String> submit(Asked asked) {
        return Told.orders(market.send(asked.command()));
    }

    private List<String> quote(long bid, long ask) {
        return Told.orders(market.quote(bid, ask));
    }

    @Test
    void a_sell_stop_waits_until_the_bid_is_there_and_then_takes_it() {
        assertThat(submit(sell(5, OrderType.STOP).of(TWO).stop(95))).containsExactly("3 WAITING");
        assertThat(quote(96, 98)).isEmpty();
        assertThat(quote(95, 97)).containsExactly("3 TRIGGERED leaves 5", "3 filled 5 at 95");
    }

    @Test
    void a_gap_through_a_stop_is_filled_at_the_price_beyond_it() {
        submit(sell(5, OrderType.STOP).of(TWO).stop(95));
        assertThat(quote(60, 62)).containsExactly("3 TRIGGERED leaves 5", "3 filled 5 at 60");
    }

    @Test
    void a_buy_stop_locks_what_it_may_cost_and_spends_no_more_than_there_is() {
        submit(buy(5, OrderType.STOP).stop(110));
        assertThat(quote(109, 111)).containsExactly("3 TRIGGERED leaves 5", "3 filled 5 at 111");
    }

    @Test
    void a_stop_limit_rests_at_its_limit_when_the_market_is_beyond_it() {
        submit(sell(5, OrderType.STOP_LIMIT).of(TWO).stop(95).limit(94));
        assertThat(quote(90, 92)).containsExactly("3 TRIGGERED leaves 5");
        assertThat(quote(94, 96)).containsExactly("3 filled 5 at 94");
    }

    @Test
    void a_take_profit_is_the_mirror_of_a_stop() {
        submit(sell(5, OrderType.TAKE_PROFIT).of(TWO).stop(105));
        assertThat(quote(104, 106)).isEmpty();
        assertThat(quote(106, 108)).containsExactly("3 TRIGGERED leaves 5", "3 filled 5 at 106");
    }

    @Test
    void a_stop_that_is_reached_already_is_refused() {
        assertThat(submit(sell(5, OrderType.STOP).of(TWO).stop(100)))
                .containsExactly("denied STOP_PRICE_WRONG_SIDE 100 of 100 passes 99");
        assertThat(submit(buy(5, OrderType.TAKE_PROFIT).stop(102)))
                .containsExactly("denied STOP_PRICE_WRONG_SIDE 102 of 102 passes 101");
    }

    @Test
    void a_trailing_stop_follows_the_market_up_and_never_down() {
        submit(sell(5, OrderType.TRAILING_STOP).of(TWO).trailing(4));
        assertThat(quote(110, 112)).containsExactly("3 TRAILED leaves 5");
        assertThat(quote(107, 109)).isEmpty();
        assertThat(quote(106, 108)).containsExactly("3 TRIGGERED leaves 5", "3 filled 5 at 106");
    }

    @Test
    void a_trailing_buy_stop_in_parts_per_million_follows_the_market_down() {
        submit(buy(5, OrderType.TRAILING_STOP).trailingPpm(50_000));
        assertThat(quote(78, 80)).containsExactly("3 TRAILED leaves 5");
        assertThat(quote(82, 84)).containsExactly("3 TRIGGERED leaves 5", "3 filled 5 at 84");
    }

    @Test
    void an_order_for_the_last_price_does_not_look_at_the_quote() {
        market.send(buy(1, OrderType.MARKET).until(TimeInForce.IOC).command());
        submit(sell(5, OrderType.STOP).of(TWO).stop(95).onLastPrice());
        assertThat(quote(90, 92)).isEmpty();
        assertThat(submit(buy(1, OrderType.MARKET).until(TimeInForce.IOC)))
                .contains("7 filled 1 at 92", "4 TRIGGERED leaves 5", "4 filled 5 at 90");
    }

    @Test
    void one_release_can_bring_the_next() {
        market.send(new Command.UpdateQuote(FEED, 0, 100, 5, 110, 1_000));
        market.send(buy(5, OrderType.LIMIT).limit(95).of(FEED).command());
        market.send(buy(5, OrderType.LIMIT).limit(90).of(FEED).command());
        submit(sell(5, OrderType.STOP).of(TWO).stop(95));
        submit(sell(5, OrderType.STOP).of(TWO).stop(92));
        assertThat(submit(sell(5, OrderType.MARKET).of(TWO).until(TimeInForce.IOC)))
                .containsExactly(
                        "9 NEW",
                        "9 filled 5 at 100",
                        "7 TRIGGERED leaves 5",
                        "7 filled 5 at 95",
                        "8 TRIGGERED leaves 5",
                        "8 filled 5 at 90");
    }

    @Test
    void a_waiting_order_can_be_amended_and_canceled() {
        submit(sell(5, OrderType.STOP).of(TWO).stop(95));
        assertThat(Told.orders(market.send(new Command.AmendOrder(TWO, 3, 7, 0, 90))))
                .containsExactly("3 AMENDED leaves 7");
        assertThat(quote(94, 96)).isEmpty();
        assertThat(Told.orders(market.send(new Command.CancelOrder(TWO, 3)))).containsExactly("3 CANCELED REQUESTED");
        assertThat(quote(80, 82)).isEmpty();
    }

    @Test
    void orders_end_when_their_time_is_over() {
        submit(buy(5, OrderType.LIMIT).limit(90).until(market.now + 1_000));
        submit(buy(5, OrderType.LIMIT).limit(91).until(TimeInForce.DAY));
        market.now += 1_000;
        assertThat(Told.orders(market.send(new Command.AdvanceTime()))).containsExactly("3 EXPIRED EXPIRED");
        market.now = 86_400_000_000_000L;
        assertThat(Told.orders(market.send(new Command.AdvanceTime()))).containsExactly("4 EXPIRED EXPIRED");
    }

    @Test
    void terms_that_do_not_go_together_are_refused() {
        String invalid = "denied TERMS_INVALID 0 of 0 passes 0";
        assertThat(submit(buy(5, OrderType.STOP))).containsExactly(invalid);
        assertThat(submit(buy(5, OrderType.LIMIT).limit(90).stop(80))).containsExactly(invalid);
        assertThat(submit(buy(5, OrderType.TRAILING_STOP))).containsExactly(invalid);
        assertThat(submit(buy(5, OrderType.TRAILING_STOP).trailing(3).trailingPpm(3)))
                .containsExactly(invalid);
        assertThat(submit(buy(5, OrderType.STOP).stop(110).until(TimeInForce.IOC)))
                .containsExactly(invalid);
        assertThat(submit(buy(5, OrderType.MARKET).postOnly())).containsExactly(invalid);
        assertThat(submit(
                        buy(5, OrderType.LIMIT).limit(90).until(TimeInForce.FOK).postOnly()))
                .containsExactly(invalid);
        assertThat(submit(buy(5, OrderType.LIMIT).limit(90).showing(6))).containsExactly(invalid);
        assertThat(submit(buy(5, OrderType.LIMIT).limit(90).reduceOnly().asTrade()))
                .containsExactly(invalid);
        assertThat(submit(buy(5, OrderType.LIMIT).limit(90).until(market.now)))
                .containsExactly("denied EXPIRY_IN_THE_PAST " + market.now + " of " + market.now + " passes 0");
    }

    @Test
    void post_only_never_takes() {
        assertThat(submit(buy(5, OrderType.LIMIT).limit(102).postOnly()))
                .containsExactly("denied POST_ONLY_WOULD_TAKE 102 of 102 passes 101");
        assertThat(submit(buy(5, OrderType.LIMIT).limit(101).postOnly())).containsExactly("3 NEW");
    }

    @Test
    void an_iceberg_shows_a_slice_and_fills_whole() {
        List<Report> reports = market.send(
                sell(50, OrderType.LIMIT).of(TWO).limit(101).showing(10).command());
        assertThat(TestCore.one(Report.QuoteUpdated.class, reports).quote().askQuantity())
                .isEqualTo(10);
        assertThat(submit(buy(35, OrderType.MARKET).until(TimeInForce.IOC))).hasSize(9);
    }
}
