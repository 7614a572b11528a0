package trading.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrossingTest {
    private final Crossing crossing = new Crossing();

    @Test
    void the_first_side_is_no_crossing() {
        assertThat(after(2, 1)).isEqualTo("-");
    }

    @Test
    void it_tells_the_bar_of_the_crossing_and_no_other() {
        assertThat(after(1, 2)).isEqualTo("-");
        assertThat(after(3, 2)).isEqualTo("up");
        assertThat(after(4, 2)).isEqualTo("-");
        assertThat(after(1, 2)).isEqualTo("down");
        assertThat(after(1, 2)).isEqualTo("-");
    }

    @Test
    void touching_is_not_crossing() {
        after(1, 2);
        assertThat(after(2, 2)).isEqualTo("-");
        assertThat(after(1, 2)).isEqualTo("-");
        assertThat(after(2, 2)).isEqualTo("-");
        assertThat(after(3, 2)).isEqualTo("up");
    }

    @Test
    void a_line_that_is_not_known_yet_is_left_out() {
        after(1, 2);
        assertThat(after(Double.NaN, 2)).isEqualTo("-");
        assertThat(after(3, 2)).isEqualTo("up");
    }

    private String after(double line, double other) {
        crossing.update(line, other);
        return crossing.up() ? "up" : crossing.down() ? "down" : "-";
    }
}
