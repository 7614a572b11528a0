package trading.engine.analyst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trading.engine.model.TimeFrame;

@Timeout(30)
class AnalystDeskTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<AnalystAnswer> told = new CopyOnWriteArrayList<>();
    private final AnalystListener listener = (question, answer) -> told.add(answer);
    private final CountDownLatch release = new CountDownLatch(1);

    private AnalystAnswer slow(AnalystQuestion question) {
        try {
            release.await();
            return Questions.opinion(question);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OpinionFailed.of(question, FailureCode.CLOSED, "interrupted");
        }
    }

    @Test
    void the_newest_opinion_is_found_by_strategy_instrument_and_frame() throws Exception {
        try (AnalystDesk desk = new AnalystDesk(new RuleAnalyst(), listener, 10, 2, PATIENCE)) {
            assertThat(desk.ask(Questions.by("ema"))).isEqualTo(AnalystDesk.Asked.TAKEN);
            await().until(() -> told.size() == 1);

            assertThat(desk.newestOpinion("ema", 1, TimeFrame.H1)).isPresent();
            assertThat(desk.newestOpinion("rsi", 1, TimeFrame.H1)).isEmpty();
            assertThat(desk.newestOpinion("ema", 2, TimeFrame.H1)).isEmpty();
            assertThat(desk.newestOpinion("ema", 1, TimeFrame.M1)).isEmpty();
        }
    }

    @Test
    void an_answer_to_an_older_question_that_comes_late_does_not_count() throws Exception {
        AnalystQuestion older =
                Questions.about(Questions.bars(Questions.steps(0.005, 0)).subList(0, 35));
        try (AnalystDesk desk = new AnalystDesk(new RuleAnalyst(), listener, 10, 1, PATIENCE)) {
            desk.ask(Questions.rising());
            desk.ask(older);
            await().until(() -> told.size() == 2);

            assertThat(desk.newestOpinion("ema", 1, TimeFrame.H1))
                    .map(Opinion::asOfNanos)
                    .contains(Questions.rising().asOfNanos());
        }
    }

    @Test
    void a_failure_is_told_and_does_not_hide_the_opinion_before_it() throws Exception {
        AnalystQuestion young = Questions.about(Questions.bars(6_000_000));
        try (AnalystDesk desk = new AnalystDesk(new RuleAnalyst(), listener, 10, 1, PATIENCE)) {
            desk.ask(young);
            await().until(() -> told.size() == 1);

            assertThat(told.getFirst()).isInstanceOf(OpinionFailed.class);
            assertThat(desk.newestOpinion("ema", 1, TimeFrame.H1)).isEmpty();
            assertThat(desk.newestAnswer("ema", 1, TimeFrame.H1)).contains(told.getFirst());
        }
    }

    @Test
    void asking_never_waits_and_a_full_queue_refuses() throws Exception {
        try (AnalystDesk desk = new AnalystDesk(this::slow, listener, 3, 1, PATIENCE)) {
            desk.ask(Questions.rising());
            await().until(() -> desk.waiting() == 0);
            for (int more = 0; more < 3; more++) {
                assertThat(desk.ask(Questions.rising(more))).isEqualTo(AnalystDesk.Asked.TAKEN);
            }

            assertThat(desk.ask(Questions.rising(9))).isEqualTo(AnalystDesk.Asked.QUEUE_FULL);

            release.countDown();
            await().until(() -> told.size() == 4);
        }
    }

    @Test
    void what_waited_too_long_is_not_asked_any_more() throws Exception {
        try (AnalystDesk desk = new AnalystDesk(this::slow, listener, 3, 1, Duration.ofMillis(50))) {
            desk.ask(Questions.rising());
            desk.ask(Questions.rising(1));
            Thread.sleep(120);
            release.countDown();
            await().until(() -> told.size() == 2);

            assertThat(told.get(1))
                    .isInstanceOfSatisfying(
                            OpinionFailed.class,
                            failed -> assertThat(failed.code()).isEqualTo(FailureCode.WAITED_TOO_LONG));
        }
    }

    @Test
    void closing_breaks_off_what_is_asked_and_answers_what_waits() throws Exception {
        AnalystDesk desk = new AnalystDesk(this::slow, listener, 3, 1, PATIENCE);
        desk.ask(Questions.rising());
        await().until(() -> desk.waiting() == 0);
        desk.ask(Questions.rising(1));

        desk.close();

        assertThat(told)
                .hasSize(2)
                .allMatch(answer -> answer instanceof OpinionFailed failed && failed.code() == FailureCode.CLOSED);
        assertThat(desk.ask(Questions.rising())).isEqualTo(AnalystDesk.Asked.CLOSED);
    }

    @Test
    void neither_an_analyst_nor_a_listener_that_throws_stops_the_desk() throws Exception {
        Analyst throwing = question -> {
            throw new IllegalStateException("no");
        };
        AnalystListener fragile = (question, answer) -> {
            told.add(answer);
            throw new IllegalStateException("no");
        };
        try (AnalystDesk desk = new AnalystDesk(throwing, fragile, 3, 1, PATIENCE)) {
            desk.ask(Questions.rising());
            desk.ask(Questions.rising(1));
            await().until(() -> told.size() == 2);

            assertThat(told)
                    .allMatch(
                            answer -> answer instanceof OpinionFailed failed && failed.code() == FailureCode.INTERNAL);
        }
    }

    @Test
    void everything_is_counted() {
        AnalystQuestion question = Questions.rising();
        AnalystCounts counts = new AnalystCounts();
        OpinionFailed failed = OpinionFailed.of(question, FailureCode.UNREACHABLE, "away");

        counts.onCall("m", new CallCost(100, 20, 7), 5_000);
        counts.onAnswer(question, Questions.opinion(question));
        counts.onAnswer(question, Questions.opinion(question).inPlaceOf(failed));
        counts.onAnswer(question, failed);

        assertThat(counts.calls()).isEqualTo(1);
        assertThat(counts.callNanos()).isEqualTo(5_000);
        assertThat(counts.promptTokens()).isEqualTo(100);
        assertThat(counts.outputTokens()).isEqualTo(20);
        assertThat(counts.money()).isEqualTo(7);
        assertThat(counts.opinions(OpinionAction.BUY)).isEqualTo(2);
        assertThat(counts.fallBacks()).isEqualTo(1);
        assertThat(counts.failures(FailureCode.UNREACHABLE)).isEqualTo(2);
    }
}
