package trading.web.exchange.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import trading.engine.view.LiveView;
import trading.web.exchange.wire.DayTickers;
import trading.web.exchange.wire.Klines;
import trading.web.exchange.wire.KnownIds;
import trading.web.stream.Outlet;
import trading.web.testing.CollectedHistory;

class EndedListenKeyTest {
    private final List<String> taken = new CopyOnWriteArrayList<>();

    private final class Line implements Outlet {
        @Override
        public void send(String text, Runnable sent) {
            taken.add(text);
            sent.run();
        }

        @Override
        public void ping() {}

        @Override
        public void close(int code, String reason) {}

        @Override
        public void cut() {}
    }

    /// The connection asked while the key was there; the dispatcher comes to it when the key is not.
    @Test
    void who_joins_a_stream_that_ended_meanwhile_is_told_so() {
        LiveView view = new LiveView();
        ListenKeys listenKeys = new ListenKeys(System::nanoTime);
        String listenKey = listenKeys.open("bot", 1);
        DayTickers tickers = new DayTickers(view, new Klines(view, new CollectedHistory()), () -> 0);
        try (ExchangeStreams streams = new ExchangeStreams(view, tickers, listenKeys, new KnownIds())) {
            Subscriber subscriber = new Subscriber(new Line(), true, false);
            subscriber.remember(List.of(listenKey));
            listenKeys.revoke("bot");

            streams.join(subscriber, List.of(listenKey), "");

            await().until(() -> !taken.isEmpty());
            assertThat(taken).singleElement().asString().contains("\"listenKeyExpired\"", listenKey);
            assertThat(subscriber.names()).isEmpty();
        }
    }
}
