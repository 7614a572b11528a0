package trading.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
    private final AtomicLong clock = new AtomicLong();
    private final LoginThrottle throttle = new LoginThrottle(clock::get);

    private void later(Duration by) {
        clock.addAndGet(by.toNanos());
    }

    private void fail(int times, String account, String address) {
        for (int i = 0; i < times; i++) {
            assertThat(throttle.begin(account, address)).isZero();
        }
    }

    @Test
    void an_account_may_be_tried_five_times_a_minute_from_wherever() {
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.begin("anna", "10.0.0." + i)).isZero();
        }

        assertThat(throttle.begin("anna", "10.0.0.99")).isPositive();
        assertThat(throttle.begin("bob", "10.0.0.99")).isZero();
    }

    @Test
    void an_address_may_try_five_times_a_minute_whatever_the_account() {
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.begin("user" + i, "10.0.0.1")).isZero();
        }

        assertThat(throttle.begin("anna", "10.0.0.1")).isPositive();
        assertThat(throttle.begin("anna", "10.0.0.2")).isZero();
    }

    @Test
    void each_further_attempt_makes_the_wait_twice_as_long_up_to_a_quarter_of_an_hour() {
        fail(5, "anna", "10.0.0.1");
        long expected = 60;
        for (int i = 0; i < 6; i++) {
            assertThat(throttle.begin("anna", "10.0.0.1")).isEqualTo(expected);
            later(Duration.ofSeconds(expected));
            fail(1, "anna", "10.0.0.1");
            expected = Math.min(900, expected * 2);
        }
        assertThat(expected).isEqualTo(900);
    }

    @Test
    void the_right_password_forgets_the_wrong_ones() {
        fail(4, "anna", "10.0.0.1");
        throttle.succeeded("anna", "10.0.0.1");

        fail(5, "anna", "10.0.0.1");
        assertThat(throttle.begin("anna", "10.0.0.1")).isPositive();
    }

    @Test
    void attempts_of_a_minute_ago_count_no_more_and_a_quiet_hour_forgives() {
        fail(4, "anna", "10.0.0.1");
        later(Duration.ofSeconds(61));
        fail(5, "anna", "10.0.0.1");
        later(Duration.ofHours(1));

        fail(4, "anna", "10.0.0.1");
        assertThat(throttle.begin("anna", "10.0.0.1")).isZero();
    }
}
