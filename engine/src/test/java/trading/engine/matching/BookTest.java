package trading.engine.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static trading.engine.matching.Ticket.buy;
import static trading.engine.matching.Ticket.sell;
import static trading.engine.model.SelfTradePrevention.DECREMENT;
import static trading.engine.model.SelfTradePrevention.EXPIRE_BOTH;
import static trading.engine.model.SelfTradePrevention.EXPIRE_MAKER;
import static trading.engine.model.Side.BUY;
import static trading.engine.model.Side.SELL;
import static trading.engine.model.TimeInForce.FOK;
import static trading.engine.model.TimeInForce.GTC;
import static trading.engine.model.TimeInForce.IOC;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import trading.engine.matching.TestBook.Decrement;
import trading.engine.matching.TestBook.End;
import trading.engine.matching.TestBook.Level;
import trading.engine.matching.TestBook.Match;
import trading.engine.matching.TestBook.Resting;
import trading.engine.matching.TestBook.SelfMatch;

/// One suite, run on the book of the product and on the plain one that it is compared with.
class BookTest {
    @Nested
    class OfTheProduct extends Suite {
        OfTheProduct() {
            super(new FastBook());
        }
    }

    @Nested
    class OfReference extends Suite {
        OfReference() {
            super(new ReferenceBook());
        }
    }

    abstract static class Suite {
        private final TestBook book;

        Suite(TestBook book) {
            this.book = book;
        }

        @Test
        void a_buy_takes_the_cheaper_ask_first() {
            book.submit(1, SELL, 100, 1000);
            book.submit(2, SELL, 50, 999);
            assertThat(book.submit(3, BUY, 50, 1000))
                    .containsExactly(new Match(2, 3, 999, 50), new Level(SELL, 999, 0), new End(Outcome.FILLED));
        }

        @Test
        void a_sell_takes_the_dearer_bid_first() {
            book.submit(1, BUY, 100, 999);
            book.submit(2, BUY, 50, 1000);
            assertThat(book.submit(3, SELL, 50, 999))
                    .containsExactly(new Match(2, 3, 1000, 50), new Level(BUY, 1000, 0), new End(Outcome.FILLED));
        }

        @Test
        void at_one_price_the_first_in_is_the_first_out() {
            book.submit(1, SELL, 10, 1000);
            book.submit(2, SELL, 10, 1000);
            assertThat(book.submit(3, BUY, 15, 1000))
                    .containsExactly(
                            new Match(1, 3, 1000, 10),
                            new Match(2, 3, 1000, 5),
                            new Level(SELL, 1000, 5),
                            new End(Outcome.FILLED));
        }

        @Test
        void an_order_that_is_partly_filled_keeps_its_place() {
            book.submit(1, SELL, 10, 1000);
            book.submit(2, SELL, 10, 1000);
            book.submit(3, BUY, 5, 1000);
            book.submit(4, SELL, 10, 1000);
            assertThat(book.ids(SELL)).containsExactly(1L, 2L, 4L);
        }

        @Test
        void the_price_is_that_of_the_resting_order() {
            book.submit(1, SELL, 10, 1000);
            assertThat(book.submit(2, BUY, 10, 1005)).contains(new Match(1, 2, 1000, 10));
        }

        @Test
        void what_is_left_of_a_limit_order_rests_at_its_own_price() {
            book.submit(1, SELL, 10, 1000);
            assertThat(book.submit(2, BUY, 25, 1005))
                    .containsExactly(
                            new Match(1, 2, 1000, 10),
                            new Level(SELL, 1000, 0),
                            new Level(BUY, 1005, 15),
                            new End(Outcome.RESTING));
        }

        @Test
        void a_buy_never_pays_more_than_its_limit() {
            book.submit(1, SELL, 10, 1000);
            assertThat(book.submit(2, BUY, 10, 999)).containsExactly(new Level(BUY, 999, 10), new End(Outcome.RESTING));
        }

        @Test
        void immediate_or_cancel_takes_what_is_there_and_never_rests() {
            book.submit(1, SELL, 10, 1000);
            assertThat(book.submit(2, 2, BUY, 25, 1005, IOC))
                    .containsExactly(
                            new Match(1, 2, 1000, 10), new Level(SELL, 1000, 0), new End(Outcome.NO_LIQUIDITY));
            assertThat(book.ids(BUY)).isEmpty();
        }

