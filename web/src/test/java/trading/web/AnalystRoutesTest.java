package trading.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.analyst.AnalystQuestion;
import trading.engine.analyst.FailureCode;
import trading.engine.analyst.HeldPosition;
import trading.engine.analyst.OpinionFailed;
import trading.engine.analyst.PortfolioState;
import trading.engine.analyst.RuleAnalyst;
import trading.engine.indicator.IndicatorCatalog;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.web.testing.Api;
import trading.web.testing.TestDesk;

class AnalystRoutesTest {
    @TempDir
    Path directory;

    private TestDesk desk;
    private Api api;

    @BeforeEach
    void open() {
        desk = TestDesk.open(directory);
        api = new Api(desk);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static AnalystQuestion question() {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            long price = 6_000_000 + 1_000L * i;
            bars.add(new Bar(0, TimeFrame.M1, i * TimeFrame.M1.nanos(), price, price, price, price, 1, 1));
        }
        return new AnalystQuestion(
                "analyst-follower",
                TestDesk.BTC,
                TimeFrame.M1,
                40 * TimeFrame.M1.nanos(),
                bars,
                List.of(),
                List.of(),
                HeldPosition.FLAT,
                new PortfolioState(1, 1, 0),
                List.of());
    }

    @Test
    void without_a_model_the_rules_answer_and_there_is_no_budget() {
        JsonNode analyst = api.json("/api/analyst");
        assertThat(analyst.path("provider").asText()).isEqualTo("rules");
        assertThat(analyst.path("model").isNull()).isTrue();
        assertThat(analyst.path("budget").isNull()).isTrue();
        assertThat(analyst.path("breaker").isNull()).isTrue();
        assertThat(analyst.path("waiting").asInt()).isEqualTo(3);
        assertThat(analyst.path("answers")).isEmpty();
    }

    @Test
    void a_model_is_shown_with_what_it_has_spent_and_may_spend() {
        desk.analyst().useModel();
        JsonNode analyst = api.json("/api/analyst");
        assertThat(analyst.path("model").asText()).isEqualTo("qwen3:14b");
        assertThat(analyst.path("breaker").asText()).isEqualTo("HALF_OPEN");
        JsonNode budget = analyst.path("budget");
        assertThat(budget.path("spent").asText()).isEqualTo("0.25");
        assertThat(budget.path("dayLimit").asText()).isEqualTo("2");
        assertThat(budget.path("callsPerMinute").asInt()).isEqualTo(6);
        assertThat(budget.path("strategies").toString())
                .isEqualTo("[{\"strategy\":\"analyst-follower\",\"spent\":\"0.25\",\"tokens\":1200}]");
    }

    @Test
    void opinions_and_failures_are_shown_newest_first() {
        AnalystQuestion question = question();
        desk.analyst().recent().onAnswer(question, new RuleAnalyst().ask(question));
        desk.analyst()
                .recent()
                .onAnswer(question, OpinionFailed.of(question, FailureCode.BUDGET_DAY_MONEY, "spent=2 limit=2"));
        JsonNode answers = api.json("/api/analyst").path("answers");
        assertThat(answers).hasSize(2);
        assertThat(answers.get(0).path("failure").path("code").asText()).isEqualTo("BUDGET_DAY_MONEY");
        assertThat(answers.get(0).path("action").isNull()).isTrue();
        assertThat(answers.get(1).path("action").asText()).isEqualTo("HOLD");
        assertThat(answers.get(1).path("symbol").asText()).isEqualTo("BTCUSDT");
        assertThat(answers.get(1).path("reasons").size()).isGreaterThan(1);
        assertThat(answers.get(1).path("failure").isNull()).isTrue();
    }

    @Test
    void only_the_latest_answers_are_kept() {
        AnalystQuestion question = question();
        for (int i = 0; i < 60; i++) {
            desk.analyst().recent().onAnswer(question, OpinionFailed.of(question, FailureCode.CLOSED, "n=" + i));
        }
        JsonNode answers = api.json("/api/analyst").path("answers");
        assertThat(answers).hasSize(50);
        assertThat(answers.get(49).path("failure").path("text").asText()).isEqualTo("n=10");
    }

    @Test
    void every_indicator_is_told_with_its_settings_and_how_it_is_drawn() {
        JsonNode indicators = api.json("/api/indicators");
        Set<String> names = new HashSet<>();
        indicators.forEach(each -> names.add(each.path("name").asText()));
        assertThat(names).isEqualTo(IndicatorCatalog.names());
        JsonNode macd = null;
        for (JsonNode each : indicators) {
            macd = each.path("name").asText().equals("macd") ? each : macd;
        }
        assertThat(macd.path("parameters").get(0).path("name").asText()).isEqualTo("fast");
        assertThat(macd.path("parameters").get(0).path("defaultValue").asInt()).isEqualTo(12);
        assertThat(macd.path("outputs").size()).isGreaterThan(1);
        assertThat(macd.path("outputs").get(0).path("pane").asText()).isEqualTo("OWN");
        assertThat(macd.path("readyBars").asInt()).isPositive();
    }
}
