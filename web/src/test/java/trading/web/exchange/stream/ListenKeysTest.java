package trading.web.exchange.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ListenKeysTest {
    private final AtomicLong nanos = new AtomicLong();
    private final ListenKeys keys = new ListenKeys(nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void a_listen_key_lasts_an_hour_from_when_it_was_last_kept() {
        String listenKey = keys.open("bot", 7);
        pass(Duration.ofMinutes(59));
        assertThat(keys.account(listenKey)).hasValue(7);
        assertThat(keys.keep("bot", listenKey)).isTrue();
        pass(Duration.ofMinutes(59));
        assertThat(keys.account(listenKey)).hasValue(7);
        pass(Duration.ofMinutes(1));
        assertThat(keys.account(listenKey)).isEmpty();
        assertThat(keys.keep("bot", listenKey)).isFalse();
        assertThat(keys.open("bot", 7)).isNotEqualTo(listenKey);
    }

    @Test
    void a_revoked_api_key_takes_its_listen_key_along() {
        String listenKey = keys.open("bot", 7);
        String other = keys.open("other", 8);
        keys.revoke("bot");

        assertThat(keys.account(listenKey)).isEmpty();
        assertThat(keys.account(other)).hasValue(8);
    }
}
