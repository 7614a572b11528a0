package trading.engine.bar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

class BarSourceTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private final BarBuilder builder = new BarBuilder(0);
    private final List<Bar> closed = new ArrayList<>();

    @Test
    void bars_that_come_when_they_end_replace_the_trades() {
        builder.onBar(HOUR + MINUTE, minute(HOUR, 10), closed::add);
        builder.onTrade(HOUR + MINUTE, 99, 1, closed::add);

        assertThat(builder.open(TimeFrame.M1)).isEmpty();
        assertThat(builder.open(TimeFrame.H1)).contains(new Bar(0, TimeFrame.H1, HOUR, 10, 10, 10, 10, 5, 1));
    }

    @Test
    void trades_carry_on_at_once_where_bars_of_the_past_end() {
        builder.onBar(HOUR + MINUTE + 17 * SECOND, minute(HOUR, 10), closed::add);
        builder.onTrade(HOUR + MINUTE + 18 * SECOND, 12, 3, closed::add);
        builder.onTime(HOUR + 2 * MINUTE, closed::add);

        assertThat(closed)
                .contains(new Bar(0, TimeFrame.M1, HOUR + MINUTE, 12, 12, 12, 12, 3, 1))
                .noneMatch(bar -> bar.frame() == TimeFrame.H1);
        assertThat(builder.open(TimeFrame.H1)).contains(new Bar(0, TimeFrame.H1, HOUR, 10, 12, 10, 12, 8, 2));
    }

    private static Bar minute(long openTimeNanos, long price) {
        return new Bar(0, TimeFrame.M1, openTimeNanos, price, price, price, price, 5, 1);
    }
}
