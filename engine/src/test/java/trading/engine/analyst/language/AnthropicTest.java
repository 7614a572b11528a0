package trading.engine.analyst.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.analyst.CallCost;
import trading.engine.analyst.FailureCode;
import trading.engine.analyst.Opinion;
import trading.engine.analyst.OpinionAction;
import trading.engine.analyst.OpinionFailed;
import trading.engine.analyst.Questions;

@Timeout(60)
class AnthropicTest {
    private final ModelServer server = new ModelServer();
    private final TestDesk desk;

    AnthropicTest(@TempDir Path data) throws IOException {
        desk = new TestDesk(data, Provider.ANTHROPIC, server.url(), TestDesk.WIDE, null);
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
        server.close();
    }

    @Test
    void a_good_message_is_an_opinion() throws Exception {
        server.behaving(ModelServer.anthropic(ModelServer.opinion("SELL")));

        Opinion opinion = (Opinion) desk.analyst.ask(Questions.rising());

        assertThat(opinion.action()).isEqualTo(OpinionAction.SELL);
        assertThat(opinion.cost()).isEqualTo(new CallCost(900, 60, 120_000));
        ModelServer.Asked asked = server.asked().getFirst();
        JsonNode body = new ObjectMapper().readTree(asked.body());
        assertThat(asked.path()).isEqualTo("/v1/messages");
        assertThat(asked.protocol()).isEqualTo("HTTP/1.1");
        assertThat(asked.headers())
                .doesNotContainKey("Upgrade")
                .containsEntry("X-api-key", List.of(TestDesk.KEY.reveal()));
        assertThat(body.at("/max_tokens").asInt()).isEqualTo(TestDesk.OUTPUT_TOKENS);
        assertThat(body.at("/output_config/format/type").asText()).isEqualTo("json_schema");
    }

    @Test
    void a_broken_message_and_an_error_are_failures() {
        server.behaving(ModelServer.body(200, "{\"content\":[{\"type\":\"text\""));
        assertThat(failed().code()).isEqualTo(FailureCode.ANSWER_UNREADABLE);
        server.behaving(ModelServer.anthropic("I would rather not say."));
        assertThat(failed().code()).isEqualTo(FailureCode.ANSWER_INVALID);
        server.behaving(ModelServer.body(529, "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}"));
        assertThat(failed().text()).startsWith("status=529: ").contains("overloaded_error");
        server.behaving(server.trickling());
        assertThat(failed().code()).isEqualTo(FailureCode.DEADLINE_PASSED);
        assertThat(server.asked()).hasSize(4);
    }

    private OpinionFailed failed() {
        return (OpinionFailed) desk.analyst.ask(Questions.rising());
    }
}
