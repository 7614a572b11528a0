package trading.engine.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

class TriggerBookTest {
    private static final boolean RISING = true;
    private static final boolean FALLING = false;

    private final TriggerBook triggers = new TriggerBook();

    @Test
    void a_rising_trigger_is_reached_at_its_price_and_above() {
        BookOrder order = add(1, RISING, 100);
        assertThat(triggers.nextReached(99)).isNull();
        assertThat(triggers.nextReached(100)).isSameAs(order);
        assertThat(triggers.nextReached(101)).isSameAs(order);
    }

    @Test
    void a_falling_trigger_is_reached_at_its_price_and_below() {
        BookOrder order = add(1, FALLING, 100);
        assertThat(triggers.nextReached(101)).isNull();
        assertThat(triggers.nextReached(100)).isSameAs(order);
        assertThat(triggers.nextReached(99)).isSameAs(order);
    }

    @Test
    void no_price_reaches_nothing() {
        add(1, FALLING, 100);
        assertThat(triggers.nextReached(0)).isNull();
    }

    @Test
    void the_nearest_trigger_goes_first_and_the_first_in_of_those_that_are_equal() {
        add(1, RISING, 102);
        add(2, RISING, 101);
        add(3, RISING, 102);
        add(4, RISING, 104);
        assertThat(release(103)).containsExactly(2L, 1L, 3L);
        add(5, FALLING, 98);
        add(6, FALLING, 99);
        add(7, FALLING, 98);
        assertThat(release(98)).containsExactly(6L, 5L, 7L);
        assertThat(triggers.count()).isEqualTo(1);
    }

    @Test
    void rising_triggers_go_before_falling_ones() {
        add(1, FALLING, 100);
        add(2, RISING, 100);
        assertThat(release(100)).containsExactly(2L, 1L);
    }

    @Test
    void a_trigger_that_moves_goes_behind_those_at_its_new_price() {
        BookOrder first = add(1, RISING, 101);
        add(2, RISING, 102);
        triggers.move(first, 102);
        assertThat(triggers.triggerPrice(first)).isEqualTo(102);
        assertThat(triggers.isRising(first)).isTrue();
        assertThat(release(102)).containsExactly(2L, 1L);
    }

    @Test
    void a_trigger_that_moves_to_where_it_is_keeps_its_place() {
        BookOrder first = add(1, FALLING, 101);
        add(2, FALLING, 101);
        triggers.move(first, 101);
        assertThat(release(101)).containsExactly(1L, 2L);
    }

    @Test
    void an_order_that_waits_does_not_rest() {
        BookOrder order = add(1, RISING, 100);
        assertThat(triggers.isWaiting(order)).isTrue();
        assertThat(order.isResting()).isFalse();
        triggers.remove(order);
        assertThat(triggers.isWaiting(order)).isFalse();
        OrderBook book = new OrderBook(new FastBook());
        book.submit(order, TimeInForce.GTC);
        assertThat(triggers.isWaiting(order)).isFalse();
        assertThat(order.isResting()).isTrue();
    }

