package trading.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {
    private static final Figure FAST =
            Figure.of("fast", "commands/s", 3_000_000, 1_000_000, 2_000_000).with(Target.atLeast(1_500_000));
    private static final Figure SLOW =
            Figure.of("slow", "µs", 200).with(Target.atMost(150)).noting("on a busy disk");

    @Test
    void a_figure_is_the_median_of_its_rounds_and_their_span() {
        assertThat(FAST.median()).isEqualTo(2_000_000);
        assertThat(FAST.least()).isEqualTo(1_000_000);
        assertThat(FAST.most()).isEqualTo(3_000_000);
        assertThat(Figure.of("even", "x", 4, 1, 3, 2).median()).isEqualTo(2.5);
    }

    @Test
    void a_figure_without_a_round_is_none() {
        assertThatThrownBy(() -> Figure.of("nothing", "x")).hasMessageContaining("no round was measured");
    }

    @Test
    void a_target_is_met_at_its_bound() {
        assertThat(Figure.of("a", "x", 2).with(Target.atLeast(2)).verdict()).isEqualTo("met");
        assertThat(Figure.of("a", "x", 2).with(Target.atMost(2)).verdict()).isEqualTo("met");
        assertThat(Figure.of("a", "x", 2).with(Target.atMost(1.9)).verdict()).isEqualTo("missed");
        assertThat(Figure.of("a", "x", 2).verdict()).isEmpty();
    }

    @Test
    void the_table_has_a_line_for_each_figure_and_one_for_a_note() {
        StringWriter text = new StringWriter();
        FigureTable.table(List.of(FAST, SLOW), new PrintWriter(text));
        assertThat(text.toString().lines())
                .containsExactly(
                        "          MEDIAN             MIN .. MAX  UNIT          TARGET",
                        "fast      2.00 M       1.00 M .. 3.00 M  commands/s    >= 1,500,000    met",
                        "slow         200                         µs            <= 150          missed",
                        "    on a busy disk");
    }

    @Test
    void a_busy_machine_and_a_folder_in_memory_are_told() {
        StringWriter text = new StringWriter();
        Machine machine = new Machine(2, 1L << 34, "Linux amd64", "25", "tmpfs", 1.5);
        FigureTable.print(machine, List.of(FAST), new PrintWriter(text));
        assertThat(text.toString()).contains("2 cores, 16 GB", "load 1.5", "Others work", "in memory");
    }

    @Test
    void the_json_has_the_machine_and_every_number() throws Exception {
        Machine machine = new Machine(2, 1L << 34, "Linux amd64", "25", "ext4", 0.5);
        JsonNode json = new ObjectMapper().readTree(FigureTable.json(machine, List.of(FAST, SLOW)));
        assertThat(json.path("machine").path("cores").asInt()).isEqualTo(2);
        assertThat(json.path("figures").path(0).path("median").asDouble()).isEqualTo(2_000_000);
        assertThat(json.path("figures").path(0).path("min").asDouble()).isEqualTo(1_000_000);
        assertThat(json.path("figures").path(0).path("verdict").asText()).isEqualTo("met");
        assertThat(json.path("figures").path(1).path("target").asText()).isEqualTo("<= 150");
        assertThat(json.path("figures").path(1).path("note").asText()).isEqualTo("on a busy disk");
    }
}
