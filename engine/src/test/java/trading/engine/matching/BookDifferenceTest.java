package trading.engine.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import trading.engine.matching.TestBook.Event;
import trading.engine.model.SelfTradePrevention;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// The same random commands on both books: they must answer the same, event by event, and the book of the
/// product must be sound after each.
///
/// `-Dtrading.commands=5000000` runs longer, `-Dtrading.seed=7` adds a seed.
class BookDifferenceTest {
    private static final int COMMANDS = Math.toIntExact(Long.getLong("trading.commands", 210_000L));
    private static final int OUTSIDE = 9;

    /// `cancels`: of a hundred commands. `reach`: how many commands an order can live.
    private record Market(int priceRange, long lowestPrice, int cancels, int reach, int checkEach) {}

    private record Where(long seed, Market market, int command) {}

    /// All orders at a few prices: long queues, most orders match.
    private static final Market NARROW = new Market(6, 1_000, 25, 150, 1);

    private static final Market USUAL = new Market(20, 1_000, 25, 150, 1);

    /// Where prices end: what steps back may find no price.
    private static final Market CHEAP = new Market(2, 1, 25, 150, 1);

    private static final Market DEEP = new Market(3_000, 100_000, 5, 4_000, 20);

    @Test
    void both_books_answer_the_same() {
        for (long seed : List.of(1L, 2L, Long.getLong("trading.seed", 3L))) {
            compare(seed, USUAL, COMMANDS / 6);
        }
    }

    @Test
    void both_books_answer_the_same_when_queues_are_long() {
        compare(4, NARROW, COMMANDS / 6);
    }

    @Test
    void both_books_answer_the_same_at_the_lowest_prices() {
        compare(5, CHEAP, COMMANDS / 6);
    }

    @Test
    void both_books_answer_the_same_when_the_book_is_deep() {
        compare(6, DEEP, COMMANDS / 6);
    }

    private static void compare(long seed, Market market, int commands) {
        SplittableRandom random = new SplittableRandom(seed);
        FastBook fast = new FastBook();
        ReferenceBook reference = new ReferenceBook();
        for (int n = 1; n <= commands; n++) {
            Where where = new Where(seed, market, n);
            compare(fast, reference, command(random, market, n), where);
            compare(fast, reference, new Cancel(n - market.reach), where);
            if (n % market.checkEach == 0) {
                fast.verify();
            }
            if (n % 20 == 0) {
                compareState(fast, reference, random, market, where);
            }
            if (n % 1_000 == 0) {
                fast.restart();
            }
        }
    }

    private static void compare(TestBook fast, TestBook reference, Command command, Where where) {
        List<Event> expected = command.run(reference);
        List<Event> actual = command.run(fast);
        if (!actual.equals(expected)) {
            assertThat(actual).as("%s %s", where, command).isEqualTo(expected);
        }
    }

    private static void compareState(
            TestBook fast, TestBook reference, SplittableRandom random, Market market, Where where) {
        for (Side side : Side.values()) {
            assertThat(fast.queue(side).equals(reference.queue(side)))
                    .as("%s\n%s\n%s", where, fast.queue(side), reference.queue(side))
                    .isTrue();
            long price = price(random, market, side);
            assertThat(fast.quantityWithin(side, price))
                    .as("%s", where)
                    .isEqualTo(reference.quantityWithin(side, price));
            Ticket ticket = new Ticket(0, side, 1, price);
            assertThat(fast.wouldTake(ticket)).as("%s", where).isEqualTo(reference.wouldTake(ticket));
        }
    }

    private sealed interface Command {
        List<Event> run(TestBook book);
    }

    private record Submit(Ticket ticket) implements Command {
        @Override
        public List<Event> run(TestBook book) {
            return book.submit(ticket);
        }
    }

    private record Cancel(long id) implements Command {
        @Override
        public List<Event> run(TestBook book) {
            return book.cancel(id);
        }
    }

    private record Shrink(long id, long newLeaves) implements Command {
        @Override
        public List<Event> run(TestBook book) {
            return book.shrink(id, newLeaves);
        }
    }

    private record Replace(long id, long newLeaves, long newPrice, TimeInForce timeInForce) implements Command {
        @Override
        public List<Event> run(TestBook book) {
            return book.replace(id, newLeaves, newPrice, timeInForce);
        }
    }

    private static Command command(SplittableRandom random, Market market, int n) {
        long id = Math.max(1, n - random.nextInt(market.reach));
        int kind = random.nextInt(100);
        if (kind < market.cancels) {
            return new Cancel(id);
        }
        if (kind < market.cancels + 8) {
            return new Shrink(id, random.nextLong(0, 40));
        }
        if (kind < market.cancels + 16) {
            long price = price(random, market, random.nextBoolean() ? Side.BUY : Side.SELL);
            return new Replace(id, random.nextLong(1, 80), price, timeInForce(random));
        }
        return new Submit(ticket(random, market, n));
    }

    private static Ticket ticket(SplittableRandom random, Market market, long id) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        SelfTradePrevention[] modes = SelfTradePrevention.values();
        Ticket ticket = new Ticket(id, side, random.nextLong(1, 60), price(random, market, side))
                .by(random.nextInt(1, 6))
                .on(timeInForce(random))
                .meetingItself(modes[random.nextInt(modes.length)]);
        if (random.nextInt(4) == 0) {
            ticket = ticket.showing(random.nextLong(1, 15));
        }
        if (random.nextInt(6) == 0) {
            ticket = ticket.passedThrough();
        }
        if (random.nextInt(4) == 0) {
            ticket = ticket.behind(random.nextLong(1, 70));
        }
        return random.nextInt(4) == 0 ? ticket.fromOutside().by(random.nextInt(8) == 0 ? 1 : OUTSIDE) : ticket;
    }

    /// Bids are lower by a third of the range, so that some of them rest.
    private static long price(SplittableRandom random, Market market, Side side) {
        long above = side == Side.BUY ? 0 : market.priceRange / 3;
        return market.lowestPrice + random.nextInt(market.priceRange) + above;
    }

    private static TimeInForce timeInForce(SplittableRandom random) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> TimeInForce.IOC;
            case 2, 3 -> TimeInForce.FOK;
            default -> TimeInForce.GTC;
        };
    }
}
