package trading.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import trading.engine.SampleData;

/// Every output of every indicator against TA-Lib, ta4j or the formula written out a second time, on every bar
/// of some random series and of a recorded one.
class IndicatorOracleTest {
    private static final double TOLERANCE = 1e-9;
    private static final long[] SEEDS = {1, 2, 3};
    private static final int BARS = 6_000;
    private static final Path PAGE = Path.of("..", "docs", "indicators.md");
    private static final Path MADE = Path.of("target", "indicators.md");

    private static final List<String> COMPLAINTS = new ArrayList<>();
    private static final SortedMap<String, IndicatorRow> ROWS = new TreeMap<>();

    @BeforeAll
    static void compare_with_all_oracles_on_random_bars() {
        for (long seed : SEEDS) {
            Candles candles = Candles.random(seed, BARS);
            for (Expectation expectation : Oracles.of(candles)) {
                compare(candles, expectation, COMPLAINTS, ROWS);
            }
        }
    }

    @Test
    void all_indicators_equal_their_oracles_on_random_bars() {
        assertThat(COMPLAINTS).isEmpty();
    }

    @Test
    void all_indicators_equal_their_oracles_on_a_week_of_bitcoin() {
        Candles candles = Candles.klines(SampleData.file(SampleData.BITCOIN_WEEK));
        List<String> complaints = new ArrayList<>();
        for (Expectation expectation : Oracles.of(candles)) {
            compare(candles, expectation, complaints, new TreeMap<>());
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void every_output_of_the_catalog_has_an_oracle() {
        Set<String> asked = new HashSet<>();
        ROWS.forEach((indicator, row) -> row.outputs().forEach(output -> asked.add(indicator + "." + output)));
        for (IndicatorDefinition definition : IndicatorCatalog.all()) {
            for (IndicatorOutput output : definition.outputs()) {
                assertThat(asked).contains(definition.name() + "." + output.name());
            }
        }
    }

    @Test
    void the_page_has_the_table_that_is_measured_here() throws IOException {
        assumeThat(PAGE).exists();
        String made = IndicatorRow.replaceTable(Files.readString(PAGE), ROWS);
        Files.writeString(MADE, made);
        assertThat(Files.readString(PAGE))
                .as(
                        "docs/indicators.md is not what was measured; to take it over: cp engine/target/indicators.md docs/")
                .isEqualTo(made);
    }

    private static void compare(
            Candles candles, Expectation expectation, List<String> complaints, SortedMap<String, IndicatorRow> rows) {
        CatalogIndicator indicator = IndicatorCatalog.create(expectation.indicator(), expectation.settings());
        int readyBars = indicator.definition().readyBars(expectation.settings());
        int compared = 0;
        double worst = 0;
        String worstBar = "";
        for (int i = 0; i < candles.count(); i++) {
            indicator.update(candles.bars().get(i));
            double ours = indicator.value(expectation.output());
            boolean ready = i + 1 >= readyBars || readyBars == 1;
            if (indicator.ready() != ready && !goesByHours(indicator)) {
                complaints.add(candles + " " + expectation + " bar " + i + " ready=" + indicator.ready());
                return;
            }
            if (Double.isNaN(ours) == indicator.ready()) {
                complaints.add(candles + " " + expectation + " bar " + i + " value=" + ours);
                return;
            }
            double oracle = expectation.values()[i];
            if (i < expectation.from() || Double.isNaN(oracle) || !indicator.ready()) {
                continue;
            }
            compared++;
            double difference = expectation.difference(i, ours);
            if (difference > worst || Double.isNaN(difference)) {
                worst = difference;
                worstBar = " bar " + i + " ours=" + ours + " oracle=" + oracle + " difference=" + difference;
            }
        }
        if (!(worst <= TOLERANCE)) {
            complaints.add(candles + " " + expectation + worstBar);
        }
        if (compared < candles.count() / 3) {
            complaints.add(candles + " " + expectation + " compared only " + compared);
        }
        rows.computeIfAbsent(expectation.indicator(), name -> new IndicatorRow(IndicatorCatalog.definition(name)))
                .add(expectation, worst);
    }

    /// Ready earlier when the recording begins in the middle of a session.
    private static boolean goesByHours(CatalogIndicator indicator) {
        return indicator.definition().parameters().stream()
                .anyMatch(parameter -> parameter.name().equals("hours"));
    }
}