        @Test
        void fill_or_kill_does_nothing_when_one_lot_is_missing() {
            book.submit(1, SELL, 10, 1000);
            book.submit(2, SELL, 10, 1001);
            assertThat(book.submit(3, 3, BUY, 21, 1001, FOK)).containsExactly(new End(Outcome.FILL_OR_KILL));
            assertThat(book.ids(SELL)).containsExactly(1L, 2L);
        }

        @Test
        void fill_or_kill_fills_whole_over_several_prices() {
            book.submit(1, SELL, 10, 1000);
            book.submit(2, SELL, 10, 1001);
            assertThat(book.submit(3, 3, BUY, 20, 1001, FOK))
                    .containsExactly(
                            new Match(1, 3, 1000, 10),
                            new Level(SELL, 1000, 0),
                            new Match(2, 3, 1001, 10),
                            new Level(SELL, 1001, 0),
                            new End(Outcome.FILLED));
        }

        @Test
        void fill_or_kill_does_not_count_what_is_beyond_its_limit() {
            book.submit(1, SELL, 10, 1000);
            book.submit(2, SELL, 10, 1002);
            assertThat(book.submit(3, 3, BUY, 20, 1001, FOK)).containsExactly(new End(Outcome.FILL_OR_KILL));
        }

        @Test
        void an_account_does_not_trade_with_itself() {
            book.submit(1, 7, SELL, 10, 1000, GTC);
            assertThat(book.submit(2, 7, BUY, 10, 1000, GTC)).containsExactly(new End(Outcome.SELF_MATCH));
            assertThat(book.ids(SELL)).containsExactly(1L);
            assertThat(book.ids(BUY)).isEmpty();
        }

        @Test
        void an_order_trades_with_others_until_it_meets_its_own_account() {
            book.submit(1, 5, SELL, 10, 1000, GTC);
            book.submit(2, 7, SELL, 10, 1000, GTC);
            book.submit(3, 5, SELL, 10, 1001, GTC);
            assertThat(book.submit(4, 7, BUY, 30, 1001, GTC))
                    .containsExactly(new Match(1, 4, 1000, 10), new Level(SELL, 1000, 10), new End(Outcome.SELF_MATCH));
        }

        @Test
        void fill_or_kill_does_not_reach_behind_its_own_account() {
            book.submit(1, 7, SELL, 10, 1000, GTC);
            book.submit(2, 5, SELL, 30, 1001, GTC);
            assertThat(book.submit(3, 7, BUY, 20, 1001, FOK)).containsExactly(new End(Outcome.FILL_OR_KILL));
        }

        @Test
        void a_canceled_order_is_gone_and_its_level_with_it() {
            book.submit(1, SELL, 10, 1000);
            assertThat(book.cancel(1)).containsExactly(new Level(SELL, 1000, 0));
            assertThat(book.submit(2, 2, BUY, 10, 1000, IOC)).containsExactly(new End(Outcome.NO_LIQUIDITY));
            assertThat(book.cancel(1)).isEmpty();
        }

        @Test
        void a_cancel_in_the_middle_of_a_level_keeps_the_others_in_line() {
            book.submit(1, SELL, 10, 1000);
            book.submit(2, SELL, 20, 1000);
            book.submit(3, SELL, 30, 1000);
            assertThat(book.cancel(2)).containsExactly(new Level(SELL, 1000, 40));
            assertThat(book.ids(SELL)).containsExactly(1L, 3L);
        }

        @Test
        void an_iceberg_shows_a_slice_at_a_time_and_goes_to_the_back_with_each_new_one() {
            assertThat(book.submit(sell(1, 25, 1000).showing(10)))
                    .containsExactly(new Level(SELL, 1000, 10), new End(Outcome.RESTING));
            book.submit(2, SELL, 5, 1000);
            assertThat(book.submit(3, BUY, 12, 1000))
                    .containsExactly(
                            new Match(1, 3, 1000, 10),
                            new Match(2, 3, 1000, 2),
                            new Level(SELL, 1000, 13),
                            new End(Outcome.FILLED));
            assertThat(book.queue(SELL))
                    .containsExactly(new Resting(2, 1000, 3, 3, 0), new Resting(1, 1000, 15, 10, 0));
        }

