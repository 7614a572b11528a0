package trading.web.exchange.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubscriberTest {
    private final Line line = new Line();
    private final Subscriber subscriber = new Subscriber(line, true, false);

    @Test
    void one_text_is_on_its_way_at_a_time_and_their_order_stays() {
        subscriber.send("a");
        subscriber.send("b");
        assertThat(line.taken).containsExactly("a");
        line.accept();
        assertThat(line.taken).containsExactly("a", "b");
    }

    @Test
    void who_takes_nothing_is_cut_when_too_much_waits() {
        String event = "x".repeat(1_000);
        for (int i = 0; i * event.length() <= Subscriber.MOST_BACKLOG; i++) {
            subscriber.event("btcusdt@trade", event);
        }

        assertThat(line.closedWith).isEqualTo(1013);
        assertThat(subscriber.isClosed()).isTrue();
        int before = line.taken.size();
        subscriber.send("late");
        assertThat(line.taken).hasSize(before);
    }

    @Test
    void who_takes_what_comes_is_never_cut() {
        String event = "x".repeat(1_000);
        for (int i = 0; i * event.length() <= 3 * Subscriber.MOST_BACKLOG; i++) {
            subscriber.event("btcusdt@trade", event);
            line.accept();
        }

        assertThat(line.closedWith).isZero();
    }

    @Test
    void a_send_that_does_not_end_is_seen() {
        subscriber.send("a");

        assertThat(subscriber.isStalled(System.nanoTime(), 1_000_000_000L)).isFalse();
        assertThat(subscriber.isStalled(System.nanoTime() + 2_000_000_000L, 1_000_000_000L))
                .isTrue();
    }

    @Test
    void wrapped_events_carry_their_stream() {
        subscriber.combined(true);
        subscriber.event("btcusdt@trade", "{\"e\":\"trade\"}");

        assertThat(line.taken).containsExactly("{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\"}}");
    }

    @Test
    void a_connection_listens_to_a_bounded_number_of_streams() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < Subscriber.MOST_STREAMS; i++) {
            names.add("s" + i);
        }

        assertThat(subscriber.remember(names)).isTrue();
        assertThat(subscriber.remember(names)).isTrue();
        assertThat(subscriber.remember(List.of("one-more"))).isFalse();
        assertThat(line.cut).isFalse();
    }
}
