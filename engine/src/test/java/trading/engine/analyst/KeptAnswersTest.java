package trading.engine.analyst;

import static org.assertj.core.api.Assertions.assertThat;
import static trading.engine.analyst.Questions.HOUR;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trading.engine.model.TimeFrame;

@Timeout(20)
class KeptAnswersTest {
    private final AtomicInteger asked = new AtomicInteger();

    private AnalystAnswer model(AnalystQuestion question) {
        asked.incrementAndGet();
        return Questions.opinion(question);
    }

    @Test
    void the_same_question_within_its_bar_is_asked_once() {
        KeptAnswers kept = new KeptAnswers(this::model, 10);
        AnalystQuestion question = Questions.rising();

        kept.ask(question);
        Opinion again = (Opinion) kept.ask(later(question, HOUR - 1));

        assertThat(asked).hasValue(1);
        assertThat(again.flags()).containsExactly(OpinionFlag.KEPT);
        assertThat(again.cost()).isEqualTo(CallCost.NONE);
        assertThat(again.asOfNanos()).isEqualTo(question.asOfNanos() + HOUR - 1);
    }

    @Test
    void when_the_bar_is_over_it_is_asked_again() {
        KeptAnswers kept = new KeptAnswers(this::model, 10);
        AnalystQuestion question = Questions.rising();

        kept.ask(question);
        kept.ask(later(question, HOUR));

        assertThat(asked).hasValue(2);
    }

    @Test
    void another_question_is_another_call() {
        KeptAnswers kept = new KeptAnswers(this::model, 10);

        kept.ask(Questions.rising());
        kept.ask(Questions.rising(1));

        assertThat(asked).hasValue(2);
    }

    @Test
    void fifty_that_ask_at_once_make_one_call() throws Exception {
        KeptAnswers kept = new KeptAnswers(
                question -> {
                    try {
                        Thread.sleep(100);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return model(question);
                },
                10);
        AnalystQuestion question = Questions.rising();
        Callable<AnalystAnswer> ask = () -> kept.ask(question);

        List<Future<AnalystAnswer>> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(Collections.nCopies(50, ask));
        }

        assertThat(asked).hasValue(1);
        assertThat(answers).allMatch(answer -> answer.resultNow() instanceof Opinion);
    }

    @Test
    void failures_and_what_stood_in_for_them_are_not_kept() {
        Opinion[] standIn = new Opinion[1];
        KeptAnswers kept = new KeptAnswers(
                question -> {
                    asked.incrementAndGet();
                    OpinionFailed failed = OpinionFailed.of(question, FailureCode.UNREACHABLE, "away");
                    return standIn[0] == null ? failed : standIn[0].inPlaceOf(failed);
                },
                10);
        AnalystQuestion question = Questions.rising();

        assertThat(kept.ask(question)).isInstanceOf(OpinionFailed.class);
        standIn[0] = Questions.opinion(question);
        kept.ask(question);
        kept.ask(question);

        assertThat(asked).hasValue(3);
    }

    @Test
    void no_more_than_so_many_are_kept() {
        KeptAnswers kept = new KeptAnswers(this::model, 2);
        for (int last = 0; last < 3; last++) {
            kept.ask(Questions.rising(last));
        }

        kept.ask(Questions.rising(2));
        kept.ask(Questions.rising(0));

        assertThat(asked).hasValue(4);
    }

    private static AnalystQuestion later(AnalystQuestion question, long nanos) {
        return new AnalystQuestion(
                question.strategy(),
                question.instrument(),
                TimeFrame.H1,
                question.asOfNanos() + nanos,
                question.bars(),
                question.indicators(),
                question.sightings(),
                question.position(),
                question.portfolio(),
                question.notes());
    }
}