    @Test
    void an_order_is_in_one_book_at_a_time() {
        BookOrder waiting = add(1, RISING, 100);
        OrderBook book = new OrderBook(new FastBook());
        assertThatThrownBy(() -> book.submit(waiting, TimeInForce.GTC)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> book.cancel(waiting)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> book.restore(waiting)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TriggerBook().remove(waiting)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> triggers.add(waiting, RISING, 100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(waiting::endLeaves).isInstanceOf(IllegalStateException.class);
        BookOrder resting = order(2);
        book.submit(resting, TimeInForce.GTC);
        assertThatThrownBy(() -> triggers.add(resting, RISING, 100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> triggers.remove(resting)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new OrderBook(new FastBook()).cancel(resting))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_order_that_waits_may_be_amended() {
        BookOrder order = add(1, RISING, 100);
        order.amend(3, 90);
        assertThat(order.leavesQuantity()).isEqualTo(3);
        assertThat(order.priceBound()).isEqualTo(90);
        assertThat(release(100)).containsExactly(1L);
    }

    private record Waiting(long id, boolean rising, long trigger) {}

    @Test
    void random_triggers_are_released_as_a_plain_list_does_it() {
        for (long seed = 1; seed <= 5; seed++) {
            compare(new SplittableRandom(seed), "seed=" + seed);
        }
    }

    private static void compare(SplittableRandom random, String seed) {
        TriggerBook triggers = new TriggerBook();
        List<BookOrder> orders = new ArrayList<>();
        List<Waiting> plain = new ArrayList<>();
        for (int n = 0; n < 10_000; n++) {
            long price = random.nextLong(1, 400);
            int kind = random.nextInt(100);
            int index = orders.isEmpty() ? -1 : random.nextInt(orders.size());
            if (kind < 60 || index < 0) {
                boolean rising = random.nextBoolean();
                BookOrder order = order(n);
                long trigger = rising ? price + 150 : price;
                triggers.add(order, rising, trigger);
                orders.add(order);
                plain.add(new Waiting(n, rising, trigger));
            } else if (kind < 75) {
                triggers.remove(orders.get(index));
                orders.remove(index);
                plain.remove(index);
            } else if (kind < 95) {
                move(triggers, orders, plain, index, price);
            } else {
                release(triggers, orders, plain, random.nextLong(150, 400), seed);
            }
            assertThat(triggers.count()).as(seed).isEqualTo(plain.size());
            if (n % 100 == 0) {
                for (boolean rising : new boolean[] {true, false}) {
                    List<Long> ids = new ArrayList<>();
                    triggers.forEach(rising, order -> ids.add(order.orderId()));
                    assertThat(ids).as(seed).isEqualTo(sorted(plain, rising));
                }
            }
        }
    }

    /// Both lists stay in the order of arrival.
    private static void move(
            TriggerBook triggers, List<BookOrder> orders, List<Waiting> plain, int index, long newTrigger) {
        BookOrder order = orders.get(index);
        Waiting waiting = plain.get(index);
        triggers.move(order, newTrigger);
        if (waiting.trigger() != newTrigger) {
            orders.add(orders.remove(index));
            plain.remove(index);
            plain.add(new Waiting(waiting.id(), waiting.rising(), newTrigger));
        }
    }

    private static void release(
            TriggerBook triggers, List<BookOrder> orders, List<Waiting> plain, long price, String seed) {
        List<Long> expected = new ArrayList<>();
        for (boolean rising : new boolean[] {true, false}) {
            List<Waiting> reached = plain.stream()
                    .filter(waiting -> rising ? waiting.trigger() <= price : waiting.trigger() >= price)
                    .toList();
            expected.addAll(sorted(reached, rising));
        }
        List<Long> actual = new ArrayList<>();
        for (BookOrder order = triggers.nextReached(price); order != null; order = triggers.nextReached(price)) {
            triggers.remove(order);
            actual.add(order.orderId());
        }
        assertThat(actual).as(seed).isEqualTo(expected);
        orders.removeIf(order -> expected.contains(order.orderId()));
        plain.removeIf(waiting -> expected.contains(waiting.id()));
    }

    private static List<Long> sorted(List<Waiting> plain, boolean rising) {
        return plain.stream()
                .filter(waiting -> waiting.rising() == rising)
                .sorted((one, other) -> rising
                        ? Long.compare(one.trigger(), other.trigger())
                        : Long.compare(other.trigger(), one.trigger()))
                .map(Waiting::id)
                .toList();
    }

    private static BookOrder order(long id) {
        return new BookOrder(id, 1, Side.BUY, 10, 50);
    }

    private BookOrder add(long id, boolean rising, long trigger) {
        BookOrder order = order(id);
        triggers.add(order, rising, trigger);
        return order;
    }

    private List<Long> release(long price) {
        List<Long> ids = new ArrayList<>();
        for (BookOrder order = triggers.nextReached(price); order != null; order = triggers.nextReached(price)) {
            triggers.remove(order);
            ids.add(order.orderId());
        }
        return ids;
    }
}
