package trading.engine.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import trading.engine.model.SelfTradePrevention;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// Orders from one life to the next: reused, saved and restored, or handled wrongly.
class BookOrderTest {
    private static final class PooledOrder extends BookOrder {
        PooledOrder again(long id) {
            begin(id, 1, Side.BUY, 10, 1000);
            return this;
        }
    }

    private final OrderBook book = new OrderBook(new FastBook());

    @Test
    void an_order_that_is_begun_anew_has_nothing_of_the_old_one() {
        PooledOrder order = new PooledOrder().again(1);
        order.iceberg(3);
        order.selfTradePrevention(SelfTradePrevention.DECREMENT);
        order.outsideMarket(true);
        order.needsPassThrough(true);
        order.queueAhead(7);
        assertThat(order.again(2)).usingRecursiveComparison().isEqualTo(new PooledOrder().again(2));
    }

    @Test
    void an_order_is_not_begun_anew_while_it_is_in_a_book() {
        PooledOrder order = new PooledOrder().again(1);
        book.submit(order, TimeInForce.GTC);
        assertThatThrownBy(() -> order.again(2)).hasMessage("order: id=1 is in a book, new id=2");
        assertThatThrownBy(() -> order.amend(5, 1000)).hasMessage("order: id=1 rests");
        assertThatThrownBy(() -> order.iceberg(5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(order::endLeaves).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_order_needs_a_quantity_and_a_price() {
        assertThatThrownBy(() -> new BookOrder(1, 1, Side.BUY, 0, 1000))
                .hasMessage("order: id=1 quantity=0 price=1000");
        assertThatThrownBy(() -> new BookOrder(1, 1, Side.BUY, 10, 0)).hasMessage("order: id=1 quantity=10 price=0");
        BookOrder order = new BookOrder(1, 1, Side.BUY, 10, 1000);
        book.submit(order, TimeInForce.GTC);
        assertThatThrownBy(() -> book.replace(order, 0, 1000, TimeInForce.GTC))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(order.isResting()).isTrue();
    }

    @Test
    void a_restored_iceberg_shows_what_was_left_of_its_slice() {
        BookOrder order = new BookOrder(1, 1, Side.BUY, 10, 1000);
        assertThatThrownBy(() -> order.restoreShown(2)).isInstanceOf(IllegalArgumentException.class);
        order.iceberg(4);
        assertThatThrownBy(() -> order.restoreShown(5)).isInstanceOf(IllegalArgumentException.class);
        order.restoreShown(2);
        book.restore(order);
        assertThat(book.bestQuantity(Side.BUY)).isEqualTo(2);
    }

    @Test
    void an_iceberg_that_is_submitted_again_shows_a_whole_slice() {
        BookOrder order = new BookOrder(1, 1, Side.BUY, 10, 1000);
        order.iceberg(4);
        order.restoreShown(2);
        book.restore(order);
        book.cancel(order);
        book.submit(order, TimeInForce.GTC);
        assertThat(book.bestQuantity(Side.BUY)).isEqualTo(4);
    }

    @Test
    void an_order_that_would_match_is_not_restored() {
        book.restore(new BookOrder(1, 1, Side.BUY, 10, 1000));
        assertThatThrownBy(() -> book.restore(new BookOrder(2, 2, Side.SELL, 10, 1000)))
                .hasMessage("book: orderId=2 price=1000 leaves=10 cannot rest");
        assertThat(book.orderCount()).isEqualTo(1);
    }

    @Test
    void what_passed_an_orders_queue_in_one_book_does_not_count_in_another() {
        BookOrder order = new BookOrder(1, 1, Side.BUY, 10, 1000);
        order.queueAhead(5);
        book.submit(order, TimeInForce.GTC);
        assertThat(book.submit(fromOutside(2, 5), TimeInForce.IOC)).isEqualTo(Outcome.NO_LIQUIDITY);
        assertThat(order.queueAhead()).isZero();
        book.cancel(order);
        OrderBook other = new OrderBook(new FastBook());
        other.submit(new BookOrder(3, 3, Side.BUY, 1, 900), TimeInForce.GTC);
        other.restore(order);
        assertThat(other.submit(fromOutside(4, 5), TimeInForce.IOC)).isEqualTo(Outcome.FILLED);
    }

    private static BookOrder fromOutside(long id, long quantity) {
        BookOrder order = new BookOrder(id, 9, Side.SELL, quantity, 1000);
        order.outsideMarket(true);
        return order;
    }
}
