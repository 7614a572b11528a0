package trading.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `docs/strategies.md` shows nothing that is not in a shipped strategy or in a test that passes.
class StrategyGuideTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern QUOTE = Pattern.compile("<!-- quote: (\\S+) -->\n```java\n(.*?)```", Pattern.DOTALL);

    static Stream<MatchResult> quotes() throws IOException {
        return QUOTE.matcher(Files.readString(ROOT.resolve("docs/strategies.md")))
                .results();
    }

    @ParameterizedTest
    @MethodSource("quotes")
    void what_it_quotes_is_there(MatchResult quote) throws IOException {
        String source = Files.readString(ROOT.resolve(quote.group(1)));
        assertThat(oneLine(source)).contains(oneLine(quote.group(2)));
    }

    @Test
    void it_names_every_shipped_strategy() throws IOException {
        String guide = Files.readString(ROOT.resolve("docs/strategies.md"));
        assertThat(StrategyCatalog.names()).allSatisfy(name -> assertThat(guide).contains("| `" + name + "` |"));
    }

    private static String oneLine(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }
}
