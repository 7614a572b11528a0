package trading.engine.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import trading.engine.model.SelfTradePrevention;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// What a book needs, it keeps.
class BookAllocationTest implements BookListener {
    private static final class PooledOrder extends BookOrder {
        /// Prices rise slowly, so that there are always new ones.
        void begin(SplittableRandom random, long id) {
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            long price = 10_000 + id / 20 + random.nextInt(6_000) + (side == Side.BUY ? -4_500 : 0);
            begin(id, random.nextInt(4), side, random.nextLong(1, 50), price);
            iceberg(random.nextInt(3) == 0 ? 5 : 0);
            selfTradePrevention(MODES[random.nextInt(MODES.length)]);
        }
    }

    private static final SelfTradePrevention[] MODES = SelfTradePrevention.values();
    private static final TimeInForce[] TIMES = {
        TimeInForce.GTC, TimeInForce.GTC, TimeInForce.GTC, TimeInForce.IOC, TimeInForce.FOK
    };

    private final OrderBook book = new OrderBook(this);
    private final TriggerBook triggers = new TriggerBook();
    private final PooledOrder[] orders = new PooledOrder[5_000];
    private final SplittableRandom random = new SplittableRandom(1);
    private long lastId;
    private long matches;

    @Test
    void a_book_at_work_allocates_nothing() {
        for (int n = 0; n < orders.length; n++) {
            orders[n] = new PooledOrder();
        }
        work(3_000_000);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work(300_000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(matches).isGreaterThan(50_000);
        assertThat(allocated).isLessThan(2_000);
    }

    private void work(int commands) {
        for (int n = 0; n < commands; n++) {
            PooledOrder order = orders[random.nextInt(orders.length)];
            if (order.isResting()) {
                int kind = random.nextInt(4);
                if (kind == 0) {
                    book.shrink(order, order.leavesQuantity() - 1);
                } else if (kind == 1) {
                    book.replace(order, 20, order.priceBound() + random.nextInt(-50, 50), TimeInForce.GTC);
                } else {
                    book.cancel(order);
                }
            } else if (triggers.isWaiting(order)) {
                triggers.remove(order);
                book.submit(order, TIMES[random.nextInt(TIMES.length)]);
            } else {
                order.begin(random, ++lastId);
                triggers.add(order, order.side() == Side.BUY, order.priceBound());
            }
        }
    }

    @Override
    public void onMatch(BookOrder maker, BookOrder taker, long price, long quantity) {
        matches++;
    }

    @Override
    public void onLevel(Side side, long price, long shownQuantity) {}

    @Override
    public void onSelfMatch(BookOrder maker, BookOrder taker) {}

    @Override
    public void onDecrement(BookOrder maker, BookOrder taker, long quantity) {}
}
