package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages that say which test proves what: each test that they name is there.
class ProofPagesTest {
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT|Simulation))(?:\\.(\\w+))?`");

    @ParameterizedTest
    @ValueSource(strings = {"bad-inputs.md"})
    void every_test_that_a_page_names_is_there(String page) throws IOException {
        String text = NamedTests.page(page);

        assertThat(NamedTests.missing(text, NAMED)).isEmpty();
        assertThat(NAMED.matcher(text).results().count())
                .as("tests named on %s", page)
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad-inputs.md"})
    void every_class_of_bad_input_is_on_the_page(String page) throws IOException {
        String text = NamedTests.page(page);

        for (int number = 1; number <= 60; number++) {
            assertThat(text).contains("B-%02d".formatted(number));
        }
    }
}
