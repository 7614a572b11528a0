package trading.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import trading.web.edge.RateLimiter.Verdict;

class RateLimiterTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(30));
    private final RateLimiter limiter = new RateLimiter(new Rates(60, 100), now::get);

    private Verdict ask(String method, String template) {
        return limiter.principal("anna", method, template).orElseThrow();
    }

    private int allowed(String method, String template) {
        int allowed = 0;
        while (ask(method, template).allowed()) {
            allowed++;
        }
        return allowed;
    }

    @Test
    void a_burst_is_a_tenth_of_a_minute_and_comes_back_with_time() {
        assertThat(allowed("GET", "/api/account")).isEqualTo(6);
        Verdict refused = ask("GET", "/api/account");
        assertThat(refused.retrySeconds()).isEqualTo(1);
        assertThat(refused.remaining()).isZero();
        assertThat(refused.policy()).isEqualTo("\"requests\";q=60;w=60");
        assertThat(refused.state()).isEqualTo("\"requests\";r=0;t=6");
        now.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertThat(allowed("GET", "/api/account")).isEqualTo(2);
        now.addAndGet(TimeUnit.SECONDS.toNanos(600));
        assertThat(allowed("GET", "/api/account")).isEqualTo(6);
    }

    @Test
    void reading_too_much_keeps_nobody_from_trading() {
        allowed("GET", "/api/orders");
        assertThat(ask("POST", "/api/orders").allowed()).isTrue();
        assertThat(ask("PUT", "/api/risk/limits").allowed()).isFalse();
    }

    @Test
    void ending_orders_has_a_share_that_sending_cannot_use_up() {
        assertThat(allowed("POST", "/api/orders")).isEqualTo(10);
        assertThat(ask("PATCH", "/api/orders/{orderId}").allowed()).isFalse();
        assertThat(allowed("DELETE", "/api/orders/{orderId}")).isEqualTo(2);
        now.addAndGet(TimeUnit.MINUTES.toNanos(1));
        assertThat(allowed("DELETE", "/api/orders/{orderId}")).isEqualTo(12);
    }

    @Test
    void a_kill_switch_is_never_refused() {
        allowed("POST", "/api/orders");
        allowed("GET", "/api/account");
        allowed("DELETE", "/api/orders");
        for (int i = 0; i < 1_000; i++) {
            assertThat(limiter.principal("anna", "POST", "/api/kill-switch")).isEmpty();
        }
        assertThat(ask("POST", "/api/kill-switch/rearm").allowed()).isFalse();
    }

    @Test
    void each_has_a_budget_of_its_own_and_a_network_of_one_customer_is_one() {
        allowed("GET", "/api/account");
        assertThat(limiter.principal("bert", "GET", "/api/account")
                        .orElseThrow()
                        .allowed())
                .isTrue();
        for (int i = 0; i < 6; i++) {
            assertThat(limiter.address("2001:db8:1:2::" + i, "GET", "/")
                            .orElseThrow()
                            .allowed())
                    .isTrue();
        }
        assertThat(limiter.address("2001:db8:1:2:ffff::1", "GET", "/")
                        .orElseThrow()
                        .allowed())
                .isFalse();
        assertThat(limiter.address("2001:db8:1:3::1", "GET", "/").orElseThrow().allowed())
                .isTrue();
        assertThat(limiter.address("anna", "GET", "/").orElseThrow().allowed()).isTrue();
    }

    @Test
    void zero_is_no_limit() {
        RateLimiter open = new RateLimiter(new Rates(0, 0), now::get);
        assertThat(open.principal("anna", "GET", "/api/account")).isEmpty();
        assertThat(open.address("::1", "POST", "/api/orders")).isEmpty();
    }
}
