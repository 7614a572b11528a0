package trading.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestWeightsTest {
    private final AtomicLong millis = new AtomicLong(60_000);
    private final RequestWeights weights = new RequestWeights(millis::get);

    @Test
    void weights_add_up_for_each_address_until_the_minute_is_over() {
        assertThat(weights.add("127.0.0.1", 20)).isEqualTo(20);
        assertThat(weights.add("127.0.0.1", 5_980)).isEqualTo(6_000);
        assertThat(weights.add("127.0.0.1", 1)).isEqualTo(6_001);
        assertThat(weights.add("127.0.0.2", 1)).isEqualTo(1);
        millis.set(119_999);
        assertThat(weights.add("127.0.0.1", 1)).isEqualTo(6_002);
        millis.set(120_000);
        assertThat(weights.add("127.0.0.1", 1)).isEqualTo(1);
    }

    @Test
    void whoever_must_wait_is_told_until_when() {
        millis.set(60_000);
        assertThat(weights.retryAfterSeconds()).isEqualTo(60);
        millis.set(119_999);
        assertThat(weights.retryAfterSeconds()).isEqualTo(1);
    }
}