        @Test
        void an_iceberg_whose_slice_is_partly_filled_keeps_its_place() {
            book.submit(sell(1, 25, 1000).showing(10));
            book.submit(2, SELL, 5, 1000);
            book.submit(3, BUY, 4, 1000);
            assertThat(book.queue(SELL)).containsExactly(new Resting(1, 1000, 21, 6, 0), new Resting(2, 1000, 5, 5, 0));
        }

        @Test
        void one_order_may_take_all_slices_of_an_iceberg() {
            book.submit(sell(1, 25, 1000).showing(10));
            assertThat(book.submit(2, BUY, 30, 1000))
                    .containsExactly(
                            new Match(1, 2, 1000, 10),
                            new Match(1, 2, 1000, 10),
                            new Match(1, 2, 1000, 5),
                            new Level(SELL, 1000, 0),
                            new Level(BUY, 1000, 5),
                            new End(Outcome.RESTING));
        }

        @Test
        void a_level_that_shows_as_much_as_before_is_not_told() {
            book.submit(sell(1, 25, 1000).showing(10));
            assertThat(book.submit(2, BUY, 10, 1000))
                    .containsExactly(new Match(1, 2, 1000, 10), new End(Outcome.FILLED));
        }

        @Test
        void an_iceberg_that_comes_in_takes_with_all_it_has_and_rests_with_a_slice() {
            book.submit(1, SELL, 30, 1000);
            assertThat(book.submit(buy(2, 50, 1000).showing(8)))
                    .containsExactly(
                            new Match(1, 2, 1000, 30),
                            new Level(SELL, 1000, 0),
                            new Level(BUY, 1000, 8),
                            new End(Outcome.RESTING));
        }

        @Test
        void fill_or_kill_counts_what_icebergs_hide() {
            book.submit(sell(1, 25, 1000).showing(10));
            assertThat(book.submit(buy(2, 26, 1000).on(FOK))).containsExactly(new End(Outcome.FILL_OR_KILL));
            assertThat(book.submit(buy(3, 25, 1000).on(FOK))).contains(new End(Outcome.FILLED));
        }

        @Test
        void fill_or_kill_does_not_count_slices_that_come_up_behind_its_own_account() {
            book.submit(sell(1, 25, 1000).showing(10));
            book.submit(sell(2, 5, 1000).by(7));
            assertThat(book.submit(buy(3, 11, 1000).by(7).on(FOK))).containsExactly(new End(Outcome.FILL_OR_KILL));
            assertThat(book.submit(buy(4, 10, 1000).by(7).on(FOK))).contains(new End(Outcome.FILLED));
        }

        @Test
        void the_taker_may_choose_that_its_accounts_resting_order_ends() {
            book.submit(sell(1, 10, 1000).by(7));
            book.submit(sell(2, 10, 1000).by(5));
            assertThat(book.submit(buy(3, 10, 1000).by(7).meetingItself(EXPIRE_MAKER)))
                    .containsExactly(
                            new SelfMatch(1, 3),
                            new Match(2, 3, 1000, 10),
                            new Level(SELL, 1000, 0),
                            new End(Outcome.FILLED));
        }

        @Test
        void the_taker_may_choose_that_both_end() {
            book.submit(sell(1, 10, 1000).by(7));
            book.submit(sell(2, 10, 1000).by(5));
            assertThat(book.submit(buy(3, 10, 1000).by(7).meetingItself(EXPIRE_BOTH)))
                    .containsExactly(new SelfMatch(1, 3), new Level(SELL, 1000, 10), new End(Outcome.SELF_MATCH));
            assertThat(book.ids(SELL)).containsExactly(2L);
        }

        @Test
        void the_makers_choice_does_not_matter() {
            book.submit(sell(1, 10, 1000).by(7).meetingItself(EXPIRE_MAKER));
            assertThat(book.submit(buy(2, 10, 1000).by(7))).containsExactly(new End(Outcome.SELF_MATCH));
        }

