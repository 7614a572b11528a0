package trading.engine.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class CircuitBreakerTest {
    private static final long COOLING = 1_000;

    private final AnalystQuestion question = Questions.rising();
    private final AtomicLong clock = new AtomicLong();
    private final List<BreakerState> states = new ArrayList<>();
    private FailureCode fault = FailureCode.DEADLINE_PASSED;
    private boolean broken = true;
    private int asked;

    private final CircuitBreaker breaker =
            new CircuitBreaker(this::model, new RuleAnalyst(), 3, COOLING, clock::get, new AnalystListener() {
                @Override
                public void onAnswer(AnalystQuestion asked, AnalystAnswer answer) {}

                @Override
                public void onBreaker(BreakerState state, String reason) {
                    states.add(state);
                }
            });

    private AnalystAnswer model(AnalystQuestion question) {
        asked++;
        return broken ? OpinionFailed.of(question, fault, "no answer") : Questions.opinion(question);
    }

    @Test
    void what_works_is_passed_on() {
        broken = false;

        assertThat(breaker.ask(question)).isEqualTo(Questions.opinion(question));
    }

    @Test
    void a_failure_is_answered_by_the_rules_and_says_so() {
        Opinion opinion = (Opinion) breaker.ask(question);

        assertThat(opinion.source()).isEqualTo("rules");
        assertThat(opinion.flags()).containsExactly(OpinionFlag.FALL_BACK);
        assertThat(opinion.fellBackFor())
                .isEqualTo(OpinionFailed.of(question, FailureCode.DEADLINE_PASSED, "no answer"));
    }

    @Test
    void three_failures_in_a_row_open_it_and_the_model_is_left_alone() {
        ask(5);

        assertThat(asked).isEqualTo(3);
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        OpinionFailed failed = ((Opinion) breaker.ask(question)).fellBackFor();
        assertThat(failed).isNotNull();
        assertThat(failed.code()).isEqualTo(FailureCode.BREAKER_OPEN);
        assertThat(failed.text())
                .isEqualTo("the model is left alone after 3 failures in a row, the last: DEADLINE_PASSED no answer");
    }

    @Test
    void a_success_between_failures_begins_the_count_anew() {
        ask(2);
        broken = false;
        ask(1);
        broken = true;
        ask(2);

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void after_cooling_one_question_probes_and_closes_it() {
        ask(3);
        clock.set(COOLING - 1);
        ask(1);
        assertThat(asked).isEqualTo(3);
        clock.set(COOLING);
        broken = false;

        ask(2);

        assertThat(asked).isEqualTo(5);
        assertThat(states).containsExactly(BreakerState.OPEN, BreakerState.HALF_OPEN, BreakerState.CLOSED);
    }

    @Test
    void a_probe_that_fails_begins_a_new_cooling() {
        ask(3);
        clock.set(COOLING);
        ask(2);

        assertThat(asked).isEqualTo(4);
        assertThat(states).containsExactly(BreakerState.OPEN, BreakerState.HALF_OPEN, BreakerState.OPEN);
    }

    @Test
    void while_one_probes_the_others_do_not_wait_for_it() throws Exception {
        CountDownLatch probing = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CircuitBreaker slow = new CircuitBreaker(
                asking -> {
                    if (clock.get() > 0) {
                        probing.countDown();
                        await(release);
                    }
                    return OpinionFailed.of(asking, FailureCode.UNREACHABLE, "away");
                },
                new RuleAnalyst(),
                1,
                COOLING,
                clock::get,
                AnalystListener.NONE);
        slow.ask(question);
        clock.set(COOLING);
        Thread probe = Thread.ofVirtual().start(() -> slow.ask(question));
        probing.await();

        OpinionFailed failed = ((Opinion) slow.ask(question)).fellBackFor();
        release.countDown();
        probe.join();

        assertThat(failed).isNotNull();
        assertThat(failed.code()).isEqualTo(FailureCode.BREAKER_OPEN);
    }

    @Test
    void a_spent_budget_falls_back_but_says_nothing_about_the_model() {
        fault = FailureCode.BUDGET_DAY_MONEY;
        ask(10);

        assertThat(asked).isEqualTo(10);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void a_model_that_throws_is_a_failure_like_any_other() {
        CircuitBreaker throwing = new CircuitBreaker(
                asking -> {
                    throw new IllegalStateException("broken\nin two");
                },
                new RuleAnalyst(),
                3,
                COOLING,
                clock::get,
                AnalystListener.NONE);

        OpinionFailed failed = ((Opinion) throwing.ask(question)).fellBackFor();

        assertThat(failed).isNotNull();
        assertThat(failed.code()).isEqualTo(FailureCode.INTERNAL);
        assertThat(failed.text()).isEqualTo("java.lang.IllegalStateException: broken\\u000ain two");
    }

    @Test
    void when_the_rules_cannot_answer_either_both_failures_are_told() {
        AnalystQuestion young = Questions.about(Questions.bars(6_000_000));

        assertThat(breaker.ask(young))
                .isEqualTo(OpinionFailed.of(
                        young, FailureCode.DEADLINE_PASSED, "no answer; and the rules: rules: bars=1 least=30"));
    }

    private void ask(int times) {
        for (int time = 0; time < times; time++) {
            breaker.ask(question);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
