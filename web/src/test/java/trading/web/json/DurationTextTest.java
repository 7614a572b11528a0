package trading.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "30m,PT30M,30m",
        "1d,P1D,1d",
        "24h,P1D,1d",
        "90,PT1M30S,90s",
        "3600,PT1H,1h",
        "250ms,PT0.25S,250ms",
        "5ns,PT0.000000005S,5ns",
        "0,PT0S,0s",
    })
    void a_span_is_read_and_written_in_the_longest_unit_that_holds_it(String text, Duration span, String written) {
        assertThat(DurationText.parse(text)).hasValue(span.toNanos());
        assertThat(DurationText.of(span.toNanos())).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "m",
                "-1m",
                "+1m",
                "01m",
                "1.5h",
                "1e3",
                "1w",
                "1 m",
                " 1m",
                "1m ",
                "1M",
                "1h30m",
                "١m",
                "1parsec",
                "9223372036854775807",
                "99999999999999999d",
                "0x10"
            })
    void what_is_no_span_is_refused(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }

    @Test
    void what_is_written_can_be_read() {
        for (long nanos = 1; nanos < 900_000_000_000_000_000L; nanos *= 7) {
            assertThat(DurationText.parse(DurationText.of(nanos))).hasValue(nanos);
        }
    }
}
