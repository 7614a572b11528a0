package trading.engine.analyst.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.analyst.AnalystQuestion;
import trading.engine.analyst.CallCost;
import trading.engine.analyst.FailureCode;
import trading.engine.analyst.Opinion;
import trading.engine.analyst.OpinionFailed;
import trading.engine.analyst.OpinionFlag;
import trading.engine.analyst.Questions;
import trading.engine.chain.ChainDamagedException;

class ReplayAnalystTest {
    private final AnalystQuestion good = Questions.rising();
    private final AnalystQuestion bad = Questions.rising(1);
    private final AnalystQuestion never = Questions.rising(2);

    @TempDir
    Path folder;

    @Test
    void kept_answers_are_given_again_and_nobody_is_called() throws Exception {
        Opinion then = asked();
        ReplayAnalyst replay = ReplayAnalyst.of(TestDesk.calls(folder));

        Opinion again = (Opinion) replay.ask(good);

        assertThat(replay.questions()).isEqualTo(2);
        assertThat(again.id()).isEqualTo(then.id());
        assertThat(again.action()).isEqualTo(then.action());
        assertThat(again.confidence()).isEqualTo(then.confidence());
        assertThat(again.reasons()).isEqualTo(then.reasons());
        assertThat(again.flags()).containsExactlyInAnyOrder(OpinionFlag.REPLAYED, OpinionFlag.BEFORE_TRAINING_CUT_OFF);
        assertThat(again.cost()).isEqualTo(CallCost.NONE);
    }

    @Test
    void a_failure_is_kept_as_well() throws Exception {
        asked();

        OpinionFailed failed =
                (OpinionFailed) ReplayAnalyst.of(TestDesk.calls(folder)).ask(bad);

        assertThat(failed.code()).isEqualTo(FailureCode.RATE_LIMITED);
        assertThat(failed.text()).isEqualTo("status=429: later");
    }

    @Test
    void a_question_that_was_never_asked_is_a_failure_that_can_be_seen() throws Exception {
        asked();

        OpinionFailed failed =
                (OpinionFailed) ReplayAnalyst.of(TestDesk.calls(folder)).ask(never);

        assertThat(failed.code()).isEqualTo(FailureCode.ANSWER_NOT_KEPT);
        assertThat(failed.text()).contains(never.hash());
    }

    @Test
    void a_journal_that_was_changed_is_not_replayed() throws Exception {
        asked();
        Path calls = TestDesk.calls(folder);
        Files.writeString(calls, Files.readString(calls).replace("The trend is up.", "The trend is no."));

        assertThatThrownBy(() -> ReplayAnalyst.of(calls)).isInstanceOf(ChainDamagedException.class);
    }

    /// One good call and one bad one; the good one's answer.
    private Opinion asked() throws Exception {
        try (ModelServer server = new ModelServer();
                TestDesk desk =
                        new TestDesk(folder, Provider.OPENAI, server.url(), TestDesk.WIDE, good.asOfNanos() + 1)) {
            Opinion opinion = (Opinion) desk.analyst.ask(good);
            server.behaving(ModelServer.body(429, "later"));
            desk.analyst.ask(bad);
            return opinion;
        }
    }
}
