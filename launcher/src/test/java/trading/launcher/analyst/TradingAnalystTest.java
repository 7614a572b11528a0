package trading.launcher.analyst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.analyst.AnalystAnswer;
import trading.engine.analyst.AnalystQuestion;
import trading.engine.analyst.BreakerState;
import trading.engine.analyst.FailureCode;
import trading.engine.analyst.HeldPosition;
import trading.engine.analyst.Opinion;
import trading.engine.analyst.OpinionFlag;
import trading.engine.analyst.PortfolioState;
import trading.engine.analyst.budget.BudgetLimits;
import trading.engine.analyst.budget.ModelPrice;
import trading.engine.analyst.language.ModelConfig;
import trading.engine.analyst.language.Provider;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.launcher.config.AnalystConfig;

class TradingAnalystTest {
    private static final BudgetLimits LIMITS =
            new BudgetLimits(1 << 30, 1 << 20, 1 << 30, 1 << 20, 1 << 30, 1 << 20, 100);
    private static final Instrument BTC =
            new Instrument(1, "BTCUSDT", "BTC", "USDT", 1_000_000, 1_000, 1, 1_000_000_000, 0);
    private static final String ANSWER = """
            {"model":"m","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":
            "{\\"action\\":\\"EXIT\\",\\"confidence\\":0.5,\\"reasons\\":[\\"So.\\"],\\"horizonBars\\":2,\\"invalidationPrice\\":0}"
            }}],"usage":{"prompt_tokens":1000,"completion_tokens":100,"total_tokens":1100}}""";

