package trading.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-23T12:00:00Z,2026-11-23T12:00:00Z",
        "2026-11-23t12:00:00.5z,2026-11-23T12:00:00.500Z",
        "2026-11-23T12:00:00.123456789+05:30,2026-11-23T06:30:00.123456789Z",
        "2026-11-23T23:00:00-08:00,2026-11-24T07:00:00Z",
        "2024-06-30T23:59:60Z,2024-06-30T23:59:59.999999999Z",
        "2024-07-01T01:59:60+02:00,2024-06-30T23:59:59.999999999Z",
    })
    void a_time_with_a_zone_is_read(String text, Instant time) {
        assertThat(TimeText.parse(text)).hasValue(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-23",
                "2026-11-23T12:00:00",
                "2026-11-23 12:00:00Z",
                "2026-11-23T12:00Z",
                "2026-11-23T12:00:00+25:00",
                "2026-11-23T12:00:00+0100",
                "2026-11-23T12:00:00[Europe/Berlin]",
                "2026-02-30T12:00:00Z",
                "2026-13-01T12:00:00Z",
                "2026-11-23T24:00:00Z",
                "2026-11-23T12:60:00Z",
                "2026-11-23T12:00:61Z",
                "2026-11-23T12:00:60Z",
                "2026-11-23T12:00:00.Z",
                "2026-11-23T12:00:00.1234567890Z",
                "-2026-11-23T12:00:00Z",
                "12026-11-23T12:00:00Z",
                "٢٠٢٦-11-23T12:00:00Z",
                "0",
                "1e18",
                "1700000000000",
                "tomorrow"
            })
    void what_is_no_time_is_refused(String text) {
        assertThat(TimeText.parse(text)).isEmpty();
    }
}
