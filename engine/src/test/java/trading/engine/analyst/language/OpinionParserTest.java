package trading.engine.analyst.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import trading.engine.analyst.AnalystQuestion;
import trading.engine.analyst.OpinionAction;
import trading.engine.analyst.Questions;

class OpinionParserTest {
    /// The last close is 72,881.67.
    private static final AnalystQuestion QUESTION = Questions.rising();

    @Test
    void an_answer_of_the_schema_is_understood() throws Exception {
        assertThat(OpinionParser.parse("""
                         {"reasons": ["The trend is up.", " Volume agrees. "], "action": "BUY", "confidence": 0.75,
                          "invalidationPrice": 71000.129, "horizonBars": 12}
                        """, QUESTION))
                .isEqualTo(new Stated(
                        OpinionAction.BUY, 0.75, List.of("The trend is up.", "Volume agrees."), 12, 7_100_013));
    }

    @Test
    void the_ends_of_each_range_are_inside() throws Exception {
        assertThat(OpinionParser.parse(answer("HOLD", "0", "[\"Calm.\"]", "1", "0"), QUESTION)
                        .confidence())
                .isZero();
        assertThat(OpinionParser.parse(answer("HOLD", "1", "[\"Calm.\"]", "500", "0"), QUESTION)
                        .horizonBars())
                .isEqualTo(500);
    }

    static Stream<Arguments> wrong() {
        String good = answer("BUY", "0.5", "[\"Up.\"]", "5", "0");
        return Stream.of(
                Arguments.of("", "not a JSON object"),
                Arguments.of("I think you should buy.", "not JSON"),
                Arguments.of("Sure! Here it is: " + good, "not JSON"),
                Arguments.of(good + " I hope that helps!", "not JSON"),
                Arguments.of(good + good, "something follows the object"),
                Arguments.of("```json\n" + good + "\n```", "not JSON"),
                Arguments.of("[" + good + "]", "not a JSON object"),
                Arguments.of(good.substring(0, good.length() - 1), "not JSON"),
                Arguments.of("null", "not a JSON object"),
                Arguments.of("{}", "missing: action, confidence, reasons, horizonBars, invalidationPrice"),
                Arguments.of(good.replace("{", "{\"quantity\":1000000,"), "unknown field quantity"),
                Arguments.of(good.replace("{", "{\"size\":\"max\","), "unknown field size"),
                Arguments.of(good.replace("{", "{\"action\":\"SELL\","), "not JSON: Duplicate"),
                Arguments.of(good.replace("\"confidence\":0.5,", ""), "missing: confidence"),
                Arguments.of(answer("STRONG_BUY", "0.5", "[\"Up.\"]", "5", "0"), "action=STRONG_BUY"),
                Arguments.of(answer("buy", "0.5", "[\"Up.\"]", "5", "0"), "action=buy"),
                Arguments.of(good.replace("\"BUY\"", "1"), "action: not a text"),
                Arguments.of(good.replace("\"BUY\"", "null"), "action: not a text"),
                Arguments.of(answer("BUY", "1.0001", "[\"Up.\"]", "5", "0"), "confidence=1.0001"),
                Arguments.of(answer("BUY", "-0.1", "[\"Up.\"]", "5", "0"), "confidence=-0.1"),
                Arguments.of(answer("BUY", "NaN", "[\"Up.\"]", "5", "0"), "not JSON"),
                Arguments.of(answer("BUY", "Infinity", "[\"Up.\"]", "5", "0"), "not JSON"),
                Arguments.of(answer("BUY", "1e999999999", "[\"Up.\"]", "5", "0"), "confidence=1e999999999"),
                Arguments.of(answer("BUY", "1e-999999999", "[\"Up.\"]", "5", "0"), "confidence=1e-999999999"),
                Arguments.of(answer("BUY", "0." + "1".repeat(60), "[\"Up.\"]", "5", "0"), "not JSON: Number"),
                Arguments.of(answer("BUY", "\"0.5\"", "[\"Up.\"]", "5", "0"), "confidence: not a number"),
                Arguments.of(answer("BUY", "0.5", "\"Up.\"", "5", "0"), "reasons: not a list"),
                Arguments.of(answer("BUY", "0.5", "[]", "5", "0"), "reasons: none"),
                Arguments.of(answer("BUY", "0.5", "[\" \"]", "5", "0"), "reasons: each"),
                Arguments.of(answer("BUY", "0.5", "[1]", "5", "0"), "reasons: not a text"),
                Arguments.of(answer("BUY", "0.5", "[[\"Up.\"]]", "5", "0"), "reasons: not a text"),
                Arguments.of(answer("BUY", "0.5", "[\"" + "x".repeat(401) + "\"]", "5", "0"), "reasons: each"),
                Arguments.of(answer("BUY", "0.5", "[" + "\"a\",".repeat(8) + "\"a\"]", "5", "0"), "at most 8"),
                Arguments.of(answer("BUY", "0.5", "[\"Up.\"]", "0", "0"), "horizonBars=0"),
                Arguments.of(answer("BUY", "0.5", "[\"Up.\"]", "501", "0"), "horizonBars=501"),
                Arguments.of(answer("BUY", "0.5", "[\"Up.\"]", "5.5", "0"), "horizonBars: not a whole number"),
                Arguments.of(answer("BUY", "0.5", "[\"Up.\"]", "5", "-1"), "invalidationPrice=-1"),
                Arguments.of(answer("BUY", "0.5", "[\"Up.\"]", "5", "80000"), "on the wrong side"),
                Arguments.of(answer("SELL", "0.5", "[\"Down.\"]", "5", "70000"), "on the wrong side"),
                Arguments.of(answer("HOLD", "0.5", "[\"Calm.\"]", "5", "1"), "nowhere near it"),
                Arguments.of(answer("HOLD", "0.5", "[\"Calm.\"]", "5", "1e19"), "nowhere near it"),
                Arguments.of(answer("BUY", "0.5", "[\"Up.\"]", "5", "1e400000000"), "invalidationPrice=1e400000000"),
                Arguments.of("{" + "\"a\":{".repeat(50), "unknown field a"),
                Arguments.of(" ".repeat(20_000) + good, "too long"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_is_not_the_schema_to_the_letter_is_refused_with_the_reason(String text, String reason) {
        assertThatThrownBy(() -> OpinionParser.parse(text, QUESTION))
                .isInstanceOf(BadOpinionException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("the answer begins: ");
    }

    @Test
    void what_is_shown_of_an_answer_is_short_and_cannot_forge_a_line() {
        assertThatThrownBy(() -> OpinionParser.parse("\u001b[2J\nERROR all is lost " + "x".repeat(10_000), QUESTION))
                .isInstanceOfSatisfying(
                        BadOpinionException.class,
                        bad -> assertThat(bad.getMessage())
                                .hasSizeLessThan(500)
                                .contains("the answer begins: \\u001b[2J\\u000aERROR all is lost")
                                .doesNotContain("\n", "\u001b"));
    }

    @Test
    void control_characters_in_a_reason_are_escaped() throws Exception {
        assertThat(OpinionParser.parse(answer("BUY", "0.5", "[\"Up\\n\\u202enow.\"]", "5", "0"), QUESTION)
                        .reasons())
                .containsExactly("Up\\u000a\\u202enow.");
    }

    private static String answer(
            String action, String confidence, String reasons, String horizonBars, String invalidation) {
        return "{\"action\":\"" + action + "\",\"confidence\":" + confidence + ",\"reasons\":" + reasons
                + ",\"horizonBars\":" + horizonBars + ",\"invalidationPrice\":" + invalidation + "}";
    }
}
