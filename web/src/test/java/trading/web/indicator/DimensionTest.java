package trading.web.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trading.engine.indicator.IndicatorCatalog;
import trading.engine.indicator.IndicatorDefinition;
import trading.engine.indicator.IndicatorOutput;
import trading.web.testing.TestDesk;

class DimensionTest {
    @ParameterizedTest
    @CsvSource({"rsi, 0, 0", "macd, 1, 0", "variance, 2, 0", "obv, 0, 1", "force-index, 1, 1", "bollinger, 1, 0"})
    void an_output_counts_money_quantities_or_neither(String name, int price, int volume) {
        assertThat(Dimension.of(IndicatorCatalog.definition(name)).getFirst()).isEqualTo(new Dimension(price, volume));
    }

    @Test
    void ticks_become_money_and_lots_quantities() {
        assertThat(new Dimension(1, 1).scaled(4_000, TestDesk.ETH)).isCloseTo(4_000 * 0.01 * 0.0001, within(1e-12));
        assertThat(new Dimension(0, 0).scaled(55, TestDesk.ETH)).isEqualTo(55);
    }

    @Test
    void whatever_is_drawn_over_the_price_is_a_price() {
        for (IndicatorDefinition definition : IndicatorCatalog.all()) {
            for (int i = 0; i < definition.outputs().size(); i++) {
                if (definition.outputs().get(i).pane() == IndicatorOutput.Pane.PRICE) {
                    assertThat(Dimension.of(definition).get(i))
                            .as(definition.name() + " "
                                    + definition.outputs().get(i).name())
                            .isEqualTo(new Dimension(1, 0));
                }
            }
        }
    }
}