        @Test
        void the_taker_may_choose_that_both_lose_the_smaller_quantity() {
            book.submit(sell(1, 10, 1000).by(7));
            book.submit(sell(2, 30, 1001).by(7));
            assertThat(book.submit(buy(3, 25, 1001).by(7).meetingItself(DECREMENT)))
                    .containsExactly(
                            new Decrement(1, 3, 10),
                            new Level(SELL, 1000, 0),
                            new Decrement(2, 3, 15),
                            new Level(SELL, 1001, 15),
                            new End(Outcome.DECREMENTED));
        }

        @Test
        void fill_or_kill_is_never_decremented() {
            book.submit(sell(1, 10, 1000).by(7));
            book.submit(sell(2, 30, 1000).by(5));
            assertThat(book.submit(buy(3, 20, 1000).by(7).on(FOK).meetingItself(DECREMENT)))
                    .containsExactly(new End(Outcome.FILL_OR_KILL));
            assertThat(book.submit(buy(4, 20, 1000).by(7).on(FOK).meetingItself(EXPIRE_MAKER)))
                    .containsExactly(
                            new SelfMatch(1, 4),
                            new Match(2, 4, 1000, 20),
                            new Level(SELL, 1000, 10),
                            new End(Outcome.FILLED));
        }

        @Test
        void an_order_that_shrinks_keeps_its_place() {
            book.submit(1, SELL, 10, 1000);
            book.submit(2, SELL, 10, 1000);
            assertThat(book.shrink(1, 4)).containsExactly(new Level(SELL, 1000, 14));
            assertThat(book.ids(SELL)).containsExactly(1L, 2L);
        }

        @Test
        void an_order_neither_shrinks_to_nothing_nor_grows() {
            book.submit(1, SELL, 10, 1000);
            assertThat(book.shrink(1, 0)).isEmpty();
            assertThat(book.shrink(1, 10)).isEmpty();
            assertThat(book.queue(SELL)).containsExactly(new Resting(1, 1000, 10, 10, 0));
        }

        @Test
        void an_iceberg_shrinks_where_it_is_hidden_first() {
            book.submit(sell(1, 25, 1000).showing(10));
            assertThat(book.shrink(1, 12)).isEmpty();
            assertThat(book.shrink(1, 7)).containsExactly(new Level(SELL, 1000, 7));
        }

        @Test
        void an_order_that_is_replaced_goes_to_the_back_and_may_match() {
            book.submit(1, SELL, 10, 1000);
            book.submit(2, SELL, 10, 1000);
            assertThat(book.replace(1, 20, 1000, GTC))
                    .containsExactly(new Level(SELL, 1000, 10), new Level(SELL, 1000, 30), new End(Outcome.RESTING));
            assertThat(book.ids(SELL)).containsExactly(2L, 1L);
            book.submit(3, BUY, 5, 990);
            assertThat(book.replace(1, 8, 990, GTC))
                    .containsExactly(
                            new Level(SELL, 1000, 10),
                            new Match(3, 1, 990, 5),
                            new Level(BUY, 990, 0),
                            new Level(SELL, 990, 3),
                            new End(Outcome.RESTING));
        }

        @Test
        void an_order_would_take_what_is_within_its_bound() {
            book.submit(1, SELL, 10, 1000);
            assertThat(book.wouldTake(buy(2, 1, 999))).isFalse();
            assertThat(book.wouldTake(buy(2, 1, 1000))).isTrue();
            assertThat(book.wouldTake(sell(2, 1, 1))).isFalse();
        }

        @Test
        void the_quantity_within_a_price_counts_what_is_hidden() {
            book.submit(1, SELL, 10, 1000);
            book.submit(sell(2, 50, 1001).showing(5));
            book.submit(3, SELL, 7, 1002);
            assertThat(book.quantityWithin(SELL, 999)).isZero();
            assertThat(book.quantityWithin(SELL, 1001)).isEqualTo(60);
            assertThat(book.quantityWithin(BUY, 1)).isZero();
        }

        @Test
        void the_outside_market_fills_an_order_that_it_goes_through() {
            book.submit(buy(1, 10, 1000).passedThrough());
            assertThat(book.submit(sell(2, 50, 999).fromOutside()))
                    .containsExactly(
                            new Match(1, 2, 1000, 10),
                            new Level(BUY, 1000, 0),
                            new Level(SELL, 999, 40),
                            new End(Outcome.RESTING));
        }

