package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.launcher.testing.OwnedDesk;
import trading.web.testing.MinuteBars;

class PatternsCommandTest {
    private static final long MINUTE = TimeFrame.M1.nanos();

    @TempDir
    Path data;

    private OwnedDesk owned;
    private Terminal terminal = new Terminal();

    @BeforeEach
    void open() throws Exception {
        owned = OwnedDesk.open(data);
    }

    @AfterEach
    void close() throws Exception {
        owned.close();
    }

    private int run(String... words) {
        terminal = new Terminal();
        List<String> line = new ArrayList<>(List.of("patterns"));
        line.addAll(List.of(words));
        line.addAll(List.of("--data-dir", data.toString()));
        return terminal.run(line.toArray(String[]::new));
    }

    private JsonNode json() throws Exception {
        return new ObjectMapper().readTree(terminal.out());
    }

    /// Hours of a walk of ETHUSDT, long over, and then a marubozu that closes now.
    private void marubozu() {
        long now = TimeFrame.M1.openTimeNanos(System.currentTimeMillis() * 1_000_000) - MINUTE;
        List<Bar> bars = new ArrayList<>(MinuteBars.walk(1, now - 500 * MINUTE, 495));
        bars.add(MinuteBars.marubozu(now, 300_000));
        owned.desk().patternBars(bars);
    }

    @Test
    void sightings_are_listed_the_newest_last_with_what_came_of_earlier_ones() throws Exception {
        marubozu();

        assertThat(run("--symbol", "ETHUSDT", "--timeframe", "1m", "--tail", "100"))
                .isZero();

        List<String> lines = terminal.out().lines().toList();
        assertThat(lines.get(0)).startsWith("BAR CLOSED (UTC)").endsWith("VERDICT");
        assertThat(lines.subList(1, lines.size()))
                .isSorted()
                .anySatisfy(
                        line -> assertThat(line)
                                .containsPattern(
                                        "ETHUSDT  1m     Marubozu +BULLISH +CONFIRMED +[0-9]+ % +3020 +30[0-9.]+ +[0-9.]+ +[0-9]+ % +[0-9]+  TOO_FEW"));
        assertThat(run("--symbol", "ETHUSDT", "--status", "forming", "--json")).isZero();
        assertThat(json())
                .allSatisfy(each -> assertThat(each.path("status").asText()).isEqualTo("FORMING"));
        assertThat(run("--symbol", "BTCUSDT")).isZero();
        assertThat(terminal.out()).contains("No patterns were seen.");
    }

    @Test
    void evidence_has_hit_rate_and_expectancy_with_their_intervals() throws Exception {
        marubozu();

        assertThat(run("evidence", "--symbol", "ETHUSDT", "--least", "20")).isZero();

        List<String> lines = terminal.out().lines().toList();
        assertThat(lines.get(0)).matches("ETHUSDT 1m, 496 bars, as of 20.* UTC");
        assertThat(lines.get(1)).startsWith("PATTERN").contains("HIT RATE", "95 %", "EXPECTANCY R", "CHANCE R");
        assertThat(lines.get(2))
                .containsPattern(
                        "(BULLISH|BEARISH) +[0-9]{2,} +[0-9]+ % +[0-9]+ to [0-9]+ % +[0-9]+ % +[-+][0-9.]+ +[-+][0-9.]+ to [-+][0-9.]+ ");
        assertThat(run("evidence", "--json")).isZero();
        assertThat(json()).hasSize(2);
        assertThat(json().get(1).path("symbol").asText()).isEqualTo("ETHUSDT");
        assertThat(json().get(1).path("rows")).isNotEmpty();
        assertThat(run("evidence", "--symbol", "BTCUSDT", "--frame", "1h")).isZero();
        assertThat(terminal.out()).contains("BTCUSDT 1h, 0 bars", "Nothing has ended yet.");
    }

    @Test
    void an_instrument_or_frame_that_there_is_not_is_told() {
        assertThat(run("--symbol", "DOGE")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("There is no instrument", "DOGE");
        assertThat(run("evidence", "--frame", "7m")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("frame", "1m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--tail 0", "--tail 501", "evidence --least -1", "list"})
    void a_slip_of_the_pen_is_a_usage_error(String line) {
        assertThat(run(line.split(" ", -1))).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("--help");
        assertThat(owned.tokensGiven()).isZero();
    }
}
