package trading.engine.bar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

class BarBuilderTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long DAY = 86_400 * SECOND;

    private final BarBuilder builder = new BarBuilder(3);
    private final List<Bar> closed = new ArrayList<>();

    private void trade(long timeNanos, long price, long quantity) {
        builder.onTrade(timeNanos, price, quantity, closed::add);
    }

    private void publish(long openNanos, long price) {
        builder.onBar(openNanos + MINUTE, minute(openNanos, price), closed::add);
    }

    private static Bar minute(long openNanos, long price) {
        return new Bar(3, TimeFrame.M1, openNanos, price, price + 5, price - 5, price + 1, 10, 4);
    }

    private List<Bar> closed(TimeFrame frame) {
        return closed.stream().filter(bar -> bar.frame() == frame).toList();
    }

    @Test
    void a_bar_is_the_first_the_highest_the_lowest_and_the_last_trade() {
        trade(10 * MINUTE, 100, 1);
        trade(10 * MINUTE + 5 * SECOND, 120, 2);
        trade(10 * MINUTE + 6 * SECOND, 90, 3);
        trade(10 * MINUTE + 59 * SECOND, 110, 4);
        assertThat(closed(TimeFrame.M1)).isEmpty();
        assertThat(builder.open(TimeFrame.M1))
                .contains(new Bar(3, TimeFrame.M1, 10 * MINUTE, 100, 120, 90, 110, 10, 4));
        trade(11 * MINUTE, 111, 1);
        assertThat(closed(TimeFrame.M1))
                .containsExactly(new Bar(3, TimeFrame.M1, 10 * MINUTE, 100, 120, 90, 110, 10, 4));
    }

    @Test
    void trades_of_one_second_are_in_every_bar_at_once_and_in_a_copy() {
        trade(10 * MINUTE, 100, 1);
        trade(10 * MINUTE, 130, 2);
        trade(10 * MINUTE + 1, 80, 3);
        Bar minute = new Bar(3, TimeFrame.M1, 10 * MINUTE, 100, 130, 80, 80, 6, 3);
        assertThat(builder.open(TimeFrame.M1)).contains(minute);
        assertThat(builder.copy().open()).isEqualTo(builder.open()).contains(minute);
        trade(10 * MINUTE + 2, 90, 4);
        assertThat(builder.open(TimeFrame.M1)).contains(new Bar(3, TimeFrame.M1, 10 * MINUTE, 100, 130, 80, 90, 10, 4));
        builder.onTime(10 * MINUTE + SECOND, closed::add);
        assertThat(closed).containsExactly(new Bar(3, TimeFrame.S1, 10 * MINUTE, 100, 130, 80, 90, 10, 4));
        trade(10 * MINUTE + SECOND, 95, 1);
        assertThat(builder.open(TimeFrame.M1)).contains(new Bar(3, TimeFrame.M1, 10 * MINUTE, 100, 130, 80, 95, 11, 5));
    }

    @Test
    void time_alone_closes_what_is_due_shorter_frames_first() {
        trade(4 * MINUTE + 59 * SECOND, 100, 1);
        builder.onTime(5 * MINUTE - 1, closed::add);
        assertThat(closed).isEmpty();
        builder.onTime(5 * MINUTE, closed::add);
        assertThat(closed).extracting(Bar::frame).containsExactly(TimeFrame.S1, TimeFrame.M1, TimeFrame.M5);
        builder.onTime(5 * MINUTE, closed::add);
        assertThat(closed).hasSize(3);
    }

    @Test
    void a_span_without_a_trade_makes_no_bar() {
        trade(0, 100, 1);
        trade(10 * MINUTE, 100, 1);
        trade(11 * MINUTE, 100, 1);
        assertThat(closed(TimeFrame.M1)).extracting(Bar::openTimeNanos).containsExactly(0L, 10 * MINUTE);
    }

    @Test
    void bars_of_a_feed_build_the_longer_frames() {
        for (int i = 0; i < 5; i++) {
            publish(i * MINUTE, 100 + i);
        }
        assertThat(closed)
                .containsExactly(
                        new Bar(3, TimeFrame.M3, 0, 100, 107, 95, 103, 30, 12),
                        new Bar(3, TimeFrame.M5, 0, 100, 109, 95, 105, 50, 20));
    }

    @Test
    void a_missing_last_bar_is_made_up_for_by_a_later_one() {
        publish(0, 100);
        publish(6 * MINUTE, 200);
        assertThat(closed(TimeFrame.M5)).containsExactly(new Bar(3, TimeFrame.M5, 0, 100, 105, 95, 101, 10, 4));
    }

    @Test
    void trades_do_not_count_while_a_feed_brings_bars() {
        publish(0, 100);
        trade(2 * MINUTE, 999_999, 1);
        builder.onTime(4 * MINUTE, closed::add);
        publish(MINUTE, 100);
        publish(2 * MINUTE, 100);
        assertThat(closed).containsExactly(new Bar(3, TimeFrame.M3, 0, 100, 105, 95, 101, 30, 12));
    }

    @Test
    void trades_count_again_once_the_feed_is_silent_for_long() {
        publish(0, 100);
        trade(MINUTE + BarBuilder.SILENCE_NANOS, 500, 1);
        assertThat(builder.open(TimeFrame.M1)).isEmpty();
        trade(MINUTE + BarBuilder.SILENCE_NANOS + 1, 500, 1);
        assertThat(builder.open(TimeFrame.M1)).map(Bar::close).contains(500L);
    }

    @Test
    void the_same_bar_again_is_not_counted_twice() {
        publish(0, 100);
        publish(0, 100);
        assertThat(builder.open(TimeFrame.M5)).map(Bar::volume).contains(10L);
    }

    @Test
    void a_replay_of_the_past_starts_a_new_series() {
        trade(1_000 * DAY, 500, 1);
        publish(10 * DAY, 100);
        publish(10 * DAY + MINUTE, 100);
        publish(10 * DAY, 100);
        assertThat(builder.open(TimeFrame.D1)).map(Bar::volume).contains(10L);
        trade(1_000 * DAY, 500, 1);
        trade(5 * DAY, 400, 1);
        assertThat(builder.open(TimeFrame.D1)).map(Bar::open).contains(400L);
    }

    @Test
    void unfinished_bars_survive_a_snapshot() {
        publish(0, 100);
        StateWriter writer = new StateWriter();
        builder.encode(writer);
        BarBuilder copy = new BarBuilder(3);
        copy.decode(new StateReader(writer.toBytes()));
        assertThat(copy.open()).isEqualTo(builder.open()).hasSize(6);
        copy.onTrade(MINUTE, 999, 1, closed::add);
        assertThat(copy.open()).isEqualTo(builder.open());
    }
}