        @Test
        void the_outside_market_steps_back_from_an_order_that_it_only_touches() {
            book.submit(buy(1, 10, 1000).passedThrough());
            assertThat(book.submit(sell(2, 50, 1000).fromOutside()))
                    .containsExactly(new Level(SELL, 1001, 50), new End(Outcome.RESTING));
            assertThat(book.ids(BUY)).containsExactly(1L);
        }

        @Test
        void the_outside_market_fills_those_behind_an_order_that_it_only_touches() {
            book.submit(buy(1, 10, 1000).passedThrough());
            book.submit(2, BUY, 10, 1000);
            assertThat(book.submit(sell(3, 50, 1000).fromOutside()))
                    .containsExactly(
                            new Match(2, 3, 1000, 10),
                            new Level(BUY, 1000, 10),
                            new Level(SELL, 1001, 40),
                            new End(Outcome.RESTING));
        }

        @Test
        void an_order_in_the_house_fills_one_that_the_outside_market_may_only_pass() {
            book.submit(buy(1, 10, 1000).passedThrough().behind(100));
            assertThat(book.submit(2, SELL, 10, 1000)).contains(new Match(1, 2, 1000, 10));
        }

        @Test
        void the_outside_market_works_off_the_queue_before_it_gets_to_an_order() {
            book.submit(buy(1, 10, 1000).behind(70));
            assertThat(book.submit(sell(2, 50, 1000).fromOutside().on(IOC)))
                    .containsExactly(new End(Outcome.NO_LIQUIDITY));
            assertThat(book.queue(BUY)).containsExactly(new Resting(1, 1000, 10, 10, 20));
            assertThat(book.submit(sell(3, 24, 1000).fromOutside().on(IOC)))
                    .containsExactly(new Match(1, 3, 1000, 4), new Level(BUY, 1000, 6), new End(Outcome.NO_LIQUIDITY));
            assertThat(book.submit(sell(4, 5, 1000).fromOutside().on(IOC))).contains(new Match(1, 4, 1000, 5));
        }

        @Test
        void the_outside_market_ignores_the_queue_at_a_price_that_it_goes_through() {
            book.submit(buy(1, 10, 1000).behind(70));
            assertThat(book.submit(sell(2, 10, 999).fromOutside())).contains(new Match(1, 2, 1000, 10));
        }

        @Test
        void new_slices_of_an_iceberg_get_no_more_than_what_came_past_its_queue() {
            book.submit(buy(1, 20, 1000).showing(5).behind(4));
            assertThat(book.submit(sell(2, 10, 1000).fromOutside()))
                    .containsExactly(
                            new Match(1, 2, 1000, 5),
                            new Match(1, 2, 1000, 1),
                            new Level(BUY, 1000, 4),
                            new Level(SELL, 1001, 4),
                            new End(Outcome.RESTING));
        }

        @Test
        void fill_or_kill_from_the_outside_market_counts_what_comes_past_the_queue() {
            book.submit(buy(1, 20, 1000).showing(5).behind(4));
            book.submit(2, BUY, 3, 1000);
            assertThat(book.submit(sell(3, 10, 1000).fromOutside().on(FOK)))
                    .containsExactly(new End(Outcome.FILL_OR_KILL));
            book.submit(4, BUY, 1, 1000);
            assertThat(book.submit(sell(5, 10, 1000).fromOutside().on(FOK)))
                    .containsExactly(
                            new Match(1, 5, 1000, 5),
                            new Match(2, 5, 1000, 3),
                            new Match(4, 5, 1000, 1),
                            new Match(1, 5, 1000, 1),
                            new Level(BUY, 1000, 4),
                            new End(Outcome.FILLED));
        }

        @Test
        void the_outside_market_does_not_rest_where_no_price_is_left_for_it() {
            book.submit(sell(1, 10, 1).passedThrough());
            assertThat(book.submit(buy(2, 50, 1).fromOutside())).containsExactly(new End(Outcome.NO_LIQUIDITY));
        }
    }
}
