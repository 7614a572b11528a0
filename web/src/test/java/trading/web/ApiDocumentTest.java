package trading.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.web.command.RefusalTable;
import trading.web.problem.ProblemType;
import trading.web.route.QueryParameter;
import trading.web.route.Route;
import trading.web.testing.TestDesk;

/// `docs/api.md` lists what there is: its tables are those that the code would write. When it does not, the
/// document as it should be is in `target/api.md`.
class ApiDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "api.md");

    @Test
    void the_document_lists_every_route_every_problem_and_every_refusal(@TempDir Path directory) throws Exception {
        String document = Files.readString(DOCUMENT);
        String expected = document;
        try (TestDesk desk = TestDesk.open(directory)) {
            expected = filled(
                    expected, "routes", routes(desk.web().server().table().routes()));
        }
        expected = filled(expected, "problems", problems());
        expected = filled(expected, "refusals", RefusalTable.rows());
        Files.writeString(Path.of("target", "api.md"), expected);

        assertThat(document).as("copy web/target/api.md over docs/api.md").isEqualTo(expected);
    }

    private static String filled(String document, String mark, List<String> rows) {
        String begin = "<!-- " + mark + " -->\n";
        int from = document.indexOf(begin) + begin.length();
        int to = document.indexOf("<!-- end -->", from);
        assertThat(to).as(mark).isPositive();
        return document.substring(0, from) + String.join("\n", rows) + "\n" + document.substring(to);
    }

    private static List<String> routes(List<Route> routes) {
        List<String> rows =
                new ArrayList<>(List.of("| route | for | what | body | query | answer |", "|---|---|---|---|---|---|"));
        for (Route route : routes) {
            rows.add("| `" + route.method() + " " + route.path() + "`"
                    + " | " + who(route)
                    + " | " + route.summary()
                    + " | " + route.body().map(type -> "`" + name(type) + "`").orElse("")
                    + " | "
                    + String.join(
                            ", ",
                            route.query().stream().map(QueryParameter::name).toList())
                    + " | " + answer(route) + " |");
        }
        return rows;
    }

    private static String who(Route route) {
        String who = switch (route.access()) {
            case PUBLIC -> "everybody";
            case API_KEY -> "an API key";
            case ANYBODY -> "any login";
            case VIEWER, TRADER, ADMIN -> route.access().name().toLowerCase(Locale.ROOT);
        };
        return who + (route.confirmed() ? ", confirmed" : "");
    }

    private static String answer(Route route) {
        Class<?> type = route.answer();
        String shown = type == null ? "" : " `" + name(type) + (route.answersList() ? "[]`" : "`");
        return route.status() + shown;
    }

    private static String name(Class<?> type) {
        return type.getSimpleName().replaceAll("Json$", "");
    }

    private static List<String> problems() {
        List<String> rows = new ArrayList<>(List.of("| status | type | title |", "|---|---|---|"));
        for (ProblemType type : ProblemType.values()) {
            rows.add("| " + type.status() + " | `/problems/" + type.slug() + "` | " + type.title() + " |");
        }
        return rows;
    }
}
