package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import trading.engine.market.FeedStatus;
import trading.engine.market.FeedStatus.State;
import trading.engine.market.MarketFeed;

class FeedProgressTest {
    private final AtomicReference<FeedStatus> status = new AtomicReference<>();
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    private final MarketFeed feed = new MarketFeed() {
        @Override
        public void start() {}

        @Override
        public FeedStatus status() {
            return status.get();
        }

        @Override
        public void close() {}
    };

    @Test
    void each_tenth_is_told_once_until_the_end() {
        status.set(new FeedStatus("replay", State.RUNNING, "bar 31 of 100", 0.31, 31, 0));
        FeedProgress.follow(feed, told::add);
        await().atMost(Duration.ofSeconds(5)).until(() -> told.size() == 1);

        status.set(new FeedStatus("replay", State.ENDED, "bar 100 of 100", 1, 100, 0));
        await().atMost(Duration.ofSeconds(5)).until(() -> told.size() == 2);

        assertThat(told).containsExactly("30 %   bar 31 of 100", "100 %   bar 100 of 100");
    }

    @Test
    void a_market_without_an_end_tells_nothing() {
        status.set(new FeedStatus("simulated", State.RUNNING, "5 instruments", 0, 0, 0));
        FeedProgress.follow(feed, told::add);

        assertThat(told).isEmpty();
    }
}
