package trading.engine.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import trading.engine.model.Bar;

class SwingsTest {
    private final BarWindow window = new BarWindow(100, 2);

    @Test
    void a_high_is_certain_when_the_price_has_turned_back_far_enough() {
        Swings swings = new Swings(SwingSize.ofPercent(10));
        List<String> told = new ArrayList<>();
        double[] closes = {1_000, 1_000, 1_000, 1_100, 1_200, 1_150, 1_090, 1_079, 1_000, 1_050, 1_101, 1_300};
        for (int i = 0; i < closes.length; i++) {
            window.add(TestBars.bar(i, closes[i], closes[i], closes[i], closes[i]));
            if (swings.onBar(window)) {
                told.add("at " + i + ": " + (swings.isHigh(0) ? "high " : "low ") + swings.price(0) + " of bar "
                        + swings.bar(0));
            }
        }
        assertThat(told)
                .containsExactly(
                        "at 3: low 1000.0 of bar 2", "at 7: high 1200.0 of bar 4", "at 10: low 1000.0 of bar 8");
    }

    @Test
    void highs_and_lows_alternate_and_each_is_the_extreme_since_the_one_before() {
        for (SwingSize size : List.of(SwingSize.ofRanges(1), SwingSize.ofRanges(3), SwingSize.ofPercent(0.02))) {
            BarWindow bars = new BarWindow(5_000, 14);
            Swings swings = new Swings(size);
            int pivots = 0;
            for (Bar bar : TestBars.random(21, 5_000)) {
                bars.add(bar);
                if (bars.ready() && swings.onBar(bars) && swings.count() > 1) {
                    pivots++;
                    assertThat(swings.isHigh(0)).isNotEqualTo(swings.isHigh(1));
                    assertThat(swings.bar(0)).isGreaterThan(swings.bar(1)).isLessThan(bars.last());
                    for (int i = swings.bar(1) + 1; i < bars.last(); i++) {
                        assertThat(swings.isHigh(0) ? bars.high(i) <= swings.price(0) : bars.low(i) >= swings.price(0))
                                .as("bar " + i)
                                .isTrue();
                    }
                }
            }
            assertThat(pivots).isGreaterThan(50);
        }
    }

    @Test
    void a_size_is_one_of_two() {
        assertThatThrownBy(() -> new SwingSize(0, 0)).hasMessageStartingWith("swing size: ranges=0.0 percent=0.0");
        assertThatThrownBy(() -> new SwingSize(1, 1)).hasMessageStartingWith("swing size: ranges=1.0 percent=1.0");
        assertThatThrownBy(() -> SwingSize.ofPercent(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
