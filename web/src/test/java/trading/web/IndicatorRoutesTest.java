package trading.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.web.testing.Api;
import trading.web.testing.MinuteBars;
import trading.web.testing.RawHttp;
import trading.web.testing.TestDesk;

/// Indicators on recorded bars, in the units of people.
class IndicatorRoutesTest {
    private static final long OPEN = 28_000_000L * TimeFrame.M1.nanos();
    private static final List<Bar> WALK = MinuteBars.walk(7, OPEN, 400);

    private TestDesk desk;
    private Api api;

    @BeforeEach
    void start(@TempDir Path directory) {
        desk = TestDesk.open(directory);
        api = new Api(desk);
        desk.patternBars(WALK);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    private JsonNode values(String path) {
        return api.json("/api/indicators/" + path);
    }

    private static double close(int index) {
        return WALK.get(index).close() / 100.0;
    }

    @Test
    void an_average_is_told_in_money_on_the_newest_bars() {
        JsonNode sma = values("sma?symbol=ETHUSDT&frame=1m&settings=period:3&limit=5");

        assertThat(sma.path("times").size()).isEqualTo(5);
        assertThat(sma.path("times").get(4).asLong()).isEqualTo(WALK.get(399).openTimeNanos() / 1_000_000);
        assertThat(sma.path("series").get(0).path("output").asText()).isEqualTo("value");
        double mean = (close(397) + close(398) + close(399)) / 3;
        assertThat(sma.path("series").get(0).path("values").get(4).asDouble()).isCloseTo(mean, within(1e-9));
    }

    @Test
    void an_older_page_ends_before_its_time_and_begins_as_if_the_rest_were_there() {
        long to = WALK.get(200).openTimeNanos() / 1_000_000;
        JsonNode page = values("ema?symbol=ETHUSDT&settings=period:5&limit=50&to=" + to);
        JsonNode all = values("ema?symbol=ETHUSDT&settings=period:5&limit=400");

        assertThat(page.path("times").get(49).asLong()).isLessThan(to);
        assertThat(page.path("series").get(0).path("values").get(0).asDouble())
                .isCloseTo(all.path("series").get(0).path("values").get(150).asDouble(), within(1e-6));
    }

    @Test
    void there_is_no_value_before_the_first_one() {
        JsonNode values = values("sma?symbol=ETHUSDT&settings=period:300&limit=400")
                .path("series")
                .get(0)
                .path("values");

        assertThat(values.get(298).isNull()).isTrue();
        assertThat(values.get(299).asDouble()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "sma?symbol=ETHUSDT&settings=period:0, 400",
        "sma?symbol=ETHUSDT&settings=length:3, 400",
        "sma?symbol=ETHUSDT&settings=period, 400",
        "sma?symbol=NONE, 422",
        "nothing?symbol=ETHUSDT, 404"
    })
    void what_cannot_be_reckoned_is_refused_with_the_reason(String path, int status) {
        RawHttp.Answer answer = api.get("/api/indicators/" + path);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("detail").asText()).isNotBlank();
    }
}
