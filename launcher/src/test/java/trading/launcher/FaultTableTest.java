package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/faults.md` names a test for each fault; each of them is there.
class FaultTableTest {
    private static final Pattern ROW = Pattern.compile("^\\| (F-\\d\\d) ", Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|IT))\\.([a-z][a-z0-9_]+)`");
    private static final List<String> OF_THE_MATRIX = List.of(
            "F-01", "F-02", "F-03", "F-04", "F-05", "F-06", "F-09", "F-10", "F-14", "F-15", "F-16", "F-17", "F-18",
            "F-20", "F-21");

    @Test
    void each_fault_has_tests_and_each_that_is_named_is_there() throws IOException {
        String page = NamedTests.page("faults.md");
        TreeSet<String> rows = new TreeSet<>();
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            rows.add(row.group(1));
            String line = page.substring(row.start(), page.indexOf('\n', row.start()));
            assertThat(NAMED.matcher(line).find()).as(row.group(1)).isTrue();
        }
        assertThat(rows).containsAll(OF_THE_MATRIX);

        assertThat(NamedTests.missing(page, NAMED)).isEmpty();
    }
}
