package trading.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import trading.engine.model.Instrument;
import trading.web.security.Principal;

class StreamClientTest {
    private static final StreamLimits SMALL = new StreamLimits(1, 10, 100, 20, 30, 60, 100, Duration.ofMillis(1));
    private static final Channel MARKET = new Channel(
            Channel.Kind.QUOTES,
            "quotes:BTCUSDT",
            new Instrument(0, "BTCUSDT", "BTC", "USDT", 1_000_000, 1_000, 1, 1_000, 1),
            null,
            Channel.NO_ACCOUNT);

    /// Takes one text at a time, when the test says so.
    private static final class SlowReader implements Outlet {
        private final List<String> taken = new ArrayList<>();
        private Runnable next = () -> {};
        private int closedWith;

        @Override
        public void send(String text, Runnable sent) {
            taken.add(text);
            next = sent;
        }

        void read() {
            Runnable sent = next;
            next = () -> {};
            sent.run();
        }

        @Override
        public void ping() {}

        @Override
        public void close(int code, String reason) {
            closedWith = code;
        }

        @Override
        public void cut() {
            closedWith = 1006;
        }
    }

    private final SlowReader reader = new SlowReader();
    private final StreamClient client = new StreamClient(reader, Principal.everybody(), false, SMALL);

    @Test
    void texts_go_one_after_the_other_in_order() {
        client.send("a");
        client.send("b");
        client.send("c");
        assertThat(reader.taken).containsExactly("a");

        reader.read();
        reader.read();
        assertThat(reader.taken).containsExactly("a", "b", "c");
    }

    @Test
    void market_data_is_held_back_while_the_reader_is_behind_and_renewed_when_it_is_not() {
        client.send("x".repeat(40));
        client.send(MARKET, "quote");
        assertThat(client.takeHeldBack()).isEmpty();

        reader.read();
        assertThat(client.takeHeldBack()).containsExactly(MARKET);
        assertThat(client.takeHeldBack()).isEmpty();
        assertThat(reader.taken).hasSize(1);
    }

    @Test
    void an_overflow_ends_in_a_resync_once_the_reader_has_caught_up() {
        client.send("x".repeat(40));
        client.send("y".repeat(15));
        client.send("z".repeat(15));
        assertThat(client.takeResync()).isFalse();

        reader.read();
        assertThat(reader.taken).hasSize(1);
        assertThat(client.takeResync()).isTrue();
        assertThat(client.takeResync()).isFalse();
        assertThat(reader.closedWith).isZero();
    }

    @Test
    void a_reader_that_takes_nothing_between_two_overflows_is_cut() {
        client.send("x".repeat(40));
        client.send("z".repeat(30));
        client.send("z".repeat(30));

        assertThat(reader.closedWith).isEqualTo(1013);
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void a_text_that_is_on_its_way_for_too_long_is_a_stall() {
        client.send("a");

        assertThat(client.isStalled(System.nanoTime() + Duration.ofSeconds(1).toNanos()))
                .isTrue();
        reader.read();
        assertThat(client.isStalled(System.nanoTime() + Duration.ofSeconds(1).toNanos()))
                .isFalse();
    }

    @Test
    void a_reader_that_is_done_at_once_does_not_deepen_the_stack() {
        List<String> taken = new ArrayList<>();
        StreamClient fast = new StreamClient(
                new Outlet() {
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
                },
                Principal.everybody(),
                false,
                StreamLimits.DEFAULT);
        for (int i = 0; i < 100_000; i++) {
            fast.send("x");
        }

        assertThat(taken).hasSize(100_000);
    }
}
