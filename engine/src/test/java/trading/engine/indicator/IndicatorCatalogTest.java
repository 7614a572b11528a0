package trading.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import trading.engine.indicator.IndicatorOutput.Pane;
import trading.engine.indicator.IndicatorOutput.Shape;

class IndicatorCatalogTest {
    @Test
    void names_are_words_joined_by_hyphens_and_every_group_has_some() {
        assertThat(IndicatorCatalog.names())
                .hasSizeGreaterThanOrEqualTo(45)
                .allMatch(name -> name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"));
        for (IndicatorGroup group : IndicatorGroup.values()) {
            assertThat(IndicatorCatalog.all()).anyMatch(definition -> definition.group() == group);
        }
    }

    @Test
    void defaults_are_allowed_and_the_first_output_is_the_value() {
        for (IndicatorDefinition definition : IndicatorCatalog.all()) {
            assertThat(definition.parameters())
                    .as(definition.name())
                    .allMatch(parameter -> parameter.allows(parameter.defaultValue()))
                    .allMatch(parameter -> parameter.step() > 0);
            assertThat(definition.outputs().getFirst().name()).isEqualTo("value");
            assertThat(definition.outputs().stream().map(IndicatorOutput::name)).doesNotHaveDuplicates();
            assertThat(definition.warmUpBars(Map.of())).isGreaterThanOrEqualTo(definition.readyBars(Map.of()));
        }
    }

    @Test
    void it_tells_how_to_draw_the_macd() {
        IndicatorDefinition macd = IndicatorCatalog.definition("macd");
        assertThat(macd.title()).isEqualTo("Moving average convergence divergence");
        assertThat(macd.parameters().stream().map(IndicatorParameter::name)).containsExactly("fast", "slow", "signal");
        assertThat(macd.outputs())
                .containsExactly(
                        new IndicatorOutput("value", "MACD", Pane.OWN, Shape.LINE),
                        new IndicatorOutput("signal", "Signal", Pane.OWN, Shape.LINE),
                        new IndicatorOutput("histogram", "Histogram", Pane.OWN, Shape.HISTOGRAM));
        assertThat(macd.readyBars(Map.of())).isEqualTo(34);
        assertThat(macd.readyBars(Map.of("slow", 50.0, "signal", 5.0))).isEqualTo(54);
    }

    @Test
    void what_it_makes_is_what_the_class_is() {
        CatalogIndicator made = IndicatorCatalog.create("macd", Map.of("fast", 3.0, "slow", 6.0, "signal", 2.0));
        Macd direct = new Macd(3, 6, 2);
        for (double close : new double[] {10, 12, 11, 15, 14, 13, 17, 19}) {
            made.update(Candles.bar(0, (long) close, (long) close, (long) close, (long) close, 1));
            direct.update(close);
        }
        assertThat(made.ready()).isTrue();
        assertThat(made.value()).isEqualTo(direct.value());
        assertThat(made.value("signal")).isEqualTo(direct.signal());
        assertThat(made.value(2)).isEqualTo(direct.histogram());
        assertThat(made.definition().name()).isEqualTo("macd");
    }

    @Test
    void whatever_is_wrong_is_told_at_once() {
        assertThatThrownBy(() -> IndicatorCatalog.create("macd", Map.of("fast", 0.0, "slow", 2.5, "signl", 9.0)))
                .hasMessage("indicator macd: fast=0 from=1 to=1000 whole number; "
                        + "slow=2.5 from=2 to=1000 whole number; "
                        + "unknown parameter=signl known=[fast, slow, signal]");
        assertThatThrownBy(() -> IndicatorCatalog.create("macd", Map.of("fast", 30.0)))
                .hasMessage("indicator: period=26 minimum=31");
        assertThatThrownBy(() -> IndicatorCatalog.create("macd", Map.of("fast", Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_unknown_name_is_answered_with_the_known_ones() {
        assertThatThrownBy(() -> IndicatorCatalog.definition("mcad"))
                .hasMessageStartingWith("unknown indicator=mcad known=[accumulation-distribution, ");
        assertThatThrownBy(() -> IndicatorCatalog.create("macd", Map.of()).value("sginal"))
                .hasMessage("indicator macd: unknown output=sginal known=[value, signal, histogram]");
    }

    @Test
    void bands_come_in_pairs() {
        for (IndicatorDefinition definition : IndicatorCatalog.all()) {
            List<IndicatorOutput> bands = definition.outputs().stream()
                    .filter(output -> output.shape() == Shape.BAND)
                    .toList();
            assertThat(bands.size()).as(definition.name()).isIn(0, 2);
        }
    }
}
