package trading.engine.market.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedTest {
    @ParameterizedTest
    @ValueSource(strings = {"1x", "60x", "0.5x", "max"})
    void a_speed_is_written_as_it_is_read(String text) {
        assertThat(Speed.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"60", "0x", "-1x", "fast", "", "1e3x", "MAX"})
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Speed.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_minute_at_sixty_times_takes_a_second() {
        assertThat(Speed.parse("60x").wallNanos(60_000_000_000L)).isEqualTo(1_000_000_000L);
    }
}
