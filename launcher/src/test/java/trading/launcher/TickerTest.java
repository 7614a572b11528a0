package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.launcher.testing.QuotedGateway;

class TickerTest {
    private static final Duration EVERY = Duration.ofMillis(50);

    @TempDir
    Path data;

    private final AtomicLong time = new AtomicLong(1);

    @Test
    void a_market_that_stands_still_is_told_the_time() throws Exception {
        try (QuotedGateway market = QuotedGateway.open(data);
                Ticker ticker = Ticker.start(market.gateway(), time::incrementAndGet, EVERY)) {
            long before = market.gateway().lastSequence();

            await().atMost(Duration.ofSeconds(2)).until(() -> market.gateway().lastSequence() >= before + 3);
        }
    }

    @Test
    void when_the_time_stands_still_there_is_nothing_to_tell() throws Exception {
        try (QuotedGateway market = QuotedGateway.open(data);
                Ticker ticker = Ticker.start(market.gateway(), time::get, EVERY)) {
            long before = market.gateway().lastSequence();

            Thread.sleep(EVERY.multipliedBy(6));

            assertThat(market.gateway().lastSequence()).isEqualTo(before);
        }
    }

    @Test
    void while_others_move_the_market_nothing_is_added() throws Exception {
        try (QuotedGateway market = QuotedGateway.open(data);
                Ticker ticker = Ticker.start(market.gateway(), time::incrementAndGet, Duration.ofMillis(200))) {
            long before = market.gateway().lastSequence();
            int sent = 0;
            long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
            while (System.nanoTime() < end) {
                market.rest(0, "");
                sent++;
                Thread.sleep(10);
            }

            assertThat(market.gateway().lastSequence()).isEqualTo(before + sent);
        }
    }
}
