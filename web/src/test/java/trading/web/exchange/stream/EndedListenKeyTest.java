package trading.web.exchange.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import trading.engine.view.LiveView;
import trading.web.exchange.wire.DayTickers;
import trading.web.exchange.wire.Klines;
import trading.web.exchange.wire.KnownIds;
import trading.web.testing.CollectedHistory;

class EndedListenKeyTest {
    private final Line line = new Line();

    /// The connection asked while the key was there; the dispatcher comes to it when the key is not.
    @Test
    void who_joins_a_stream_that_ended_meanwhile_is_told_so() {
        LiveView view = new LiveView();
        ListenKeys listenKeys = new ListenKeys(System::nanoTime);
        String listenKey = listenKeys.open("bot", 1);
        DayTickers tickers = new DayTickers(view, new Klines(view, new CollectedHistory()), () -> 0);
        try (ExchangeStreams streams = new ExchangeStreams(view, tickers, listenKeys, new KnownIds())) {
            Subscriber subscriber = new Subscriber(line, true, false);
            subscriber.remember(List.of(listenKey));
            listenKeys.revoke("bot");

            streams.join(subscriber, List.of(listenKey), "");

            await().until(() -> !line.taken.isEmpty());
            assertThat(line.taken).singleElement().asString().contains("\"listenKeyExpired\"", listenKey);
            assertThat(subscriber.names()).isEmpty();
        }
    }
}
