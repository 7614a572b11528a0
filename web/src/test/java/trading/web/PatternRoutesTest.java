package trading.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.web.testing.Api;
import trading.web.testing.MinuteBars;
import trading.web.testing.TestDesk;
import trading.web.testing.WebSocketClient;

class PatternRoutesTest {
    private static final long MINUTE = TimeFrame.M1.nanos();

    @TempDir
    Path directory;

    private TestDesk desk;
    private Api api;

    @BeforeEach
    void open() {
        desk = TestDesk.open(directory);
        api = new Api(desk);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /// Hours of a walk, long over, and then a marubozu that closes now.
    private Bar marubozuNow() {
        long now = TimeFrame.M1.openTimeNanos(System.currentTimeMillis() * 1_000_000) - MINUTE;
        List<Bar> bars = new ArrayList<>(MinuteBars.walk(1, now - 500 * MINUTE, 495));
        bars.add(MinuteBars.marubozu(now, 300_000));
        desk.patternBars(bars);
        return bars.getLast();
    }

    private static List<JsonNode> ofKind(JsonNode sightings, String kind) {
        return StreamSupport.stream(sightings.spliterator(), false)
                .filter(one -> one.path("kind").asText().equals(kind))
                .toList();
    }

    @Test
    void a_sighting_has_words_prices_and_what_came_of_the_earlier_ones() {
        Bar bar = marubozuNow();
        List<JsonNode> seen = ofKind(api.json("/api/patterns?symbol=ETHUSDT&frame=1m"), "MARUBOZU");
        assertThat(seen).hasSize(1);
        JsonNode marubozu = seen.getFirst();
        assertThat(marubozu.path("title").asText()).isEqualTo("Marubozu");
        assertThat(marubozu.path("side").asText()).isEqualTo("BULLISH");
        assertThat(marubozu.path("status").asText()).isEqualTo("CONFIRMED");
        assertThat(marubozu.path("symbol").asText()).isEqualTo("ETHUSDT");
        assertThat(marubozu.path("close").asText()).isEqualTo("3020");
        assertThat(marubozu.path("barTime").asLong()).isEqualTo(bar.openTimeNanos() / 1_000_000);
        assertThat(marubozu.path("points").get(0).path("price").asText()).isEqualTo("3000");
        assertThat(marubozu.path("points").get(0).path("time").asLong()).isEqualTo(bar.openTimeNanos() / 1_000_000);
        assertThat(new BigDecimal(marubozu.path("target").asText())).isGreaterThan(new BigDecimal("3020"));
        assertThat(marubozu.path("text").asText()).startsWith("Marubozu, complete at 3020. ");
        JsonNode evidence = marubozu.path("evidence");
        assertThat(evidence.path("title").asText()).isEqualTo("Marubozu");
        assertThat(evidence.path("sampleSize").asLong()).isBetween(1L, 29L);
        assertThat(evidence.path("hitRate").path("value").asDouble(-1)).isBetween(0.0, 1.0);
        assertThat(evidence.path("verdict").asText()).isEqualTo("TOO_FEW");
    }

    @Test
    void sightings_are_chosen_by_symbol_frame_and_status_newest_first() {
        marubozuNow();
        JsonNode all = api.json("/api/patterns");
        List<String> times = new ArrayList<>();
        all.forEach(one -> times.add(one.path("time").asText()));
        assertThat(times).isNotEmpty().isSortedAccordingTo(Comparator.reverseOrder());
        // At the end of five minutes a longer bar closes too.
        assertThat(ofKind(api.json("/api/patterns?status=CONFIRMED&frame=1m"), "MARUBOZU"))
                .hasSize(1);
        assertThat(ofKind(api.json("/api/patterns?status=FORMING"), "MARUBOZU")).isEmpty();
        assertThat(api.json("/api/patterns?symbol=BTCUSDT")).isEmpty();
        assertThat(api.json("/api/patterns?frame=4h")).isEmpty();
        assertThat(api.json("/api/patterns?limit=1")).hasSize(1);
    }

    @Test
    void old_bars_are_learned_and_nothing_of_them_is_told() {
        long now = TimeFrame.M1.openTimeNanos(System.currentTimeMillis() * 1_000_000);
        desk.patternBars(MinuteBars.walk(1, now - 500 * MINUTE, 480));
        assertThat(scraped("trading_patterns_bars_total")).isGreaterThan(480);
        assertThat(scraped("trading_patterns_sightings_total{group=\"CANDLESTICK\",status=\"CONFIRMED\"}"))
                .isZero();
        JsonNode table = api.json("/api/patterns/evidence?symbol=ETHUSDT");
        assertThat(table.path("bars").asLong()).isEqualTo(480);
        assertThat(table.path("rows")).isNotEmpty();
        assertThat(api.get("/api/patterns").text()).doesNotContain("CANDLESTICK");
    }

    @Test
    void the_evidence_of_a_frame_has_a_row_for_each_kind_and_side_that_was_seen() {
        marubozuNow();
        JsonNode table = api.json("/api/patterns/evidence?symbol=ETHUSDT&frame=1m");
        JsonNode spinning = ofKind(table.path("rows"), "SPINNING_TOP").getFirst();
        assertThat(table.path("frame").asText()).isEqualTo("1m");
        assertThat(spinning.path("sampleSize").asLong())
                .isPositive()
                .isEqualTo(spinning.path("hits").asLong()
                        + spinning.path("stops").asLong()
                        + spinning.path("expired").asLong());
        assertThat(spinning.path("hitRate").path("low").asDouble())
                .isPositive()
                .isLessThan(spinning.path("hitRate").path("value").asDouble());
        assertThat(spinning.path("expectancyR").path("value").isNumber()).isTrue();
        assertThat(spinning.path("chanceHitRate").asDouble()).isBetween(0.1, 0.6);
        assertThat(api.get("/api/patterns/evidence?symbol=ETHUSDT&frame=1m").text())
                .doesNotContain("NaN", "Infinity");
        JsonNode doji = ofKind(table.path("rows"), "DOJI").getFirst();
        assertThat(doji.path("hitRate").path("value").isNull()).isTrue();
        JsonNode nothing = api.json("/api/patterns/evidence?symbol=BTCUSDT&frame=1d");
        assertThat(nothing.path("rows")).isEmpty();
        assertThat(nothing.path("asOf").isNull()).isTrue();
    }

    @Test
    void the_catalog_names_every_pattern() {
        JsonNode catalog = api.json("/api/patterns/catalog");
        assertThat(catalog).hasSize(83);
        assertThat(catalog.get(0).path("title").asText()).isEqualTo("Two crows");
        assertThat(catalog.get(0).path("group").asText()).isEqualTo("CANDLESTICK");
        assertThat(catalog.get(0).path("text").asText()).startsWith("After a long rising bar");
    }

    @Test
    void a_bad_question_is_refused() {
        assertThat(api.get("/api/patterns?symbol=NONE").status()).isEqualTo(422);
        assertThat(api.get("/api/patterns?frame=3m").status()).isEqualTo(400);
        assertThat(api.get("/api/patterns?status=MAYBE").status()).isEqualTo(400);
        assertThat(api.get("/api/patterns?limit=501").status()).isEqualTo(400);
        assertThat(api.get("/api/patterns/evidence").status()).isEqualTo(400);
    }

    @Test
    void the_stream_tells_of_new_sightings() throws Exception {
        try (WebSocketClient client = WebSocketClient.open(desk.port(), Map.of())) {
            client.subscribe("patterns");
            assertThat(client.awaitSnapshot("patterns").path("data")).isEmpty();
            marubozuNow();
            JsonNode told = client.await(frame -> frame.path("channel").asText().equals("patterns")
                    && frame.path("type").asText().equals("update"));
            assertThat(ofKind(told.path("data"), "MARUBOZU"))
                    .filteredOn(seen -> seen.path("frame").asText().equals("1m"))
                    .hasSize(1);
        }
    }

    @Test
    void told_sightings_are_counted_by_group_and_status() {
        marubozuNow();
        assertThat(scraped("trading_patterns_sightings_total{group=\"CANDLESTICK\",status=\"CONFIRMED\"}"))
                .isEqualTo(ofGroup("CANDLESTICK"))
                .isPositive();
        assertThat(scraped("trading_patterns_dropped_bars_total")).isZero();
        assertThat(scraped("trading_patterns_waiting_bars")).isZero();
    }

    private double ofGroup(String group) {
        return StreamSupport.stream(api.json("/api/patterns").spliterator(), false)
                .filter(one -> one.path("group").asText().equals(group))
                .count();
    }

    private double scraped(String series) {
        return api.get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow();
    }
}
