package trading.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SmaTest {
    @Test
    void it_is_the_mean_of_the_last_values() {
        Sma sma = new Sma(3);
        sma.update(1);
        sma.update(2);
        assertThat(sma.ready()).isFalse();
        assertThat(sma.value()).isNaN();
        sma.update(6);
        assertThat(sma.value()).isEqualTo(3);
        sma.update(10);
        assertThat(sma.value()).isEqualTo(6);
    }

    @Test
    void a_huge_value_that_has_left_the_window_leaves_nothing_behind() {
        Sma sma = new Sma(3);
        for (double value : new double[] {1e18, 0.1, 0.2, 0.3, 0.4, 0.5}) {
            sma.update(value);
        }
        assertThat(sma.value()).isEqualTo((0.3 + 0.4 + 0.5) / 3);
    }

    @Test
    void a_period_of_nothing_is_refused() {
        assertThatThrownBy(() -> new Sma(0)).hasMessage("indicator: period=0 minimum=1");
        assertThatThrownBy(() -> new Rsi(1)).hasMessage("indicator: period=1 minimum=2");
    }
}