    @TempDir
    Path data;

    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void without_a_model_the_rules_answer_and_no_file_is_made() throws Exception {
        AnalystConfig rules = new AnalystConfig(Optional.empty(), null, LIMITS, 3, Duration.ofMinutes(1), false);
        try (TradingAnalyst analyst = TradingAnalyst.open(rules, data, false)) {
            Opinion opinion = asked(analyst);

            assertThat(opinion.source()).isEqualTo("rules");
            assertThat(opinion.flags()).isEmpty();
            assertThat(analyst.budget()).isEmpty();
            assertThat(analyst.breaker()).isEmpty();
        }
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void a_model_answers_and_is_measured() throws Exception {
        try (TradingAnalyst analyst = TradingAnalyst.open(withModel(false), data, false)) {
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            new AnalystMeters(analyst).bindTo(registry);

            Opinion opinion = asked(analyst);

            assertThat(opinion.source()).isEqualTo("m");
            assertThat(registry.get("trading.analyst.calls").functionCounter().count())
                    .isEqualTo(1);
            assertThat(registry.get("trading.analyst.tokens")
                            .tag("kind", "prompt")
                            .functionCounter()
                            .count())
                    .isEqualTo(1_000);
            // 1,000 tokens at 3 a million, 100 at 15.
            assertThat(registry.get("trading.analyst.cost").functionCounter().count())
                    .isEqualTo(0.0045);
            assertThat(registry.get("trading.analyst.budget.tokens").gauge().value())
                    .isPositive()
                    .isLessThan(registry.get("trading.analyst.budget.tokens.limit")
                            .gauge()
                            .value());
            assertThat(registry.get("trading.analyst.budget.reserved").gauge().value())
                    .isZero();
            assertThat(registry.get("trading.analyst.budget.spent").gauge().value())
                    .isEqualTo(0.0045);
            assertThat(registry.get("trading.analyst.opinions")
                            .tag("action", "EXIT")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
            assertThat(registry.get("trading.analyst.latency").functionTimer().count())
                    .isEqualTo(1);
            assertThat(registry.get("trading.analyst.breaker").gauge().value()).isZero();
            assertThat(analyst.breaker()).contains(BreakerState.CLOSED);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void prompts_and_spending_are_for_their_owner_only() throws Exception {
        TradingAnalyst.open(withModel(false), data, false).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("analyst"))))
                .isEqualTo("rwx------");
    }

    @Test
    void a_replay_calls_nobody_unless_it_is_told_to() throws Exception {
        try (TradingAnalyst live = TradingAnalyst.open(withModel(false), data, false)) {
            asked(live);
        }
        try (TradingAnalyst replay = TradingAnalyst.open(withModel(false), data, true)) {
            assertThat(asked(replay).flags()).contains(OpinionFlag.REPLAYED);
            assertThat(replay.budget()).isEmpty();
            assertThat(calls).hasValue(1);
        }
        try (TradingAnalyst told = TradingAnalyst.open(withModel(true), data, true)) {
            assertThat(asked(told).flags()).doesNotContain(OpinionFlag.REPLAYED);
            assertThat(calls).hasValue(2);
        }
    }

    @Test
    void in_a_replay_without_a_kept_answer_the_rules_say_that_they_stand_in() throws Exception {
        try (TradingAnalyst replay = TradingAnalyst.open(withModel(false), data, true)) {
            Opinion opinion = asked(replay);

            assertThat(opinion.flags()).containsExactly(OpinionFlag.FALL_BACK);
            assertThat(opinion.fellBackFor()).isNotNull();
            assertThat(opinion.fellBackFor().code()).isEqualTo(FailureCode.ANSWER_NOT_KEPT);
            assertThat(calls).hasValue(0);
        }
    }

    @Test
    void a_ledger_that_was_changed_stops_the_model_and_nothing_else() throws Exception {
        try (TradingAnalyst analyst = TradingAnalyst.open(withModel(false), data, false)) {
            asked(analyst);
        }
        Path ledger = data.resolve("analyst/spending.jsonl");
        Files.writeString(ledger, Files.readString(ledger).replace("reserved", "deserved"));

        try (TradingAnalyst analyst = TradingAnalyst.open(withModel(false), data, false)) {
            Opinion opinion = asked(analyst);

            assertThat(opinion.source()).isEqualTo("rules");
            assertThat(opinion.fellBackFor()).isNotNull();
            assertThat(opinion.fellBackFor().code()).isEqualTo(FailureCode.RECORDS_UNAVAILABLE);
            assertThat(opinion.fellBackFor().text()).contains("spending.jsonl line 1");
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void another_configuration_holds_from_the_next_question_on_and_spending_is_not_forgotten() throws Exception {
        AnalystConfig first = withModel(false);
        try (TradingAnalyst analyst = TradingAnalyst.open(first, data, false)) {
            asked(analyst);
            long spent = analyst.budget().orElseThrow().money();
            assertThat(spent).isPositive();

            analyst.accept(with(first, "other", LIMITS, 3));
            assertThat(asked(analyst).source()).isEqualTo("other");
            assertThat(analyst.budget().orElseThrow().money()).isEqualTo(2 * spent);

            // What is spent is above the new limit of a day, so nothing more is called.
            BudgetLimits less = new BudgetLimits(1 << 30, 1 << 20, 2 * spent, 1 << 20, 1 << 30, 1 << 20, 100);
            analyst.accept(with(first, "third", less, 3));
            Opinion refused = asked(analyst);
            assertThat(refused.source()).isEqualTo("rules");
            assertThat(refused.fellBackFor().code()).isEqualTo(FailureCode.BUDGET_DAY_MONEY);
            assertThat(calls).hasValue(2);
            assertThat(ShownAnalyst.of(analyst).model()).isEqualTo("third");
        }
    }

    @Test
    void to_the_rules_and_back_the_day_goes_on() throws Exception {
        AnalystConfig model = withModel(false);
        AnalystConfig rules = new AnalystConfig(Optional.empty(), null, LIMITS, 3, Duration.ofMinutes(1), false);
        try (TradingAnalyst analyst = TradingAnalyst.open(rules, data, false)) {
            assertThat(asked(analyst).source()).isEqualTo("rules");
            analyst.accept(model);
            assertThat(asked(analyst).source()).isEqualTo("m");
            long spent = analyst.budget().orElseThrow().money();
            analyst.accept(rules);
            assertThat(asked(analyst).fellBackFor()).isNull();
            assertThat(analyst.budget()).isEmpty();
            analyst.accept(model);
            assertThat(analyst.budget().orElseThrow().money()).isEqualTo(spent).isPositive();
        }
    }

    @Test
    void a_breaker_goes_on_as_it_is_until_something_about_the_model_changes() throws Exception {
        AnalystConfig first = with(withModel(false), "m", LIMITS, 1);
        try (TradingAnalyst analyst = TradingAnalyst.open(first, data, false)) {
            server.stop(0);
            asked(analyst);
            assertThat(analyst.breaker()).contains(BreakerState.OPEN);

            BudgetLimits more = new BudgetLimits(1 << 30, 1 << 20, 1 << 29, 1 << 20, 1 << 30, 1 << 20, 99);
            analyst.accept(with(first, "m", more, 1));
            assertThat(analyst.breaker()).contains(BreakerState.OPEN);
            assertThat(analyst.budget().orElseThrow().limits()).isEqualTo(more);

            analyst.accept(with(first, "m", more, 2));
            assertThat(analyst.breaker()).contains(BreakerState.CLOSED);
        }
    }

    private static AnalystConfig with(AnalystConfig config, String name, BudgetLimits limits, int failures) {
        ModelConfig model = config.model().orElseThrow();
        ModelConfig named = new ModelConfig(
                model.provider(),
                model.baseUrl(),
                name,
                model.key(),
                null,
                model.mostOutputTokens(),
                model.deadline(),
                model.answerBytes());
        return new AnalystConfig(
                Optional.of(named), config.price(), limits, failures, config.cooling(), config.replayCalls());
    }

    private AnalystConfig withModel(boolean replayCalls) {
        ModelConfig model = new ModelConfig(
                Provider.OPENAI,
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1"),
                "m",
                null,
                null,
                200,
                Duration.ofSeconds(10),
                65_536);
        return new AnalystConfig(
                Optional.of(model),
                new ModelPrice(300_000_000, 1_500_000_000),
                LIMITS,
                3,
                Duration.ofMinutes(1),
                replayCalls);
    }

    private static Opinion asked(TradingAnalyst analyst) {
        List<AnalystAnswer> told = new CopyOnWriteArrayList<>();
        analyst.listen((question, answer) -> told.add(answer));
        List<Bar> bars = new ArrayList<>();
        for (int index = 0; index < 40; index++) {
            bars.add(new Bar(1, TimeFrame.M1, index * TimeFrame.M1.nanos(), 100, 110, 90, 100, 5, 0));
        }
        analyst.desk()
                .ask(new AnalystQuestion(
                        "ema",
                        BTC,
                        TimeFrame.M1,
                        bars.getLast().closeTimeNanos(),
                        bars,
                        List.of(),
                        List.of(),
                        HeldPosition.FLAT,
                        new PortfolioState(0, 0, 0),
                        List.of()));
        await().until(() -> !told.isEmpty());
        return (Opinion) told.getFirst();
    }
}
