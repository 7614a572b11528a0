package trading.engine.market.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import trading.engine.market.DemoMarket;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

class HistoryTest {
    private static final long NOW = Instant.parse("2026-11-23T12:00:17Z").getEpochSecond() * 1_000_000_000L;
    private static final boolean[] ALL = {true, true, true, true, true};

    private final PriceModel model = new PriceModel(5, DemoMarket.instruments());
    private final History history = new History(model, DemoMarket.instruments(), 5);

    @Test
    void it_ends_with_the_minute_before_at_the_price_at_which_the_market_opens() {
        List<Bar> bars = history.bars(NOW, Duration.ofHours(48), ALL);

        assertThat(bars).hasSize(5 * 48 * 60);
        for (int i = 0; i < 5; i++) {
            Bar last = bars.get(bars.size() - 5 + i);
            assertThat(last.instrument()).isEqualTo(i);
            assertThat(last.closeTimeNanos()).isEqualTo(TimeFrame.M1.openTimeNanos(NOW));
            assertThat((double) last.close())
                    .isEqualTo(new Grid(DemoMarket.instruments().get(i)).ticks(model.price(i)));
        }
        assertThat(model.price(0)).isCloseTo(60_000, within(0.001));
    }

    @Test
    void each_bar_opens_where_the_one_before_closed_and_has_volume() {
        List<Bar> bars = history.bars(NOW, Duration.ofHours(2), new boolean[] {true, false, false, false, false});

        assertThat(bars).hasSize(120);
        for (int i = 1; i < bars.size(); i++) {
            assertThat(bars.get(i).open()).isEqualTo(bars.get(i - 1).close());
            assertThat(bars.get(i).openTimeNanos()).isEqualTo(bars.get(i - 1).closeTimeNanos());
            assertThat(bars.get(i).volume()).isPositive();
        }
    }

    @Test
    void two_days_are_a_bar_for_every_minute_of_every_instrument() {
        assertThat(history.bars(NOW, Duration.ofHours(48), ALL)).hasSize(5 * 2_880);
    }
}
