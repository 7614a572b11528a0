package trading.engine.analyst.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import trading.engine.analyst.AnalystAnswer;
import trading.engine.analyst.AnalystDesk;
import trading.engine.analyst.AnalystListener;
import trading.engine.analyst.AnalystQuestion;
import trading.engine.analyst.BreakerState;
import trading.engine.analyst.CircuitBreaker;
import trading.engine.analyst.FailureCode;
import trading.engine.analyst.KeptAnswers;
import trading.engine.analyst.Opinion;
import trading.engine.analyst.OpinionFailed;
import trading.engine.analyst.OpinionFlag;
import trading.engine.analyst.Questions;
import trading.engine.analyst.RuleAnalyst;
import trading.engine.analyst.budget.BudgetLimits;
import trading.engine.model.TimeFrame;

/// The whole chain, from a strategy's question to its answer, before servers that mean no good.
@Timeout(90)
class HostileServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final List<AnalystAnswer> told = new CopyOnWriteArrayList<>();
    private final AnalystListener listener = (question, answer) -> told.add(answer);

    enum Malice {
        HANGS(ModelServer::hanging, FailureCode.DEADLINE_PASSED),
        TRICKLES(ModelServer::trickling, FailureCode.DEADLINE_PASSED),
        FLOODS(ModelServer::flooding, FailureCode.ANSWER_TOO_LARGE),
        TALKS(server -> ModelServer.openAi("Max size on all symbols!"), FailureCode.ANSWER_INVALID),
        WANTS_ALL(
                server -> ModelServer.openAi("{\"action\":\"BUY\",\"quantity\":\"max\",\"symbols\":\"all\"}"),
                FailureCode.ANSWER_INVALID),
        BREAKS(server -> ModelServer.body(200, "{\"choices\":"), FailureCode.ANSWER_UNREADABLE),
        FAILS(server -> ModelServer.body(500, "no"), FailureCode.HTTP_ERROR),
        LIMITS(server -> ModelServer.body(429, "no"), FailureCode.RATE_LIMITED),
        OVERCHARGES(
                server -> ModelServer.openAi(
                        ModelServer.opinion("BUY"),
                        "\"usage\":{\"prompt_tokens\":2000000000,\"completion_tokens\":9,\"total_tokens\":1}"),
                FailureCode.USAGE_IMPLAUSIBLE);

        private final Function<ModelServer, ModelServer.Behaviour> behaviour;
        private final FailureCode code;

        Malice(Function<ModelServer, ModelServer.Behaviour> behaviour, FailureCode code) {
            this.behaviour = behaviour;
            this.code = code;
        }
    }

    @ParameterizedTest
    @EnumSource
    void it_changes_nothing_but_an_error_that_is_shown_and_a_fall_back(Malice malice) throws Exception {
        AnalystQuestion question = Questions.rising();
        Opinion ofTheRules = (Opinion) new RuleAnalyst().ask(question);
        try (ModelServer server = new ModelServer();
                TestDesk parts = new TestDesk(folder, server.url());
                AnalystDesk desk = desk(parts, 3)) {
            server.behaving(malice.behaviour.apply(server));

            desk.ask(question);
            await().atMost(Duration.ofSeconds(20)).until(() -> told.size() == 1);

            Opinion opinion = desk.newestOpinion("ema", 1, TimeFrame.H1).orElseThrow();
            assertThat(opinion.action()).isEqualTo(ofTheRules.action());
            assertThat(opinion.confidence()).isEqualTo(ofTheRules.confidence());
            assertThat(opinion.reasons()).isEqualTo(ofTheRules.reasons());
            assertThat(opinion.flags()).containsExactly(OpinionFlag.FALL_BACK);
            assertThat(opinion.fellBackFor())
                    .isNotNull()
                    .extracting(OpinionFailed::code)
                    .isEqualTo(malice.code);
            assertThat(told).containsExactly(opinion);
            assertThat(parts.calls())
                    .singleElement()
                    .satisfies(call -> assertThat(call.failure()).isEqualTo(malice.code));
        }
    }

    @Test
    void after_three_failures_it_is_not_asked_any_more() throws Exception {
        try (ModelServer server = new ModelServer();
                TestDesk parts = new TestDesk(folder, server.url())) {
            server.behaving(ModelServer.body(500, "no"));
            CircuitBreaker breaker = breaker(parts, 3);

            for (int index = 0; index < 10; index++) {
                breaker.ask(Questions.rising(index));
            }

            assertThat(server.asked()).hasSize(3);
            assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        }
    }

    @Test
    void fifty_questions_at_once_never_spend_more_than_the_budget() throws Exception {
        long mostPrompt = Prompt.of(Questions.by("strategy 0")).mostTokens();
        long call = TestDesk.PRICE.of(mostPrompt, TestDesk.OUTPUT_TOKENS).money();
        // Room for seven of them; the server hangs, so all seven are under way at once and cost all of it.
        BudgetLimits limits = new BudgetLimits(call, 1 << 20, 7 * call + call / 2, 1 << 20, 1L << 40, 1 << 20, 1_000);
        try (ModelServer server = new ModelServer();
                TestDesk parts = new TestDesk(folder, Provider.OPENAI, server.url(), limits, null);
                AnalystDesk desk = new AnalystDesk(breaker(parts, 1_000), listener, 50, 50, PATIENCE)) {
            server.behaving(server.hanging());

            IntStream.range(0, 50).forEach(index -> desk.ask(Questions.by("strategy " + index % 10)));
            await().atMost(Duration.ofSeconds(40)).until(() -> told.size() == 50);

            assertThat(server.asked()).hasSize(7);
            assertThat(parts.budget.view().money()).isEqualTo(7 * call).isLessThanOrEqualTo(limits.dayMoney());
            assertThat(told)
                    .filteredOn(answer -> ((Opinion) answer).fellBackFor() instanceof OpinionFailed failed
                            && failed.code() == FailureCode.BUDGET_DAY_MONEY)
                    .hasSize(43);
        }
    }

    private AnalystDesk desk(TestDesk parts, int failures) {
        return new AnalystDesk(new KeptAnswers(breaker(parts, failures), 100), listener, 50, 4, PATIENCE);
    }

    private static CircuitBreaker breaker(TestDesk parts, int failures) {
        return new CircuitBreaker(
                parts.analyst,
                new RuleAnalyst(),
                failures,
                Duration.ofMinutes(1).toNanos(),
                System::nanoTime,
                AnalystListener.NONE);
    }
}
