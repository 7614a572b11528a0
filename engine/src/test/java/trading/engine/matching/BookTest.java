package trading.engine.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static trading.engine.model.Side.BUY;
import static trading.engine.model.Side.SELL;
import static trading.engine.model.TimeInForce.FOK;
import static trading.engine.model.TimeInForce.GTC;
import static trading.engine.model.TimeInForce.IOC;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import trading.engine.matching.TestBook.End;
import trading.engine.matching.TestBook.Level;
import trading.engine.matching.TestBook.Match;

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
            assertThat(book.queue(SELL)).containsExactly(1L, 2L, 4L);
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
            assertThat(book.queue(BUY)).isEmpty();
        }

        @Test
        void fill_or_kill_does_nothing_when_one_lot_is_missing() {
            book.submit(1, SELL, 10, 1000);
            book.submit(2, SELL, 10, 1001);
            assertThat(book.submit(3, 3, BUY, 21, 1001, FOK)).containsExactly(new End(Outcome.FILL_OR_KILL));
            assertThat(book.queue(SELL)).containsExactly(1L, 2L);
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
            assertThat(book.queue(SELL)).containsExactly(1L);
            assertThat(book.queue(BUY)).isEmpty();
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
            assertThat(book.queue(SELL)).containsExactly(1L, 3L);
        }
    }
}
