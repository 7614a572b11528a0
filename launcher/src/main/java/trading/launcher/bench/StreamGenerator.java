package trading.launcher.bench;

import static trading.launcher.bench.OrderStream.BUY;
import static trading.launcher.bench.OrderStream.MIDDLE;
import static trading.launcher.bench.OrderStream.SELL;

import java.util.SplittableRandom;
import trading.launcher.bench.ReferenceBook.Resting;

/// Draws a session: 9 % market and IOC orders, 26 % moves, and as many limit orders and cancels as keep
/// about the wanted number of orders in the books. A few limit orders reach over the middle and are filled.
final class StreamGenerator {
    private static final int TAKERS_PERCENT = 9;
    private static final int MOVES_PERCENT = 26;
    private static final int REACHING_OVER_PERCENT = 6;
    private static final int LARGEST_LIMIT = 20;
    private static final int LARGEST_TAKER = 30;
    private static final long WIDEST = MIDDLE / 5;
    private static final long FURTHEST_MIDDLE = MIDDLE / 20;
    private static final int TRIES = 8;

    private final StreamShape shape;
    private final SplittableRandom random;
    private final OrderStream stream;
    private final ReferenceBook[] books;
    private final long[] middles;
    private final int restingInEach;
    private final long width;
    private int orders;

    StreamGenerator(StreamShape shape) {
        this.shape = shape;
        this.random = new SplittableRandom(shape.seed());
        this.stream = new OrderStream(shape, shape.commands() + shape.resting() * 11 / 10);
        this.books = new ReferenceBook[shape.instruments()];
        this.middles = new long[shape.instruments()];
        for (int i = 0; i < books.length; i++) {
            books[i] = new ReferenceBook();
            middles[i] = MIDDLE;
        }
        this.restingInEach = shape.resting() / shape.instruments();
        this.width = Math.clamp(restingInEach / 2, 20, WIDEST);
    }

    OrderStream generate() {
        for (int instrument = 0; instrument < books.length; instrument++) {
            for (int i = 0; i < restingInEach; i++) {
                byte side = i % 2 == 0 ? BUY : SELL;
                limit(instrument, side, quietPrice(instrument, side));
            }
        }
        stream.endOpening();
        while (stream.size() - stream.opening() < shape.commands()) {
            next(random.nextInt(books.length));
        }
        return stream;
    }

    private void next(int instrument) {
        if (random.nextInt(64) == 0) {
            long moved = middles[instrument] + random.nextInt(-1, 2);
            middles[instrument] = Math.clamp(moved, MIDDLE - FURTHEST_MIDDLE, MIDDLE + FURTHEST_MIDDLE);
        }
        ReferenceBook book = books[instrument];
        int dice = random.nextInt(100);
        if (dice < TAKERS_PERCENT) {
            take(instrument, book);
        } else if (dice < TAKERS_PERCENT + MOVES_PERCENT && book.count() > 0) {
            move(instrument, book);
        } else if (book.count() < restingInEach || book.count() == 0) {
            byte side = random.nextBoolean() ? BUY : SELL;
            limit(instrument, side, price(instrument, side));
        } else {
            Resting order = book.get(random.nextInt(book.count()));
            stream.add(OrderStream.CANCEL, order.side, order.account, instrument, order.order, 0, 0);
            book.remove(order);
        }
    }

    private void limit(int instrument, byte side, long price) {
        ReferenceBook book = books[instrument];
        int quantity = 1 + random.nextInt(LARGEST_LIMIT);
        int account = stranger(book, side, price, quantity);
        if (account < 0) {
            return;
        }
        orders++;
        stream.add(OrderStream.LIMIT, side, account, instrument, orders, price, quantity);
        int left = book.match(side, price, quantity);
        if (left > 0) {
            book.rest(new Resting(orders, account, side, price, left));
        }
    }

    private void take(int instrument, ReferenceBook book) {
        byte side = random.nextBoolean() ? BUY : SELL;
        int quantity = 1 + random.nextInt(LARGEST_TAKER);
        boolean market = random.nextBoolean();
        long edge = side == BUY ? 2 * MIDDLE : 1;
        long best = book.best(ReferenceBook.opposite(side), middles[instrument]);
        long reach = random.nextInt(10);
        long bound = market ? edge : side == BUY ? best + reach : best - reach;
        int account = stranger(book, side, bound, quantity);
        if (account < 0) {
            return;
        }
        orders++;
        byte kind = market ? OrderStream.MARKET : OrderStream.IOC;
        stream.add(kind, side, account, instrument, orders, market ? 0 : bound, quantity);
        book.match(side, bound, quantity);
    }

    private void move(int instrument, ReferenceBook book) {
        Resting order = book.get(random.nextInt(book.count()));
        long price = price(instrument, order.side);
        if (price == order.price || book.wouldMeetItself(order.account, order.side, price, order.quantity)) {
            return;
        }
        stream.add(OrderStream.MOVE, order.side, order.account, instrument, order.order, price, order.quantity);
        book.move(order, price);
    }

    private long price(int instrument, byte side) {
        if (random.nextInt(100) < REACHING_OVER_PERCENT) {
            long over = random.nextInt(5);
            return side == BUY ? middles[instrument] + over : middles[instrument] - over;
        }
        return quietPrice(instrument, side);
    }

    /// On the own side of the middle, the closer to it the likelier.
    private long quietPrice(int instrument, byte side) {
        double distance = random.nextDouble();
        long away = 1 + (long) (distance * distance * width);
        return side == BUY ? middles[instrument] - away : middles[instrument] + away;
    }

    /// An account that would not trade with itself, -1 if none was found in some tries.
    private int stranger(ReferenceBook book, byte side, long price, int quantity) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int account = random.nextInt(shape.accounts());
            if (!book.wouldMeetItself(account, side, price, quantity)) {
                return account;
            }
        }
        return -1;
    }
}
