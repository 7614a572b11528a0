package trading.engine.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import trading.engine.matching.TestBook.Event;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// The same random commands on both books: they must answer the same, event by event.
class BookDifferenceTest {
    private static final int COMMANDS = 30_000;

    @Test
    void both_books_answer_the_same() {
        for (long seed : List.of(1L, 2L, 3L, Long.getLong("trading.seed", 4L))) {
            compare(seed, 20);
        }
    }

    @Test
    void both_books_answer_the_same_when_the_book_is_deep() {
        compare(5L, 400);
    }

    private static void compare(long seed, int priceRange) {
        SplittableRandom random = new SplittableRandom(seed);
        TestBook fast = new FastBook();
        TestBook reference = new ReferenceBook();
        for (int n = 1; n <= COMMANDS; n++) {
            boolean cancels = random.nextInt(100) < 45;
            long id = cancels ? Math.max(1, n - random.nextInt(60)) : n;
            int account = random.nextInt(1, 5);
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            long quantity = random.nextLong(1, 50);
            long price = 1_000 + random.nextInt(priceRange) + (side == Side.BUY ? -priceRange / 3 : 0);
            TimeInForce timeInForce = timeInForce(random.nextInt(10));
            List<Event> expected =
                    cancels ? reference.cancel(id) : reference.submit(id, account, side, quantity, price, timeInForce);
            List<Event> actual =
                    cancels ? fast.cancel(id) : fast.submit(id, account, side, quantity, price, timeInForce);
            if (!actual.equals(expected)) {
                assertThat(actual)
                        .as("seed=%d priceRange=%d command=%d", seed, priceRange, n)
                        .isEqualTo(expected);
            }
        }
        for (Side side : Side.values()) {
            assertThat(fast.queue(side)).as("seed=%d side=%s", seed, side).isEqualTo(reference.queue(side));
        }
    }

    private static TimeInForce timeInForce(int n) {
        return switch (n) {
            case 0, 1 -> TimeInForce.IOC;
            case 2 -> TimeInForce.FOK;
            default -> TimeInForce.GTC;
        };
    }
}
