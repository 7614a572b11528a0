package trading.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import trading.engine.matching.BookListener;
import trading.engine.matching.BookOrder;
import trading.engine.matching.OrderBook;
import trading.engine.matching.Outcome;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// The order book alone. Each call leaves the book as it was; the orders it makes are in the B/op.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class OrderBookBenchmark {
    private static final long MIDDLE = 100_000;
    private static final int MAKER = 1;
    private static final int TAKER = 2;

    @Param({"100", "1000", "100000"})
    public int resting;

    private final Hearer hearer = new Hearer();
    private final OrderBook book = new OrderBook(hearer);
    private final SplittableRandom random = new SplittableRandom(1);
    private long orderId;

    @Setup
    public void fill() {
        for (int i = 0; i < resting; i++) {
            book.submit(order(MAKER, i % 2 == 0 ? Side.BUY : Side.SELL, 10), TimeInForce.GTC);
        }
    }

    private BookOrder order(int account, Side side, long quantity) {
        long away = 1L + random.nextInt(resting);
        return new BookOrder(++orderId, account, side, quantity, side == Side.BUY ? MIDDLE - away : MIDDLE + away);
    }

    @Benchmark
    public long rest_and_cancel() {
        BookOrder order = order(MAKER, Side.BUY, 10);
        book.submit(order, TimeInForce.GTC);
        book.cancel(order);
        return hearer.heard;
    }

    @Benchmark
    public Outcome rest_at_the_top_and_be_taken() {
        BookOrder maker = new BookOrder(++orderId, MAKER, Side.SELL, 10, MIDDLE);
        book.submit(maker, TimeInForce.GTC);
        return book.submit(new BookOrder(++orderId, TAKER, Side.BUY, 10, MIDDLE), TimeInForce.IOC);
    }

    private static final class Hearer implements BookListener {
        private long heard;

        @Override
        public void onMatch(BookOrder maker, BookOrder taker, long price, long quantity) {
            heard += quantity;
        }

        @Override
        public void onLevel(Side side, long price, long quantity) {
            heard += price;
        }

        @Override
        public void onSelfMatch(BookOrder maker, BookOrder taker) {
            heard++;
        }

        @Override
        public void onDecrement(BookOrder maker, BookOrder taker, long quantity) {
            heard += quantity;
        }
    }
}
