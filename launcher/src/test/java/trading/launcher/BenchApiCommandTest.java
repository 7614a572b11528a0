package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.launcher.testing.OwnedDesk;

class BenchApiCommandTest {
    @TempDir
    Path data;

    private final Terminal terminal = new Terminal();

    @Test
    void reads_and_orders_are_answered_without_a_refusal_and_nothing_stays_open() throws Exception {
        try (OwnedDesk owned = OwnedDesk.open(data)) {
            int code = terminal.run(
                    "bench", "api", "--seconds", "1", "--rate", "50", "--json", "--data-dir", data.toString());

            assertThat(code).as(terminal.err()).isZero();
            JsonNode figures = new ObjectMapper().readTree(terminal.out()).path("figures");
            assertThat(median(figures, "failed or refused")).isZero();
            assertThat(median(figures, "answered")).isEqualTo(50);
            assertThat(median(figures, "order, p50")).isPositive();
            assertThat(median(figures, "cancel, p50")).isPositive();
            int account = owned.desk().gateway().view().accounts().stream()
                    .mapToInt(each -> each)
                    .max()
                    .orElseThrow();
            assertThat(owned.desk().gateway().view().openOrders(account)).isEmpty();

            Terminal again = new Terminal();
            assertThat(again.run("bench", "api", "--seconds", "1", "--rate", "20", "--data-dir", data.toString()))
                    .as(again.err())
                    .isZero();
            assertThat(owned.desk().gateway().view().accounts())
                    .as("the account is used again")
                    .hasSize(2);
        }
    }

    @Test
    void what_cannot_be_measured_is_said() {
        assertThat(terminal.run("bench", "api", "--seconds", "0", "--data-dir", data.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(new Terminal().run("bench", "api", "--data-dir", data.toString()))
                .isEqualTo(ExitCode.UNAVAILABLE);
    }

    private static double median(JsonNode figures, String name) {
        for (JsonNode figure : figures) {
            if (figure.path("name").asText().equals(name)) {
                return figure.path("median").asDouble();
            }
        }
        throw new AssertionError(name + " is not in " + figures);
    }
}
