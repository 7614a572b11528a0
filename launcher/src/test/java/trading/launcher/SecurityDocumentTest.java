package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/security.md` names no test that is not there, and leaves no threat and no requirement out.
class SecurityDocumentTest {
    private static final Path PAGE = Path.of("..", "docs", "security.md");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|IT))`");
    private static final Pattern RANGE = Pattern.compile("(\\d+\\.\\d+)\\.(\\d+)(?:–\\1\\.(\\d+))?");

    /// Sections of OWASP ASVS 5.0.0, how many requirements each has, and which are of level 3. Chapter 17 as a whole.
    private static final String SECTIONS = "1.1:2 1.2:10/10 1.3:12/12 1.4:3 1.5:3/3 2.1:3 2.2:3 2.3:5/5 2.4:2/2 3.2:3/3"
            + " 3.3:5/5 3.4:8/7,8 3.5:8/6,7,8 3.7:5/3,4,5 4.1:5/4,5 4.2:1 4.3:2 4.4:4 5.1:1 5.2:3 5.3:3/3 5.4:3 6.1:3"
            + " 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3"
            + " 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 12.1:3"
            + " 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4"
            + " 16.4:3 16.5:3";

    @Test
    void every_test_that_the_page_names_is_there() throws IOException {
        String page = NamedTests.page("security.md");

        assertThat(NamedTests.missing(page, TEST)).isEmpty();
        assertThat(TEST.matcher(page).results().count()).isGreaterThan(50);
    }

    @Test
    void every_threat_has_its_row() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| T-"))
                .map(line -> line.substring(2, 6))
                .toList();
        List<String> all = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            all.add(String.format("T-%02d", i));
        }
        assertThat(rows).containsExactlyElementsOf(all);
    }

    @Test
    void every_requirement_of_both_levels_is_answered_once_and_what_is_met_has_a_proof() throws IOException {
        Map<String, Integer> answered = new TreeMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            String[] cells = line.split("\\|", -1);
            if (cells.length != 5 || !cells[2].strip().matches("met|partly|gap|not here")) {
                continue;
            }
            Matcher ids = RANGE.matcher(cells[1]);
            while (ids.find()) {
                int last = Integer.parseInt(ids.group(3) == null ? ids.group(2) : ids.group(3));
                for (int i = Integer.parseInt(ids.group(2)); i <= last; i++) {
                    answered.merge(ids.group(1) + "." + i, 1, Integer::sum);
                }
            }
            assertThat(!cells[2].strip().equals("met") || TEST.matcher(cells[3]).find())
                    .as("%s is met, and no test proves it", cells[1].strip())
                    .isTrue();
        }
        assertThat(answered).allSatisfy((id, times) -> assertThat(times).as(id).isEqualTo(1));
        answered.keySet().removeIf(id -> id.startsWith("17."));
        assertThat(answered.keySet()).containsExactlyInAnyOrderElementsOf(required());
    }

    private static Set<String> required() {
        Set<String> required = new TreeSet<>();
        for (String section : SECTIONS.split(" ", -1)) {
            String[] parts = section.split("[:/]", -1);
            Set<String> third = parts.length < 3
                    ? Set.of()
                    : Arrays.stream(parts[2].split(",", -1)).collect(Collectors.toSet());
            for (int i = 1; i <= Integer.parseInt(parts[1]); i++) {
                if (!third.contains(Integer.toString(i))) {
                    required.add(parts[0] + "." + i);
                }
            }
        }
        return required;
    }
}
