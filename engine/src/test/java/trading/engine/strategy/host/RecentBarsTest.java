package trading.engine.strategy.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

class RecentBarsTest {
    private static Bar bar(int instrument, TimeFrame frame, long number) {
        return new Bar(instrument, frame, number * frame.nanos(), 5, 5, 5, 5, 1, 1);
    }

    @Test
    void the_latest_thousand_of_a_series_are_kept_oldest_first() {
        RecentBars recent = new RecentBars();
        for (int i = 0; i < 1_250; i++) {
            recent.add(bar(0, TimeFrame.M1, i));
        }
        List<Bar> kept = recent.of(0, TimeFrame.M1);
        assertThat(kept).hasSize(1_000);
        assertThat(kept.getFirst()).isEqualTo(bar(0, TimeFrame.M1, 250));
        assertThat(kept.getLast()).isEqualTo(bar(0, TimeFrame.M1, 1_249));
        assertThat(kept).isSortedAccordingTo((a, b) -> Long.compare(a.openTimeNanos(), b.openTimeNanos()));
    }

    @Test
    void series_of_other_instruments_and_frames_are_apart() {
        RecentBars recent = new RecentBars();
        recent.add(bar(3, TimeFrame.M1, 1));
        recent.add(bar(3, TimeFrame.H1, 1));
        recent.add(bar(40, TimeFrame.M1, 2));
        assertThat(recent.of(3, TimeFrame.M1)).containsExactly(bar(3, TimeFrame.M1, 1));
        assertThat(recent.of(3, TimeFrame.H1)).containsExactly(bar(3, TimeFrame.H1, 1));
        assertThat(recent.of(40, TimeFrame.M1)).containsExactly(bar(40, TimeFrame.M1, 2));
        assertThat(recent.of(3, TimeFrame.D1)).isEmpty();
        assertThat(recent.of(7, TimeFrame.M1)).isEmpty();
    }
}
