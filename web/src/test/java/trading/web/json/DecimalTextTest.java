package trading.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trading.web.problem.ProblemType;

class DecimalTextTest {
    private static final Pattern GRAMMAR = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?");

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "-1", "0.1", "-0", "60000.01", "999999999999999999.999999999999999999"})
    void plain_decimals_are_read_exactly(String text) {
        assertThat(DecimalText.parse(text)).isEqualTo(new DecimalText.Result.Read(new BigDecimal(text)));
    }

    @Test
    void exactly_the_grammar_is_accepted_whatever_is_tried() {
        SplittableRandom random = new SplittableRandom(20261123);
        String alphabet = "0123456789.-+eE xN_,";
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(24);
            for (int j = 0; j < length; j++) {
                text.append(alphabet.charAt(random.nextInt(random.nextInt(4) == 0 ? alphabet.length() : 11)));
            }
            boolean read = DecimalText.parse(text.toString()) instanceof DecimalText.Result.Read;
            assertThat(read).as(text.toString()).isEqualTo(GRAMMAR.matcher(text).matches());
        }
    }

    @Test
    void no_text_holds_a_thread() {
        for (String text : List.of(
                "1e400000000",
                "9".repeat(60_000),
                "0." + "9".repeat(60_000),
                "-".repeat(60_000),
                "1".repeat(60_000) + "e" + "9".repeat(1_000))) {
            DecimalText.parse(text);
            long started = System.nanoTime();
            DecimalText.Result result = DecimalText.parse(text);
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
            assertThat(result).isInstanceOf(DecimalText.Result.Refused.class);
        }
        assertThat(DecimalText.parse("9".repeat(60_000)))
                .isEqualTo(new DecimalText.Result.Refused(ProblemType.PRECISION));
    }
}
