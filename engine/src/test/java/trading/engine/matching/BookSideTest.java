package trading.engine.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import trading.engine.model.Side;

/// Hundreds of thousands of levels, compared with a [TreeMap].
class BookSideTest {
    private static final int LEVELS = 300_000;

    private final TreeMap<Long, PriceLevel> expected = new TreeMap<>();
    private BookSide side = new BookSide(Side.SELL, true);

    @Test
    void levels_that_come_and_go_anywhere_stay_sorted() {
        for (Side each : Side.values()) {
            start(each);
            SplittableRandom random = new SplittableRandom(1);
            while (expected.size() < LEVELS) {
                change(random.nextLong(1, 10_000_000), random.nextInt(10) < 8);
            }
            compare();
            while (expected.size() > LEVELS / 10) {
                change(random.nextLong(1, 10_000_000), random.nextInt(10) < 2);
            }
            compare();
        }
    }

    @Test
    void levels_that_follow_a_moving_price_stay_sorted() {
        for (Side each : Side.values()) {
            start(each);
            SplittableRandom random = new SplittableRandom(2);
            long middle = 1_000_000;
            for (int n = 0; n < LEVELS; n++) {
                middle += random.nextInt(-40, 41);
                change(middle + random.nextLong(-300, 300), random.nextBoolean());
            }
            compare();
        }
    }

    @Test
    void rising_and_falling_prices_stay_sorted() {
        for (Side each : Side.values()) {
            start(each);
            for (long price = 500_000; price < 510_000; price++) {
                add(price);
            }
            for (long price = 499_999; price > 490_000; price--) {
                add(price);
            }
            compare();
        }
    }

    @Test
    void a_thin_side_does_not_keep_the_chunks_of_a_thick_one() {
        long last = (long) LEVELS * LevelPage.PRICES;
        for (long price = LevelPage.PRICES; price <= last; price += LevelPage.PRICES) {
            add(price);
        }
        assertThat(side.chunkCount()).isBetween(LEVELS / 128, LEVELS / 64 + 1);
        long kept = 100L * LevelPage.PRICES;
        for (long price = LevelPage.PRICES; price <= last; price += LevelPage.PRICES) {
            if (price % kept != 0) {
                remove(price);
            }
        }
        compare();
        assertThat(side.chunkCount()).isLessThan(LEVELS / 100 / 32 + 2);
        for (long price = kept; price <= last; price += kept) {
            remove(price);
        }
        compare();
        assertThat(side.chunkCount()).isEqualTo(1);
    }

    @Test
    void levels_beside_each_other_need_few_chunks() {
        for (long price = 1; price <= LEVELS; price++) {
            add(price);
        }
        compare();
        assertThat(side.chunkCount()).isLessThan(LEVELS / LevelPage.PRICES / 64 + 2);
    }

    @Test
    void a_level_is_used_again_empty() {
        PriceLevel level = side.at(7);
        BookOrder order = new BookOrder(1, 1, Side.SELL, 10, 7);
        level.add(order);
        level.remove(order);
        side.remove(level);
        PriceLevel other = side.at(9);
        assertThat(other).isSameAs(level);
        assertThat(other.price).isEqualTo(9);
        assertThat(other.shown).isZero();
        assertThat(other.first).isNull();
        assertThat(other.worse).isNull();
    }

    private void start(Side each) {
        side = new BookSide(each, true);
        expected.clear();
    }

    private void change(long price, boolean adds) {
        Long near = adds ? Long.valueOf(price) : expected.ceilingKey(price);
        if (adds) {
            add(price);
        } else if (near != null) {
            remove(near);
        }
        PriceLevel best = side.best();
        Map.Entry<Long, PriceLevel> bestEntry = side.side == Side.BUY ? expected.lastEntry() : expected.firstEntry();
        check(best == (bestEntry == null ? null : bestEntry.getValue()), price);
    }

    private void add(long price) {
        PriceLevel known = expected.get(price);
        PriceLevel level = side.at(price);
        check(level.price == price && (known == null || known == level), price);
        expected.put(price, level);
    }

    private void remove(long price) {
        side.remove(expected.remove(price));
    }

    private void check(boolean isAsExpected, long price) {
        if (!isAsExpected) {
            throw new AssertionError(side.side + " price=" + price + " levels=" + side.count());
        }
    }

    private void compare() {
        Map<Long, PriceLevel> bestFirst = side.side == Side.BUY ? expected.descendingMap() : expected;
        Iterator<PriceLevel> levels = bestFirst.values().iterator();
        PriceLevel better = null;
        for (PriceLevel level = side.best(); level != null; level = level.worse) {
            check(level == levels.next() && level.better == better, level.price);
            better = level;
        }
        assertThat(levels.hasNext()).isFalse();
        assertThat(side.count()).isEqualTo(expected.size());
    }
}
