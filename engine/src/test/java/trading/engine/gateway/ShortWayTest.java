package trading.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trading.engine.journal.SimulatedDisk;
import trading.engine.message.Command;

/// The stages of a gateway moved by hand, so that it is seen which of them has done what.
class ShortWayTest {
    private static final int JOURNAL = 0;
    private static final int DECIDE = 1;
    private static final int ANSWER = 2;

    private final List<Long> answered = new ArrayList<>();
    private SteppedGateway gateway;
    private long sent;

    @BeforeEach
    void start() throws IOException {
        gateway = SteppedGateway.start(
                new SimulatedDisk(),
                new SimulatedDisk(),
                1 << 16,
                Threads.TWO,
                ShortWay.USUAL,
                List.of(),
                (number, answer) -> answered.add(((Answer.Decided) answer).sequence()));
    }

    @AfterEach
    void close() throws IOException {
        gateway.close();
    }

    @Test
    void few_commands_are_decided_shown_and_answered_by_who_has_made_them_durable() {
        send(ShortWay.USUAL);

        run(JOURNAL);

        assertThat(gateway.lastDecided()).isEqualTo(ShortWay.USUAL);
        assertThat(gateway.view().sequence()).isEqualTo(ShortWay.USUAL);
        assertThat(answered).isEqualTo(upTo(ShortWay.USUAL));
    }

    @Test
    void the_stages_behind_pass_them_over() {
        Desk.opening().forEach(this::send);
        run(JOURNAL);
        run(DECIDE);
        run(ANSWER);
        send(Desk.buy("first"));
        run(JOURNAL);
        assertThat(answered).isEqualTo(upTo(sent));
        String state = gateway.stateHash();

        run(DECIDE);
        run(ANSWER);

        assertThat(gateway.stateHash()).isEqualTo(state);
        assertThat(answered).isEqualTo(upTo(sent));
        assertThat(gateway.haltReason()).isNull();
    }

    @Test
    void more_of_them_are_left_to_the_stages_behind() {
        send(ShortWay.USUAL + 1);

        run(JOURNAL);

        assertThat(gateway.lastDecided()).isZero();
        run(DECIDE);
        assertThat(answered).isEmpty();
        run(ANSWER);
        assertThat(answered).isEqualTo(upTo(ShortWay.USUAL + 1));
    }

    @Test
    void what_comes_after_commands_that_are_not_decided_waits_its_turn() {
        send(ShortWay.USUAL + 1);
        run(JOURNAL);
        send(1);

        run(JOURNAL);

        assertThat(gateway.lastDecided()).isZero();
        run(DECIDE);
        run(ANSWER);
        assertThat(answered).isEqualTo(upTo(sent));
    }

    @Test
    void what_comes_after_commands_that_are_not_answered_is_decided_and_waits_for_its_answer() {
        send(ShortWay.USUAL + 1);
        run(JOURNAL);
        run(DECIDE);
        send(1);

        run(JOURNAL);

        assertThat(gateway.lastDecided()).isEqualTo(sent);
        assertThat(answered).isEmpty();
        run(DECIDE);
        run(ANSWER);
        assertThat(answered).isEqualTo(upTo(sent));
    }

    @Test
    void the_short_way_is_free_again_once_the_stages_behind_have_caught_up() {
        send(ShortWay.USUAL + 1);
        run(JOURNAL);
        run(DECIDE);
        run(ANSWER);
        send(2);

        run(JOURNAL);

        assertThat(answered).isEqualTo(upTo(sent));
    }

    private void send(int commands) {
        for (int i = 0; i < commands; i++) {
            send(new Command.AdvanceTime());
        }
    }

    private void send(Command command) {
        sent++;
        assertThat(gateway.submit(1_700_000_000_000_000_000L + sent, command, sent))
                .isTrue();
    }

    private void run(int stage) {
        int ready = gateway.ready(stage);
        gateway.step(stage, ready, ready);
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
