package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages that say which test proves what: each test that they name is there.
class ProofPagesTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT|Simulation))(?:\\.(\\w+))?`");

    @ParameterizedTest
    @ValueSource(strings = {"bad-inputs.md"})
    void every_test_that_a_page_names_is_there(String page) throws IOException {
        Map<String, String> sources = sources();
        List<String> missing = new ArrayList<>();
        int named = 0;
        Matcher matcher = NAMED.matcher(Files.readString(ROOT.resolve("docs").resolve(page)));
        while (matcher.find()) {
            named++;
            String source = sources.get(matcher.group(1));
            if (source == null || (matcher.group(2) != null && !source.contains("void " + matcher.group(2) + "("))) {
                missing.add(matcher.group());
            }
        }

        assertThat(missing).isEmpty();
        assertThat(named).as("tests named on %s", page).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad-inputs.md"})
    void every_class_of_bad_input_is_on_the_page(String page) throws IOException {
        String text = Files.readString(ROOT.resolve("docs").resolve(page));

        for (int number = 1; number <= 60; number++) {
            assertThat(text).contains("B-%02d".formatted(number));
        }
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String module : List.of("engine", "embedded-infra", "web", "launcher", "dist")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    String name = file.getFileName().toString();
                    sources.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
                }
            }
        }
        return sources;
    }
}
